using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>Reliability of the readings used by an answer.</summary>
internal enum Freshness
{
    Fresh,
    Old,
    Unknown,
}

/// <summary>Age of the readings used by an answer; each of its days has its own reading.</summary>
/// <param name="ReadAt">The oldest of these readings; null if there is none.</param>
/// <param name="Worst">The least reliable reading; among equal kinds, the oldest.</param>
/// <param name="Unread">Time in the answer that was never read, or so long ago that it counts as unread.</param>
internal sealed record AnswerAge(Instant? ReadAt, RotaAge Worst, IntervalSet Unread)
{
    public Freshness Freshness => Worst.Kind switch
    {
        RotaAgeKind.History or RotaAgeKind.Fresh => Freshness.Fresh,
        RotaAgeKind.Old => Freshness.Old,
        _ => Freshness.Unknown,
    };

    /// <summary>Age over all days in the period; for a moment, its day.</summary>
    public static AnswerAge Of(StationRota rota, Interval within)
    {
        var clock = rota.Station.Clock;
        List<RotaAge> ages = [];
        List<Interval> unread = [];

        for (var day = clock.DateOf(within.Start); ages.Count == 0 || clock.StartOf(day) < within.End; day = day.PlusDays(1))
        {
            var interval = clock.DayOf(day);
            var age = AgeUntil(Instant.Min(within.End, interval.End), rota.AgeOf(day));
            ages.Add(age);
            if (age.IsUntrusted)
                unread.Add(UnreadOf(interval, age));
        }

        return new(
            ages.Min(age => age.ReadAt),
            ages.OrderByDescending(age => age.Kind).ThenBy(age => age.ReadAt).First(),
            IntervalSet.Of(unread).Within(within));
    }

    /// <summary>A day that had passed when its page was read does not age.</summary>
    private static RotaAge AgeUntil(Instant end, RotaAge age) =>
        age is { ReadAt: { } readAt, Value: not null } && end <= readAt ? RotaAge.History(readAt) : age;

    private static Interval UnreadOf(Interval day, RotaAge age) =>
        age is { ReadAt: { } readAt, Value: not null } && day.Contains(readAt) ? new(readAt, day.End) : day;
}
