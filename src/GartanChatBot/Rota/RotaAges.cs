using System.Collections.Concurrent;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>Determines the age of a day's reading, and whether it is too old.</summary>
internal sealed class RotaAges(RotaStore rota, RefreshOptions refresh)
{
    private readonly ConcurrentDictionary<StationCode, (long Readings, long Second, LocalDate First, DaySet Days)> latest = new();

    /// <summary>Tolerated difference between two clocks.</summary>
    private static readonly Duration ClockSlack = Duration.FromMinutes(2);

    /// <summary>Age at a moment: a reading after it is history; a reading before it had aged by then.</summary>
    public RotaAge Of(Station station, LocalDate day, Instant at, Instant now)
    {
        if (rota.LastReadAt(station.Code, day) is not { } readAt)
            return RotaAge.NeverRead;
        // The clock has been set back since.
        if (readAt - now > ClockSlack)
            return RotaAge.FromTheFuture(readAt);

        // A past day no longer changes: its reading stops ageing at the day's end, and one made after that is final.
        var moment = Instant.Min(at, station.Clock.EndOf(day));
        return moment <= readAt ? RotaAge.History(readAt) : RotaAge.Of(readAt, moment, IntervalAt(station.Clock, day, moment));
    }

    /// <summary>
    /// Days after today whose reading is too old. Answers treat them as unread, because a page that has been rejected for half a day may
    /// have changed arbitrarily.
    /// </summary>
    /// <param name="first">First day that the answer needs.</param>
    public DaySet TooOldAhead(Station station, LocalDate first, Instant at, Instant now)
    {
        if (at != now || rota.ReadingsVersion is not { } readings)
            return Look(station, first, at, now);

        // Cached per second and reading, because this must not cost more than the answer itself.
        var second = at.ToUnixTimeSeconds();
        if (latest.TryGetValue(station.Code, out var known) && known.Readings == readings && known.Second == second && known.First == first)
            return known.Days;

        var days = Look(station, first, at, now);
        latest[station.Code] = (readings, second, first, days);
        return days;
    }

    /// <summary>A day that comes nearer is refreshed more often; the shorter limit applies only after its next reading was due.</summary>
    private Duration IntervalAt(StationClock clock, LocalDate day, Instant at)
    {
        var interval = refresh.IntervalFor(day, clock, at);
        return Duration.Max(interval, refresh.IntervalFor(day, clock, at - interval));
    }

    private DaySet Look(Station station, LocalDate first, Instant at, Instant now)
    {
        var tooOld = new DaySet(first, 0);
        for (var day = station.Clock.DateOf(at).PlusDays(1); Period.DaysBetween(first, day) < DaySet.Capacity; day = day.PlusDays(1))
        {
            if (Of(station, day, at, now).Kind is RotaAgeKind.TooOld)
                tooOld = tooOld.With(day);
        }

        // An empty set is normalised, so that it gives the same cache key as no set.
        return tooOld.Bits == 0 ? default : tooOld;
    }
}
