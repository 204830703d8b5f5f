using GartanChatBot.Chat;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Outbox;

/// <summary>
/// Queue of outgoing messages. They are written in the transaction of the reading that caused them, so neither is ever stored without the
/// other.
/// </summary>
internal sealed class OutboxStore : IConversationObserver
{
    /// <summary>Settled messages outlive every known gap, so news of it is never queued twice.</summary>
    private static readonly Duration SettledAreKept = Duration.FromDays(60);

    private readonly BotDatabase database;
    private readonly TimeProvider time;
    private readonly DocumentSet<OutboxMessage> messages;
    private readonly FileCache<NextDue> next;
    private readonly TransactionHooks steps;

    public OutboxStore(BotDatabase database, TimeProvider time)
    {
        (this.database, this.time) = (database, time);
        messages = database.Documents<OutboxMessage>("outbox");
        messages.EnsureIndex("due", "$.Due");
        messages.EnsureIndex("settled", "$.SettledAt");
        next = new(database, () => new(Stored(Instant.MaxValue).Min(message => message.Due) ?? Instant.MaxValue));
        steps = new(() => { }, next.Doubt, next.Doubt);
    }

    public OutboxMessage? Find(string id) => messages.Find(id);

    /// <summary>
    /// Queues messages. One that is already queued or settled is unchanged, except that an edit requested again becomes due again.
    /// </summary>
    public void Add(IEnumerable<OutboxMessage> news) => Write(() =>
    {
        foreach (var message in news)
        {
            if (messages.Find(message.Id) is not { } known)
                messages.Insert(message);
            else if (message.Kind is MessageKind.Edit)
                messages.Upsert(known with { Wished = known.Wished + 1 });
        }
    });

    /// <summary>
    /// Returns unsettled messages that are due, in queueing order. Called every two seconds, so the database is read only if one is due or
    /// something was written.
    /// </summary>
    public IReadOnlyList<OutboxMessage> DueAt(Instant now) => !database.IsWriting && next.Value.At > now ? [] : Stored(now);

    private IReadOnlyList<OutboxMessage> Stored(Instant now) =>
        [
            .. messages
                .Where("$.Due BETWEEN @0 AND @1", 0L, now.ToUnixTimeTicks())
                .OrderBy(message => message.QueuedAt)
                .ThenBy(message => message.Order),
        ];

    public int CountWaiting() => messages.CountWhere("$.Due BETWEEN @0 AND @1", 0L, long.MaxValue);

    /// <summary>Unsettled messages, due or not.</summary>
    public IReadOnlyList<OutboxMessage> Waiting() => Stored(Instant.MaxValue);

    /// <summary>Unsettled messages and those that were settled since, the latest queued first.</summary>
    public IReadOnlyList<OutboxMessage> Since(Instant settled) =>
        [
            .. messages
                .Where("$.SettledAt BETWEEN @0 AND @1", settled.ToUnixTimeTicks(), long.MaxValue)
                .Concat(Waiting())
                .OrderByDescending(message => message.QueuedAt)
                .ThenByDescending(message => message.Order),
        ];

    public void Save(OutboxMessage message) => Write(() => messages.Upsert(message));

    /// <summary>Time of the first send attempt; now if there was none.</summary>
    public Instant FirstTryOf(OutboxMessage message) => message.SendingSince ?? time.GetCurrentInstant();

    /// <summary>Records an attempt before the send, so that after a crash the platform is searched for the message.</summary>
    public void BeginSending(OutboxMessage message, string? bookmark) =>
        Save(message with { SendingSince = time.GetCurrentInstant(), Bookmark = bookmark });

    /// <summary>Marks a message as done: delivered, outdated or given up. Completed edits are deleted.</summary>
    public void Settle(OutboxMessage message, string? messageId, string outcome) =>
        Write(() =>
        {
            var at = time.GetCurrentInstant();

            // Keep an edit that was requested again meanwhile: the sent text is already outdated.
            if (message.Kind is not MessageKind.Edit)
                messages.Upsert(
                    message with
                    {
                        Due = null,
                        SettledAt = at,
                        MessageId = messageId,
                        Outcome = outcome,
                        SendingSince = null,
                        Bookmark = null,
                    });
            else if (messages.Find(message.Id) is { } known && known.Wished == message.Wished)
                messages.Delete(message.Id);

            messages.DeleteWhere("$.SettledAt BETWEEN @0 AND @1", 0L, (at - SettledAreKept).ToUnixTimeTicks());
        });

    /// <summary>All messages to a chat, sent or not. Reads the whole collection, which is rare enough.</summary>
    public IReadOnlyList<OutboxMessage> Of(ChatKey chat) => [.. messages.All().Where(message => message.Conversation == chat.Value)];

    /// <summary>Messages about a subject, and their edits.</summary>
    public IReadOnlyList<OutboxMessage> About(string subject) =>
        [.. messages.All().Where(message => message.Id.StartsWith($"{subject}|", StringComparison.Ordinal))];

    /// <summary>Notices that contain this account's id in their text or buttons.</summary>
    public IReadOnlyList<OutboxMessage> NoticesAbout(string account) =>
        [
            .. messages
                .All()
                .Where(message =>
                    message.Kind is MessageKind.Notice
                    && (Names(message.Text, account) || Array.Exists(message.Buttons, button => Names(button, account)))),
        ];

    public void ForgetAll(IEnumerable<OutboxMessage> forgotten) => Write(() =>
    {
        foreach (var message in forgotten)
            messages.Delete(message.Id);
    });

    /// <summary>Settles every message that waits for this chat; none is sent.</summary>
    public void Ended(Conversation conversation, string reason)
    {
        var chat = ChatKey.Of(conversation).Value;
        foreach (var message in Waiting().Where(message => message.Conversation == chat))
            Settle(message, messageId: null, reason);
    }

    public void Erased(Conversation conversation) => ForgetAll(Of(conversation));

    public void Moved(Conversation from, Conversation to) => Move(from, to);

    /// <summary>Reads the whole collection, which is rare enough.</summary>
    private void Move(ChatKey from, ChatKey to) => Write(() =>
    {
        foreach (var message in messages.All().Where(message => message.Conversation == from.Value))
        {
            messages.Delete(message.Id);
            messages.Upsert(message with
            {
                Id = OutboxMessage.Moved(message.Id, from, to),
                Conversation = to.Value,
                Anchor = message.Anchor is { } anchor ? OutboxMessage.Moved(anchor, from, to) : null,
            });
        }
    });

    private void Write(Action work) => database.InTransaction(() =>
    {
        database.Enlist(steps);
        work();
    });

    /// <summary>True if the text contains the account id as a whole, not as the prefix of a longer id.</summary>
    private static bool Names(string? text, string account)
    {
        for (
            var at = text?.IndexOf(account, StringComparison.Ordinal) ?? -1;
            at >= 0;
            at = text!.IndexOf(account, at + 1, StringComparison.Ordinal))
        {
            if (at + account.Length == text!.Length || !char.IsLetterOrDigit(text[at + account.Length]))
                return true;
        }

        return false;
    }

    /// <summary>Time when the next unsettled message is due; <see cref="Instant.MaxValue"/> if there is none.</summary>
    private sealed record NextDue(Instant At);
}
