using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Alerts.Outbox;

/// <summary>News on its way: written in the transaction of the reading that caused it, so that neither is ever without the other.</summary>
internal sealed class OutboxStore
{
    /// <summary>Long enough that no gap is still known whose news was forgotten.</summary>
    private static readonly Duration DeliveredAreKept = Duration.FromDays(60);

    private readonly BotDatabase database;
    private readonly DocumentSet<OutboxMessage> messages;

    public OutboxStore(BotDatabase database)
    {
        this.database = database;
        messages = database.Documents<OutboxMessage>("outbox");
        messages.EnsureIndex("due", "$.Due");
        messages.EnsureIndex("delivered", "$.DeliveredAt");
    }

    /// <summary>What is queued or delivered already is left as it is: the id is the same for the same news and conversation.</summary>
    public void Add(IEnumerable<OutboxMessage> news) => database.InTransaction(() =>
    {
        foreach (var message in news.Where(message => messages.Find(message.Id) is null))
            messages.Insert(message);
    });

    /// <summary>Undelivered messages whose time has come, the oldest first.</summary>
    public IReadOnlyList<OutboxMessage> DueAt(Instant now) =>
        [.. messages.Where("$.Due BETWEEN @0 AND @1", 0L, now.ToUnixTimeTicks()).OrderBy(message => message.Due)];

    public int Waiting() => messages.CountWhere("$.Due BETWEEN @0 AND @1", 0L, long.MaxValue);

    public void MarkDelivered(OutboxMessage message, Instant at) => database.InTransaction(() =>
    {
        messages.Upsert(message with { Due = null, DeliveredAt = at });
        messages.DeleteWhere("$.DeliveredAt BETWEEN @0 AND @1", 0L, (at - DeliveredAreKept).ToUnixTimeTicks());
    });

    public void Postpone(OutboxMessage message, Instant until) => messages.Upsert(message with { Due = until, Attempts = message.Attempts + 1 });
}
