using GartanChatBot.Chat;
using GartanChatBot.Outbox;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Alerts.State;

/// <summary>Stores the notifications per gap and conversation.</summary>
internal sealed class GapNotificationStore : IConversationObserver
{
    private readonly BotDatabase database;
    private readonly OutboxStore outbox;
    private readonly DocumentSet<GapNotification> told;

    public GapNotificationStore(BotDatabase database, OutboxStore outbox)
    {
        (this.database, this.outbox) = (database, outbox);
        told = database.Documents<GapNotification>("alert_told");
        told.EnsureIndex("callsign", "$.Callsign");
    }

    public IReadOnlyList<GapNotification> All() => told.All();

    public IReadOnlyList<GapNotification> Of(string callsign) => told.Where("$.Callsign = @0", callsign);

    public GapNotification? Find(string gap, ChatKey chat) => told.Find(GapNotification.IdOf(gap, chat.Value));

    /// <summary>Edit that adds an offer to the alert, if the alert is about this gap only.</summary>
    public OutboxMessage[] EditOfAlert(CoverOffer offer, KnownGap gap, Instant now) =>
        Find(offer.Gap, offer.Place()) is { IsOwn: true } known && known.EditOfMessage(gap.Station, now) is { } edit ? [edit] : [];

    public void Save(GapNotification known) => told.Upsert(known);

    /// <summary>
    /// Marks a gap as seen: no reminders until it gets worse, and its message is edited. The first person's name is kept.
    /// </summary>
    /// <returns>The current record.</returns>
    public GapNotification MarkSeen(KnownGap gap, ChatKey chat, string who, string account, Instant at) => database.InTransaction(() =>
    {
        var known = Find(gap.Id, chat) ?? GapNotification.NothingOf(gap, chat.Value);
        if (known.SeenAt is not null)
            return known;

        var seen = known with { SeenBy = who, SeenById = account, SeenAt = at };
        told.Upsert(seen with { Shown = seen.LookOf(gap) });
        if (seen.EditOfMessage(gap.Station, at) is { } edit)
            outbox.Add([edit]);
        return seen;
    });

    internal void Delete(GapNotification known) => told.Delete(known.Id);

    /// <summary>Deletes the records of gaps that are no longer known.</summary>
    internal void Forget(IEnumerable<KnownGap> gaps)
    {
        foreach (var gap in gaps)
        {
            foreach (var known in Of(gap.Callsign).Where(known => known.Gap == gap.Id))
                Delete(known);
        }
    }

    public void Moved(Conversation from, Conversation to) => Move(from, to);

    public void Erased(Conversation conversation)
    {
        foreach (var known in told.All().Where(known => known.Conversation == conversation.ToString()))
            Delete(known);
    }

    private void Move(ChatKey from, ChatKey to)
    {
        foreach (var known in told.All().Where(known => known.Conversation == from.Value))
        {
            told.Delete(known.Id);
            told.Upsert(known with
            {
                Id = GapNotification.IdOf(known.Gap, to.Value),
                Conversation = to.Value,
                Anchor = known.Anchor is { } anchor ? OutboxMessage.Moved(anchor, from, to) : null,
            });
        }
    }
}
