using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat;

/// <summary>A problem that only the operator can fix, sent to every administrator.</summary>
/// <param name="Key">Notices with the same key are sent once: <c>access|telegram:-4711</c>.</param>
internal sealed record AdministratorNotice(string Key, string Text)
{
    /// <summary>True if the same key may be sent again on another day, because a problem that returns after weeks is news.</summary>
    public bool IsDaily { get; init; }

    public IReadOnlyList<ReplyButton> Buttons { get; init; } = [];
}
