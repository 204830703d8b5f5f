using System.Collections.Concurrent;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>The one place that says how old the reading of a day is, and how old is too old.</summary>
internal sealed class RotaAges(RotaStore rota, RefreshOptions refresh)
{
    private readonly ConcurrentDictionary<StationCode, (long Readings, long Second, LocalDate First, DaySet Days)> latest = new();

    /// <summary>Two clocks may differ by as much.</summary>
    private static readonly Duration ClockSlack = Duration.FromMinutes(2);

    /// <summary>At a moment: what was read after it is history, what was read before it had aged by then.</summary>
    public RotaAge Of(Station station, LocalDate day, Instant at, Instant now)
    {
        if (rota.LastReadAt(station.Code, day) is not { } readAt)
            return RotaAge.NeverRead;
        // The clock was set back since.
        if (readAt - now > ClockSlack)
            return RotaAge.FromTheFuture(readAt);

        // A day that is over does not change any more: its reading stops aging, and one made after its end is final.
        var moment = Instant.Min(at, station.Clock.EndOf(day));
        return moment <= readAt ? RotaAge.History(readAt) : RotaAge.Of(readAt, moment, IntervalAt(station.Clock, day, moment));
    }

    /// <summary>
    /// Days after today whose reading is too old: an answer takes them as unread, because a page that has been refused for half a day may
    /// by now say anything.
    /// </summary>
    /// <param name="first">The first day that the answer looks at.</param>
    public DaySet TooOldAhead(Station station, LocalDate first, Instant at, Instant now)
    {
        if (at != now || rota.ReadingsVersion is not { } readings)
            return Look(station, first, at, now);

        // Looked up once a second and reading: an answer must not cost more for this than for itself.
        var second = at.ToUnixTimeSeconds();
        if (latest.TryGetValue(station.Code, out var known) && known.Readings == readings && known.Second == second && known.First == first)
            return known.Days;

        var days = Look(station, first, at, now);
        latest[station.Code] = (readings, second, first, days);
        return days;
    }

    /// <summary>
    /// A day that has come nearer is read more often from now on; the stricter limit holds once its next reading had time to come.
    /// </summary>
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

        // None is always the same, so that it makes the same key as no set at all.
        return tooOld.Bits == 0 ? default : tooOld;
    }
}
