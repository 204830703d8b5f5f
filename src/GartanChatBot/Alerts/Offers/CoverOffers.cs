using GartanChatBot.Alerts.Gaps;
using GartanChatBot.Alerts.Outbox;
using GartanChatBot.Availability;
using GartanChatBot.Chat;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Alerts.Offers;

/// <summary>Takes offers, tells the conversation, and ticks them when the grid shows them.</summary>
internal sealed class CoverOffers(CoverOfferStore offers, OutboxStore outbox, BotDatabase database, TimeProvider time)
{
    private const int LongestName = 40;

    /// <summary>The same person offering the same gap again says nothing new: false.</summary>
    public bool Offer(KnownGap gap, ChatKey chat, ChatUser who, string shownName, string? member) => database.InTransaction(() =>
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var id = $"{gap.Id}|{who.Id}|{chat}";
        if (gap.IsClosed || gap.End <= now || offers.Find(id) is not null)
            return false;

        offers.Save(new()
        {
            Id = id,
            Gap = gap.Id,
            Conversation = chat.Value,
            Who = shownName.Length > LongestName ? shownName[..LongestName] : shownName,
            Member = member,
            From = Instant.Max(gap.Start, now),
            To = gap.End,
            At = now,
        });
        outbox.Add([Message(id, gap.Id, chat.Value, MessageKind.Offer, anchor: null, now)]);
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
            var told = OutboxMessage.IdOf(offer.Id, MessageKind.Offer, offer.Conversation);
            outbox.Add([Message(told, gap.Id, offer.Conversation, MessageKind.Edit, told, now)]);
        }
    }

    private static bool IsKept(CoverOffer offer, KnownGap gap, StationRota rota)
    {
        if (offer.Member is null)
            return gap.State is GapState.Covered || gap is { State: GapState.Ended, GoneSince: { } since } && since < gap.End;

        var hours = new Interval(offer.From, offer.To);
        return rota.Timeline.Members.Any(member =>
            member.Name == offer.Member && rota.Timeline.AvailabilityOf(member, hours).Complement(hours).IsEmpty);
    }

    private static OutboxMessage Message(string subject, string gap, string conversation, string kind, string? anchor, Instant now) => new()
    {
        Id = OutboxMessage.IdOf(subject, kind, conversation),
        Conversation = conversation,
        Kind = kind,
        Gaps = [gap],
        Text = subject,
        Anchor = anchor,
        QueuedAt = now,
        Due = now,
    };
}
