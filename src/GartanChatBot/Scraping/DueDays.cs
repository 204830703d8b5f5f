using GartanChatBot.Alerts;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>Days of a station to read now, today first.</summary>
/// <param name="Days">Days in ascending order.</param>
/// <param name="RereadsStoredDays">True if all stored days are read again, because a new layout was accepted.</param>
internal readonly record struct DueReading(IReadOnlyList<LocalDate> Days, bool RereadsStoredDays);

/// <summary>
/// Determines which days are due at a tick: by refresh interval, for gaps that need one more reading, or after an accepted layout.
/// </summary>
internal sealed class DueDays(
    RefreshLadder ladder, AdaptiveRefresh refresh, GapTracker gaps, Horizon horizon, DaysToReread healing)
{
    private static readonly Duration HalfATick = Duration.FromTimeSpan(FailureStreak.HalfATick);

    /// <param name="lastTick">Start of the scrape that last read the day.</param>
    /// <param name="mayAsk">False while the day is in back-off.</param>
    public DueReading Of(ScrapeTarget station, Instant now, Func<LocalDate, Instant?> lastTick, Func<LocalDate, bool> mayAsk)
    {
        var today = station.Clock.DateOf(now);
        if (healing.Of(station, today) is { Count: > 0 } all)
            return new(all, RereadsStoredDays: true);

        var toConfirm = refresh.MayConfirm() ? gaps.DaysToConfirm(station.Code, station.Clock) : [];
        var due = ladder
            .DueAt(now, station.Clock, station.DaysAhead, lastTick, Wait)
            .Where(day => mayAsk(day) && horizon.MayAsk(station.Code, day, today));
        return new([.. due], RereadsStoredDays: false);

        // An interval of N minutes ends with the Nth tick, even if that comes some milliseconds early.
        Duration Wait(LocalDate day) => (toConfirm.Contains(day) ? Duration.Zero : WaitOf(station, day, now)) - HalfATick;
    }

    /// <summary>Minimum time between two readings of the day.</summary>
    public Duration WaitOf(ScrapeTarget station, LocalDate day, Instant now) => refresh.Of(station, day, now).Every;
}
