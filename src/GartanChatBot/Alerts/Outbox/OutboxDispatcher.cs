using System.Diagnostics.CodeAnalysis;
using GartanChatBot.Alerts.Gaps;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using NodaTime;

namespace GartanChatBot.Alerts.Outbox;

/// <summary>Takes due messages to their platforms. Text is made at the moment of sending; what can't be delivered waits and is tried again.</summary>
internal sealed partial class OutboxDispatcher(
    OutboxStore outbox, ShortageStore gaps, ShortageReply replies, IEnumerable<IChatPlatform> platforms, TimeProvider time, ILogger<OutboxDispatcher> logger)
{
    private readonly Dictionary<string, IChatPlatform> byName = platforms.ToDictionary(platform => platform.Name, StringComparer.Ordinal);

    public async Task DeliverDueAsync(CancellationToken cancellationToken)
    {
        foreach (var message in outbox.DueAt(Now()))
        {
            if (byName.TryGetValue(message.Target().Platform, out var platform))
                await DeliverAsync(message, platform, cancellationToken);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A boundary: what one platform can't take must not keep news from the others.")]
    private async Task DeliverAsync(OutboxMessage message, IChatPlatform platform, CancellationToken cancellationToken)
    {
        try
        {
            var reply = message.Gap is { } id && gaps.Find(id) is { } gap ? replies.Of(gap, message.QueuedAt, Now()) : Reply.Of(Tone.Plain, message.Text ?? "");
            var messageId = await platform.SendAsync(message.Target(), reply, new Posting { Key = message.Key }, cancellationToken);
            outbox.Settle(message, messageId, "delivered", Now());
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            outbox.Save(message with { Due = Now() + BackOff.After(message.Attempts), Attempts = message.Attempts + 1 });
            LogPostponed(failure, message.Target().Platform, message.Attempts + 1);
        }
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    [LoggerMessage(Level = LogLevel.Warning, Message = "An alert for {Platform} was not delivered (try {Attempt}); it stays in the outbox and is tried again.")]
    private partial void LogPostponed(Exception failure, string platform, int attempt);
}
