using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat;

/// <summary>Something that only whoever runs the bot can put right.</summary>
/// <param name="Key">The same key is told once: <c>access|telegram:-4711</c>.</param>
internal sealed record AdministratorNotice(string Key, string Text)
{
    /// <summary>On another day the same key is told again: a trouble that comes back after weeks is news.</summary>
    public bool IsDaily { get; init; }

    public IReadOnlyList<ReplyButton> Buttons { get; init; } = [];
}
