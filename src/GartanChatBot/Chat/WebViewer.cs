namespace GartanChatBot.Chat;

/// <summary>
/// The asker for web requests without the operator's token: one anonymous user with crew rights who can't change anything.
/// </summary>
internal static class WebViewer
{
    public static Conversation Conversation { get; } = new("web", "viewer");

    public static ChatUser User { get; } = new("viewer", "viewer");

    public static ChatRequest Asked(string text, NameStyle names) =>
        new() { Conversation = Conversation, Who = User, Text = text, Names = names, ShowRanks = names is not NameStyle.None };
}
