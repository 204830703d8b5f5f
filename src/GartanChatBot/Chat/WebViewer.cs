namespace GartanChatBot.Chat;

/// <summary>
/// Whoever asks over the web without the operator's token: one nameless asker who may do what crew may, and change nothing.
/// </summary>
internal static class WebViewer
{
    public static Conversation Conversation { get; } = new("web", "viewer");

    public static ChatUser User { get; } = new("viewer", "viewer");

    public static ChatRequest Asked(string text, NameStyle names) =>
        new() { Conversation = Conversation, Who = User, Text = text, Names = names, ShowRanks = names is not NameStyle.None };
}
