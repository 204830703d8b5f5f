using System.Diagnostics.CodeAnalysis;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Outbox;

/// <summary>
/// Sends one message. The attempt is stored before the send, so that after a crash the platform is searched for the message instead of
/// posting it twice.
/// </summary>
internal sealed partial class OutboxSender(
    OutboxStore outbox, IMessageRenderer renderer, DeliveryResults results, BotMetrics metrics, ILogger<OutboxSender> logger)
{
    /// <summary>Returns false if no more messages should be tried in this conversation for now.</summary>
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
            results.InDoubt(message, "internal error");
            return false;
        }
        finally
        {
            metrics.Delivered(platform.Name, message.Kind is MessageKind.Edit ? "edit" : "send", started, outcome);
        }
    }

    private async Task<bool> TryAsync(OutboxMessage message, IChatPlatform platform, CancellationToken cancellationToken)
    {
        // Render as at the first attempt: a platform may search for the message by its text.
        var rendered = renderer.Render(message, outbox.FirstTryOf(message));
        if (rendered.Wait)
            return true;

        if (rendered.Reply is not { } reply)
            outbox.Settle(message, messageId: null, "outdated, not sent");
        else if (message.Kind is MessageKind.Edit)
            await EditAsync(message, reply, platform, cancellationToken);
        else
            results.Succeeded(message, await SendAsync(message, reply, platform, cancellationToken));

        return true;
    }

    private async Task<string> SendAsync(OutboxMessage message, Reply reply, IChatPlatform platform, CancellationToken cancellationToken)
    {
        var target = message.Target();
        var sendOptions = SendOptionsFor(message);
        if (
            message.SendingSince is not null
            && await platform.FindAsync(target, reply, sendOptions, message.Bookmark, cancellationToken) is { } there)
            return there;

        if (message.SendingSince is null)
            outbox.BeginSending(message, platform.Bookmark(target));

        return await platform.SendAsync(target, reply, sendOptions, cancellationToken);
    }

    private async Task EditAsync(OutboxMessage message, Reply reply, IChatPlatform platform, CancellationToken cancellationToken)
    {
        var anchor = outbox.Find(message.Anchor!)!;
        try
        {
            await platform.EditAsync(message.Target(), anchor.MessageId!, reply, cancellationToken);
            results.Succeeded(message, anchor.MessageId!);
        }
        catch (MessageGoneException)
        {
            results.SucceededAnew(message, anchor, await SendAsync(message, reply, platform, cancellationToken));
        }
    }

    private SendOptions SendOptionsFor(OutboxMessage message) => new()
    {
        Key = message.Key,
        Silent = message.Silent || message.Kind is MessageKind.Edit,
        MentionRole = message.MentionRole,
        ReplyTo = message.Kind is not MessageKind.Edit && message.Anchor is { } anchor ? outbox.Find(anchor)?.MessageId : null,
    };

    /// <param name="message">
    /// Message before this attempt: one that was already in doubt remains in doubt, whatever the search returned.
    /// </param>
    private async Task<bool> AfterFailureAsync(
        DeliveryException failure, OutboxMessage message, IChatPlatform platform, CancellationToken cancellationToken)
    {
        LogFailed(failure, message.Kind, platform.Name, message.Attempts + 1);
        switch (failure)
        {
            case RateLimitedException slow:
                results.Slowed(message, slow);
                return false;
            case OutcomeUnknownException:
                results.InDoubt(message, failure.Message);
                return false;
            case TargetGoneException:
                results.Ended(message, failure.Message);
                return false;
            case ConversationMovedException moved when message.Attempts == 0:
                return results.Moved(message, moved.To) is { } again && await DeliverAsync(again, platform, cancellationToken);
            case MessageGoneException when message is { Anchor: not null, Kind: not MessageKind.Edit }:
                // The message to reply to is gone: send this one without a reference.
                var alone = message with { Anchor = null, SendingSince = null, Bookmark = null };
                outbox.Save(alone);
                return await DeliverAsync(alone, platform, cancellationToken);
            case MessageRefusedException or MessageGoneException:
                results.Refused(message, failure.Message);
                return true;
            case PlaceClosedException:
                results.Closed(message, failure.Message);
                return false;
            default:
                results.PutOff(message, failure.Message);
                return false;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Alert {Kind} for {Platform} was not delivered (attempt {Attempt}); the outbox retries it unless the error is final.")]
    private partial void LogFailed(Exception failure, string kind, string platform, int attempt);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Alert {Kind} for {Platform} failed with an internal error; it stays in the outbox and is retried.")]
    private partial void LogOurFault(Exception failure, string kind, string platform);
}
