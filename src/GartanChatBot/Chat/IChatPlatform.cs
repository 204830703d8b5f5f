using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat;

/// <summary>A place where people talk, and to which the bot can speak unasked.</summary>
internal interface IChatPlatform
{
    /// <summary>First half of a <see cref="Conversation"/>: <c>telegram</c>, <c>discord</c>, <c>terminal</c>.</summary>
    string Name { get; }

    Task SendAsync(Conversation conversation, Reply reply, CancellationToken cancellationToken);
}
