using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat;

/// <summary>Something that only whoever runs the bot can put right.</summary>
/// <param name="Key">The same key is told once: <c>access|telegram:-4711</c>.</param>
internal sealed record AdministratorNotice(string Key, string Text)
{
    public IReadOnlyList<ReplyButton> Buttons { get; init; } = [];
}
