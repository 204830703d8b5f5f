using System.Globalization;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat.Telegram.Sending;

/// <summary>Posts to Telegram for the outbox. A long wait throws instead, so that the outbox can serve other chats.</summary>
internal sealed class TelegramPlatform(
    TelegramSender post, SendLimiter turns, SentMessageIndex known, TelegramMemoryWriter writer, ConversationEvents events) : IChatPlatform
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    public string Name => TelegramTarget.PlatformName;

    /// <summary>A private chat has the id of its user.</summary>
    public Conversation DirectTo(string userId) => new(TelegramTarget.PlatformName, userId) { IsPrivate = true };

    public Task<string> SendAsync(Conversation conversation, Reply reply, SendOptions sendOptions, CancellationToken cancellationToken) =>
        SpeakAsync(conversation, async place =>
        {
            var id = await post.SendAsync(place, reply, new(sendOptions.Silent, MessageId(sendOptions.ReplyTo)), cancellationToken);

            // Not awaited: the outbox saves the same id; this one only helps to identify messages after a crash.
            _ = writer.KeepKnownAsync();
            return id.ToString(CultureInfo.InvariantCulture);
        });

    public Task EditAsync(Conversation conversation, string messageId, Reply reply, CancellationToken cancellationToken) =>
        SpeakAsync(conversation, async place =>
        {
            await post.EditAsync(place, Required(messageId), reply, cancellationToken);
            return messageId;
        });

    public Task PinAsync(Conversation conversation, string messageId, CancellationToken cancellationToken) =>
        SpeakAsync(conversation, async place =>
        {
            await post.PinAsync(place, Required(messageId), cancellationToken);
            return messageId;
        });

    public string? Bookmark(Conversation conversation) => known.Bookmark(PlaceOf(conversation));

    public Task<string?> FindAsync(
        Conversation conversation,
        Reply reply,
        SendOptions sendOptions,
        string? bookmark,
        CancellationToken cancellationToken
    ) => SpeakAsync(conversation, async place =>
        {
            await known.WhenCertainAsync(place, cancellationToken);
            return (await post.FindAsync(place, reply, bookmark, cancellationToken))?.ToString(CultureInfo.InvariantCulture);
        });

    private async Task<T> SpeakAsync<T>(Conversation conversation, Func<TelegramTarget, Task<T>> speak)
    {
        var place = PlaceOf(conversation);
        if (turns.WaitOf(place) is var wait && wait > LongestWait)
            throw new RateLimitedException(wait);

        try
        {
            return await speak(place);
        }
        catch (TelegramApiException fault)
        {
            if (fault.Kind is TelegramErrorKind.Moved)
                events.Moved(conversation, TelegramTarget.Of(fault.MovedTo!.Value));

            throw fault.ToDelivery();
        }
    }

    private static TelegramTarget PlaceOf(Conversation conversation) =>
        TelegramTarget.TryParse(conversation.Id, out var place)
            ? place.Value
            : throw new TargetGoneException($"{conversation} isn't a Telegram chat: its id must be a number.");

    private static int Required(string messageId) =>
        MessageId(messageId) ?? throw new MessageGoneException($"Telegram has no message \"{messageId}\".");

    private static int? MessageId(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
