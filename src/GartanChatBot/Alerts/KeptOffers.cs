using GartanChatBot.Alerts.State;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>Changes to a station's cover offers after a reading.</summary>
internal sealed record OfferNews(IReadOnlyList<CoverOffer> Kept, IReadOnlyList<CoverOffer> Expired, IReadOnlyList<OutboxMessage> Messages);

/// <summary>Marks cover offers as kept when the rota shows them, and deletes old ones.</summary>
internal sealed class KeptOffers(CoverOfferStore offers, GapNotificationStore told)
{
    private static readonly Duration OldOffersAreKept = Duration.FromDays(2);

    public OfferNews Assess(StationRota rota, IReadOnlyList<KnownGap> gaps, Instant now)
    {
        List<CoverOffer> kept = [];
        List<CoverOffer> expired = [];
        List<OutboxMessage> messages = [];
        foreach (var offer in offers.All())
        {
            var gap = gaps.FirstOrDefault(each => each.Id == offer.Gap);
            if (gap is not null && offer.KeptAt is null && IsKept(offer, gap, rota))
            {
                kept.Add(offer with { KeptAt = now });
                messages.AddRange([offer.EditOfMessage(now), .. told.EditOfAlert(offer, gap, now)]);
            }
            else if (now - offer.To > OldOffersAreKept)
            {
                expired.Add(offer);
            }
        }

        return new(kept, expired, messages);
    }

    public void Save(OfferNews news)
    {
        foreach (var offer in news.Kept)
            offers.Save(offer);
        foreach (var offer in news.Expired)
            offers.Delete(offer);
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
}
