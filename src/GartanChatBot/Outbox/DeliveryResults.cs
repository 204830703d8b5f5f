using GartanChatBot.Chat;
using GartanChatBot.Storage;

namespace GartanChatBot.Outbox;

/// <summary>
/// Records the result of a delivery attempt, for the message and its destination, in one transaction; notifies administrators of failures.
/// </summary>
internal sealed class DeliveryResults(
    OutboxStore outbox, DestinationHealthStore destinations, ConversationEvents events, IAdministratorNotifier administrators,
    BotDatabase database)
{
    private const string Delivered = "delivered";

    public void Succeeded(OutboxMessage message, string messageId) => database.InTransaction(() =>
    {
        outbox.Settle(message, messageId, Delivered);
        destinations.Succeeded(message.Conversation);
    });

    /// <summary>Records an edit whose message was deleted, so that it was posted as a new message.</summary>
    public void SucceededAnew(OutboxMessage message, OutboxMessage edited, string messageId) => database.InTransaction(() =>
    {
        outbox.Save(edited with { MessageId = messageId });
        Succeeded(message, messageId);
    });

    public void Slowed(OutboxMessage message, RateLimitedException slow) => database.InTransaction(() =>
    {
        outbox.Save(message with { Outcome = slow.Message });
        destinations.Wait(message.Conversation, slow.RetryAfter);
    });

    /// <summary>Records an unknown outcome. The data noted before the attempt is kept, because the message may have been posted.</summary>
    public void InDoubt(OutboxMessage message, string why) => database.InTransaction(() =>
    {
        outbox.Save((outbox.Find(message.Id) ?? message) with { Attempts = message.Attempts + 1, Outcome = why });
        destinations.Failed(message.Conversation);
    });

    /// <param name="message">Message before this attempt: one that was already in doubt remains in doubt.</param>
    public void PutOff(OutboxMessage message, string why) => database.InTransaction(() =>
    {
        outbox.Save(message with { Attempts = message.Attempts + 1, Outcome = why });
        destinations.Failed(message.Conversation);
    });

    public void Refused(OutboxMessage message, string why) => database.InTransaction(() =>
    {
        outbox.Settle(message, messageId: null, $"refused: {why}");
        Tell(
            "refused",
            message,
            $"{message.Conversation} rejected a message of mine ({message.Kind}): {why} I won't send it again. "
                + "Send /alerts test there: if that fails too, check my permissions there or choose another chat; "
                + "if it works, it's a bug in me and the log has the details.");
    });

    public void Closed(OutboxMessage message, string why)
    {
        PutOff(message, why);
        Tell(
            "closed",
            message,
            $"{message.Conversation} can't receive messages now: {why} Queued messages are sent when it can.");
    }

    public void Ended(OutboxMessage message, string reason) => database.InTransaction(() =>
    {
        outbox.Settle(message, messageId: null, reason);
        events.Ended(message.Target(), reason);
        if (message.Kind is not MessageKind.Notice)
            Tell(
                "gone", message,
                $"{message.Conversation} is no longer reachable: {reason} Alerts there are off until I can post there again.");
    });

    /// <summary>Moves the message to the conversation's new id. The caller follows a move only once, in case a chat keeps moving.</summary>
    /// <returns>The message for the new conversation.</returns>
    public OutboxMessage? Moved(OutboxMessage message, Conversation to)
    {
        var from = message.Target();
        database.InTransaction(() =>
        {
            outbox.Save(message with { SendingSince = null, Bookmark = null, Attempts = message.Attempts + 1 });
            events.Moved(from, to);
        });
        return outbox.Find(OutboxMessage.Moved(message.Id, from, to));
    }

    private void Tell(string what, OutboxMessage message, string text) =>
        administrators.Tell(new($"{what}|{message.Conversation}", text) { IsDaily = true });
}
