using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat;

/// <summary>
/// A chat service on which the bot answers and posts. Failures are <see cref="DeliveryException"/>s, one type per remedy.
/// </summary>
internal interface IChatPlatform
{
    /// <summary>First half of a <see cref="Conversation"/>: <c>telegram</c>, <c>discord</c>, <c>terminal</c>.</summary>
    string Name { get; }

    /// <summary>Returns the direct conversation with this user.</summary>
    Conversation DirectTo(string userId);

    /// <summary>Posts a new message and returns the platform's id for it, which later edits and pins use.</summary>
    Task<string> SendAsync(Conversation conversation, Reply reply, SendOptions sendOptions, CancellationToken cancellationToken);

    /// <summary>Replaces the text of an earlier message without a notification. An identical text is not an error.</summary>
    Task EditAsync(Conversation conversation, string messageId, Reply reply, CancellationToken cancellationToken);

    Task PinAsync(Conversation conversation, string messageId, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the position to store before sending, from which <see cref="FindAsync"/> can find the message after an unknown outcome.
    /// </summary>
    string? Bookmark(Conversation conversation);

    /// <summary>Searches for a message with an unknown send outcome. Returns its id, or null if it has to be sent again.</summary>
    /// <param name="bookmark">Value that <see cref="Bookmark"/> returned before the send.</param>
    Task<string?> FindAsync(
        Conversation conversation, Reply reply, SendOptions sendOptions, string? bookmark, CancellationToken cancellationToken);
}
