using System.Diagnostics.CodeAnalysis;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using NodaTime;

namespace GartanChatBot.Outbox;

/// <summary>
/// One message to its conversation. What is about to be sent is noted and on the disk before, so that after a crash nobody
/// posts twice: the platform is asked first whether it is there.
/// </summary>
internal sealed partial class OutboxSender(
    OutboxStore outbox, DestinationHealthStore destinations, IMessageRenderer renderer, ConversationEvents events,
    IAdministratorNotifier administrators, BotDatabase database, BotMetrics metrics, TimeProvider time, ILogger<OutboxSender> logger)
{
    private const string Delivered = "delivered";

    /// <summary>False when nothing more should be tried there for now.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A boundary: what one platform can't take must not keep news from the others.")]
    public async Task<bool> DeliverAsync(OutboxMessage message, IChatPlatform platform, CancellationToken cancellationToken)
    {
        var started = metrics.StartAwaited();
        var outcome = OperationOutcome.Refused;
        try
        {
            var goOn = await TryAsync(message, platform, cancellationToken);
            outcome = OperationOutcome.Done;
            return goOn;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (DeliveryException failure)
        {
            return await AfterFailureAsync(failure, message, platform, cancellationToken);
        }
        catch (Exception failure)
        {
            LogOurFault(failure, message.Kind, platform.Name);
            PutOff(message, "internal error", keepTry: true);
            return false;
        }
        finally
        {
            metrics.Delivered(platform.Name, message.Kind is MessageKind.Edit ? "edit" : "send", started, outcome);
        }
    }

    private async Task<bool> TryAsync(OutboxMessage message, IChatPlatform platform, CancellationToken cancellationToken)
    {
        // Words as they were at the first try: a platform may look for the message by them.
        var rendered = renderer.Render(message, message.SendingSince ?? time.GetCurrentInstant());
        if (rendered.Wait)
            return true;

        if (rendered.Reply is not { } reply)
            outbox.Settle(message, messageId: null, "no news any more", time.GetCurrentInstant());
        else if (message.Kind is MessageKind.Edit)
            await EditAsync(message, reply, platform, cancellationToken);
        else
            Succeeded(message, await SendAsync(message, reply, platform, cancellationToken));

        return true;
    }

    private async Task<string> SendAsync(OutboxMessage message, Reply reply, IChatPlatform platform, CancellationToken cancellationToken)
    {
        var target = message.Target();
        var sendOptions = PostingOf(message);
        if (
            message.SendingSince is not null
            && await platform.FindAsync(target, reply, sendOptions, message.Bookmark, cancellationToken) is { } there)
            return there;

        if (message.SendingSince is null)
            outbox.Save(message with { SendingSince = time.GetCurrentInstant(), Bookmark = platform.Bookmark(target) });

        return await platform.SendAsync(target, reply, sendOptions, cancellationToken);
    }

    private async Task EditAsync(OutboxMessage message, Reply reply, IChatPlatform platform, CancellationToken cancellationToken)
    {
        var anchor = outbox.Find(message.Anchor!)!;
        try
        {
            await platform.EditAsync(message.Target(), anchor.MessageId!, reply, cancellationToken);
            Succeeded(message, anchor.MessageId!);
        }
        catch (MessageGoneException)
        {
            var anew = await SendAsync(message, reply, platform, cancellationToken);
            database.InTransaction(() =>
            {
                outbox.Save(anchor with { MessageId = anew });
                Succeeded(message, anew);
            });
        }
    }

    private SendOptions PostingOf(OutboxMessage message) => new()
    {
        Key = message.Key,
        Silent = message.Silent || message.Kind is MessageKind.Edit,
        MentionRole = message.MentionRole,
        ReplyTo = message.Kind is not MessageKind.Edit && message.Anchor is { } anchor ? outbox.Find(anchor)?.MessageId : null,
    };

    /// <param name="message">As it was before this try: one that was in doubt already stays in doubt, whatever became of looking for
    /// it.</param>
    private async Task<bool> AfterFailureAsync(
        DeliveryException failure, OutboxMessage message, IChatPlatform platform, CancellationToken cancellationToken)
    {
        LogFailed(failure, message.Kind, platform.Name, message.Attempts + 1);
        switch (failure)
        {
            case RateLimitedException slow:
                database.InTransaction(() =>
                {
                    outbox.Save(message with { Outcome = slow.Message });
                    destinations.Wait(message.Conversation, time.GetCurrentInstant() + Duration.FromTimeSpan(slow.RetryAfter));
                });
                return false;
            case OutcomeUnknownException:
                PutOff(message, failure.Message, keepTry: true);
                return false;
            case TargetGoneException:
                End(message, failure.Message);
                return false;
            case ConversationMovedException moved when message.Attempts == 0:
                return await FollowAsync(message, moved.To, platform, cancellationToken);
            case MessageGoneException when message is { Anchor: not null, Kind: not MessageKind.Edit }:
                // The message that it answers is gone: it stands by itself then.
                var alone = message with { Anchor = null, SendingSince = null, Bookmark = null };
                outbox.Save(alone);
                return await DeliverAsync(alone, platform, cancellationToken);
            case MessageRefusedException or MessageGoneException:
                database.InTransaction(() =>
                {
                    outbox.Settle(message, messageId: null, $"refused: {failure.Message}", time.GetCurrentInstant());
                    Tell(
                        "refused",
                        message,
                        $"{message.Conversation} does not take a message of mine ({message.Kind}): {failure.Message} It is not sent again. "
                            + "Say /alerts test there: if that fails too, check my permissions there or choose another chat; "
                            + "if not, it is a bug in me and the log has more."
                    );
                });
                return true;
            case PlaceClosedException:
                PutOff(message, failure.Message, keepTry: false);
                Tell(
                    "closed",
                    message,
                    $"{message.Conversation} takes no messages for now: {failure.Message} What waits for it is sent when it takes them "
                        + "again."
                );
                return false;
            default:
                PutOff(message, failure.Message, keepTry: false);
                return false;
        }
    }

    /// <summary>Once: a conversation that moves again and again is left for a while.</summary>
    private async Task<bool> FollowAsync(
        OutboxMessage message, Conversation to, IChatPlatform platform, CancellationToken cancellationToken)
    {
        var from = message.Target();
        database.InTransaction(() =>
        {
            outbox.Save(message with { SendingSince = null, Bookmark = null, Attempts = message.Attempts + 1 });
            events.Moved(from, to);
        });
        return outbox.Find(OutboxMessage.Moved(message.Id, from, to)) is { } again
            && await DeliverAsync(again, platform, cancellationToken);
    }

    private void End(OutboxMessage message, string reason) =>
        database.InTransaction(() =>
        {
            outbox.Settle(message, messageId: null, reason, time.GetCurrentInstant());
            events.Ended(message.Target(), reason);
            if (message.Kind is not MessageKind.Notice)
                Tell(
                    "gone", message,
                    $"Nothing can be posted in {message.Conversation} any more: {reason} Alerts there are off until I am let in again.");
        });

    private void Tell(string what, OutboxMessage message, string text) =>
        administrators.Tell(new($"{what}|{message.Conversation}", text) { IsDaily = true });

    private void PutOff(OutboxMessage message, string why, bool keepTry) => database.InTransaction(() =>
    {
        if (keepTry)
            outbox.Save((outbox.Find(message.Id) ?? message) with { Attempts = message.Attempts + 1, Outcome = why });
        else
            outbox.Save(message with { Attempts = message.Attempts + 1, Outcome = why });

        destinations.Failed(message.Conversation, time.GetCurrentInstant());
    });

    private void Succeeded(OutboxMessage message, string messageId) => database.InTransaction(() =>
    {
        outbox.Settle(message, messageId, Delivered, time.GetCurrentInstant());
        destinations.Succeeded(message.Conversation);
    });

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "An alert ({Kind}) for {Platform} was not delivered (try {Attempt}); the outbox does what the failure asks for.")]
    private partial void LogFailed(Exception failure, string kind, string platform, int attempt);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Alert {Kind} for {Platform} failed with an internal error; it stays in the outbox and is retried.")]
    private partial void LogOurFault(Exception failure, string kind, string platform);
}
