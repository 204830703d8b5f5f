using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat;

/// <summary>
/// A place where people talk, and to which the bot can speak unasked. A failure is a <see cref="DeliveryException"/>, one
/// type for each remedy.
/// </summary>
internal interface IChatPlatform
{
    /// <summary>First half of a <see cref="Conversation"/>: <c>telegram</c>, <c>discord</c>, <c>terminal</c>.</summary>
    string Name { get; }

    /// <summary>Where one person alone is told something.</summary>
    Conversation DirectTo(string userId);

    /// <summary>Posts a new message; the answer is the platform's id of it, by which it is edited and pinned later.</summary>
    Task<string> SendAsync(Conversation conversation, Reply reply, SendOptions sendOptions, CancellationToken cancellationToken);

    /// <summary>Puts a new text in the place of an earlier message; nobody is notified. The same text again is no failure.</summary>
    Task EditAsync(Conversation conversation, string messageId, Reply reply, CancellationToken cancellationToken);

    Task PinAsync(Conversation conversation, string messageId, CancellationToken cancellationToken);

    /// <summary>
    /// What has to be remembered before a message is sent, so that <see cref="FindAsync"/> can tell afterwards whether it got through.
    /// </summary>
    string? Bookmark(Conversation conversation);

    /// <summary>
    /// Whether a message whose sending ended in the unknown is there after all: its id, or null when it has to be sent again.
    /// </summary>
    /// <param name="bookmark">What <see cref="Bookmark"/> said before it was sent.</param>
    Task<string?> FindAsync(
        Conversation conversation, Reply reply, SendOptions sendOptions, string? bookmark, CancellationToken cancellationToken);
}
