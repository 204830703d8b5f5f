using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>Takes offers, tells the conversation, and ticks them when the grid shows them.</summary>
internal sealed class CoverOfferTracker(
    CoverOfferStore offers, OutboxStore outbox, GapNotificationStore told, ChatDirectory chats, StationCatalogue stations,
    SilencePolicy silence, BotDatabase database, TimeProvider time)
{
    private const int LongestName = 40;

    /// <summary>The same person offering the same gap again says nothing new: false.</summary>
    public bool Offer(KnownGap gap, ChatKey chat, ChatUser who, string shownName, string? member) => database.InTransaction(() =>
    {
        var now = time.GetCurrentInstant();
        var subject = CoverOffer.SubjectOf(gap.Id, who.Id);
        var id = CoverOffer.IdOf(subject, chat);
        if (gap.IsClosed || gap.End <= now || offers.Find(id) is not null)
            return false;

        var offer = new CoverOffer
        {
            Id = id,
            Subject = subject,
            Gap = gap.Id,
            Conversation = chat.Value,
            Who = shownName.Length > LongestName ? shownName[..LongestName] : shownName,
            Member = member,
            From = Instant.Max(gap.Start, now),
            To = gap.End,
            At = now,
        };
        offers.Save(offer);
        var line = Message(offer, subject, MessageKind.Offer, told.Find(gap.Id, chat)?.Anchor, now);
        outbox.Add([line with { Silent = IsQuiet(gap, chat, now) }, .. EditOfAlert(offer, gap, now)]);
        return true;
    });

    /// <summary>Inside the transaction of a reading.</summary>
    public void Check(StationRota rota, IReadOnlyList<KnownGap> gaps, Instant now)
    {
        foreach (var offer in offers.All())
        {
            var gap = gaps.FirstOrDefault(each => each.Id == offer.Gap);
            if (gap is null || offer.KeptAt is not null || !IsKept(offer, gap, rota))
            {
                if (now - offer.To > Duration.FromDays(2))
                    offers.Delete(offer);
                continue;
            }

            offers.Save(offer with { KeptAt = now });
            var line = OutboxMessage.IdOf(offer.Subject, MessageKind.Offer, offer.Conversation);
            outbox.Add([Message(offer, line, MessageKind.Edit, line, now), .. EditOfAlert(offer, gap, now)]);
        }
    }

    private static bool IsKept(CoverOffer offer, KnownGap gap, StationRota rota)
    {
        if (offer.Member is null)
            return gap.State is GapState.Covered || gap is { State: GapState.Ended, GoneSince: { } since } && since < gap.End;

        var hours = new Interval(offer.From, offer.To);
        return rota
                .Timeline.Members.Where(member => member.ToString() == offer.Member)
                .Select(member => (MemberKey?)member)
                .FirstOrDefault()
                is { } member
            && rota.Timeline.AvailabilityOf(member, hours).Complement(hours).IsEmpty;
    }

    /// <summary>The alert itself lists what was offered, when it speaks of this gap alone.</summary>
    private OutboxMessage[] EditOfAlert(CoverOffer offer, KnownGap gap, Instant now) =>
        told.Find(offer.Gap, offer.Place()) is { IsOwn: true } known && known.EditOfMessage(gap.Station, now) is { } edit ? [edit] : [];

    private bool IsQuiet(KnownGap gap, ChatKey chat, Instant now) =>
        stations.FindStation(gap.Station) is { } station && silence.IsQuiet(chats.SettingsOf(chat), station, now);

    private static OutboxMessage Message(CoverOffer offer, string subject, string kind, string? anchor, Instant now) => new()
    {
        Id = OutboxMessage.IdOf(subject, kind, offer.Conversation),
        Conversation = offer.Conversation,
        Kind = kind,
        Gaps = [offer.Gap],
        Text = kind is MessageKind.Offer ? subject : null,
        Anchor = anchor,
        QueuedAt = now,
        Due = now,
    };
}
