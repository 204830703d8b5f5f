using System.Diagnostics.CodeAnalysis;
using GartanChatBot.Chat;
using GartanChatBot.Telemetry;
using NodaTime;

namespace GartanChatBot.Alerts.Outbox;

/// <summary>Takes due messages to their platforms. Text is made at the moment of sending; what can't be delivered waits and is tried again.</summary>
internal sealed partial class OutboxDispatcher(
    OutboxStore outbox, ShortageReply replies, IEnumerable<IChatPlatform> platforms, BotMetrics metrics, TimeProvider time, ILogger<OutboxDispatcher> logger)
{
    private readonly Dictionary<string, IChatPlatform> byName = platforms.ToDictionary(platform => platform.Name, StringComparer.Ordinal);

    public async Task DeliverDueAsync(CancellationToken cancellationToken)
    {
        foreach (var message in outbox.DueAt(Now()))
        {
            if (byName.TryGetValue(message.Platform, out var platform))
                await DeliverAsync(message, platform, cancellationToken);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A boundary: what one platform can't take must not keep news from the others.")]
    private async Task DeliverAsync(OutboxMessage message, IChatPlatform platform, CancellationToken cancellationToken)
    {
        var started = metrics.StartAwaited();
        var outcome = OperationOutcome.Refused;
        try
        {
            await platform.SendAsync(new Conversation(message.Platform, message.Conversation), replies.Of(message.Alert, Now()), new Posting { Key = message.Id }, cancellationToken);
            outcome = OperationOutcome.Done;
            outbox.MarkDelivered(message, Now());
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            outbox.Postpone(message, Now() + BackOff.After(message.Attempts));
            LogPostponed(failure, message.Platform, message.Attempts + 1);
        }
        finally
        {
            metrics.Delivered(message.Platform, "send", started, outcome);
        }
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    [LoggerMessage(Level = LogLevel.Warning, Message = "An alert for {Platform} was not delivered (try {Attempt}); it stays in the outbox and is tried again.")]
    private partial void LogPostponed(Exception failure, string platform, int attempt);
}
