using GartanChatBot.Alerts.Gaps;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>What there is to know after an assessment, and what of it is news.</summary>
internal sealed record ShortageAssessment(IReadOnlyList<KnownGap> Known, IReadOnlyList<KnownGap> News);

/// <summary>
/// When a shortage is news: a pure function of what was known, what the rota says now and the time.
/// <code>
/// (none) + gap starts within the look-ahead  → known, announced
/// (none) + gap starts later                  → (none): it comes nearer by itself
/// known  + a gap that overlaps it            → the same gap, with its new start, end and reasons
/// known  + read, and on the run throughout   → (none)
/// known  + its end passed                    → (none)
/// any    + any of it not read                → unchanged, say nothing
/// </code>
/// </summary>
internal static class ShortageRule
{
    /// <param name="known">The known gaps of one appliance.</param>
    /// <param name="gaps">What the rota says now of the same appliance, in time order.</param>
    /// <param name="isRead">Whether all of a time is read, so that no gap there means on the run.</param>
    public static ShortageAssessment Assess(
        StationCode station, IReadOnlyList<KnownGap> known, IReadOnlyList<Gap> gaps, Func<Interval, bool> isRead, Instant now, Duration lookAhead)
    {
        List<KnownGap> kept = [];
        List<KnownGap> news = [];

        foreach (var gap in gaps.Where(gap => gap.Interval.End > now))
        {
            if (known.FirstOrDefault(old => Overlap(old.Interval, gap.Interval) && !kept.Exists(each => each.Id == old.Id)) is { } same)
            {
                kept.Add(same with { Start = gap.Interval.Start, End = gap.Interval.End, Unmet = gap.Unmet });
            }
            else if (gap.Interval.Start <= now + lookAhead)
            {
                var opened = Opened(station, gap, now);
                kept.Add(opened);
                news.Add(opened);
            }
        }

        // Where nobody could read, absence says nothing: the gap stays as it was known.
        kept.AddRange(known.Where(old => old.End > now && !kept.Exists(each => each.Id == old.Id) && !isRead(old.Interval)));
        return new(kept, news);
    }

    private static KnownGap Opened(StationCode station, Gap gap, Instant now) => new()
    {
        Id = KnownGap.IdOf(gap.Callsign.Value, gap.Interval.Start, now),
        Station = station.Value,
        Callsign = gap.Callsign.Value,
        Start = gap.Interval.Start,
        End = gap.Interval.End,
        Unmet = gap.Unmet,
        State = GapState.Open,
        FirstSeen = now,
    };

    private static bool Overlap(Interval left, Interval right) => left.Start < right.End && right.Start < left.End;
}
