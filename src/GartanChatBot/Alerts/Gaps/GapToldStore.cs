using GartanChatBot.Alerts.Outbox;
using GartanChatBot.Chat;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Alerts.Gaps;

/// <summary>What was told of which gap in which conversation: as many documents as there are known gaps and chats.</summary>
internal sealed class GapToldStore(BotDatabase database)
{
    private readonly DocumentSet<GapTold> told = database.Documents<GapTold>("alert_told");

    public IReadOnlyList<GapTold> All() => told.All();

    public GapTold? Find(string gap, Conversation conversation) => told.Find(GapTold.IdOf(gap, conversation.ToString()));

    public void Save(GapTold known) => told.Upsert(known);

    /// <summary>Somebody has seen it: no reminders for this gap, until it gets worse. Who was first stays.</summary>
    /// <returns>What is known now.</returns>
    public GapTold MarkSeen(KnownGap gap, Conversation conversation, string who, Instant at) => database.InTransaction(() =>
    {
        var known = Find(gap.Id, conversation) ?? GapTold.NothingOf(gap, conversation.ToString());
        if (known.SeenAt is not null)
            return known;

        var seen = known with { SeenBy = who, SeenAt = at };
        told.Upsert(seen);
        return seen;
    });

    internal void Delete(GapTold known) => told.Delete(known.Id);

    internal void Move(Conversation from, Conversation to)
    {
        foreach (var known in told.All().Where(known => known.Conversation == from.ToString()))
        {
            told.Delete(known.Id);
            told.Upsert(known with
            {
                Id = GapTold.IdOf(known.Gap, to.ToString()),
                Conversation = to.ToString(),
                Anchor = known.Anchor is { } anchor ? OutboxMessage.Moved(anchor, from, to) : null,
            });
        }
    }
}
