using System.Collections.Concurrent;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Availability;

/// <summary>How long the reading of a later day is meant to last before the next one.</summary>
internal delegate Duration ReadingInterval(LocalDate day, LocalDate today);

/// <summary>
/// Days ahead whose reading should have been renewed long ago: an answer takes them as unread, because a page that has been refused
/// for half a day may by now say anything. Today has its own, stricter rule (<see cref="RotaAge"/>).
/// </summary>
internal sealed class OverdueDays(RotaStore rota, ReadingInterval interval)
{
    private readonly ConcurrentDictionary<StationCode, (long Readings, long Minute, LocalDate First, DaySet Days)> latest = new();

    /// <param name="first">The first day that the answer looks at.</param>
    public DaySet At(Station station, LocalDate first, LocalDate today, Instant now)
    {
        if (rota.ReadingsSeen is not { } readings)
            return Look(station.Code, first, today, now);

        // Looked up once a minute and reading: an answer must not cost more for this than for itself.
        var minute = now.ToUnixTimeSeconds() / 60;
        if (latest.TryGetValue(station.Code, out var known) && known.Readings == readings && known.Minute == minute && known.First == first)
            return known.Days;

        var days = Look(station.Code, first, today, now);
        latest[station.Code] = (readings, minute, first, days);
        return days;
    }

    /// <summary>Two readings may fail, and an hour may pass, before a day counts as unread.</summary>
    private DaySet Look(StationCode station, LocalDate first, LocalDate today, Instant now)
    {
        var overdue = new DaySet(first, 0);
        for (var day = today.PlusDays(1); Period.DaysBetween(first, day) < DaySet.Capacity; day = day.PlusDays(1))
        {
            if (rota.LastReadAt(station, day) is { } read && now - read > RotaAge.TrustedFor + interval(day, today) * 2)
                overdue = overdue.With(day);
        }

        // None is always the same, so that it makes the same key as no set at all.
        return overdue.Bits == 0 ? default : overdue;
    }
}
