using GartanChatBot.Alerts;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>Days of a station to be read now, today first.</summary>
/// <param name="Days">Ascending.</param>
/// <param name="RereadsStoredDays">All that is stored is read again, because a new picture was accepted.</param>
internal readonly record struct DueReading(IReadOnlyList<LocalDate> Days, bool RereadsStoredDays);

/// <summary>
/// Which days are to be read at a tick: by the ladder of refresh, by gaps that one more reading decides, by an accepted picture.
/// </summary>
internal sealed class DueDays(
    RefreshLadder ladder, AdaptiveRefresh refresh, GapTracker gaps, Horizon horizon, DaysToHeal healing)
{
    private static readonly Duration HalfATick = Duration.FromTimeSpan(FailureStreak.HalfATick);

    /// <param name="lastTick">When the pass began that last read the day.</param>
    /// <param name="mayAsk">False while a day's failures keep it back.</param>
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

        // An interval of N minutes ends with the Nth tick, also when that one comes some milliseconds early.
        Duration Wait(LocalDate day) => (toConfirm.Contains(day) ? Duration.Zero : WaitOf(station, day, now)) - HalfATick;
    }

    /// <summary>How long a day of the station is left alone after a reading.</summary>
    public Duration WaitOf(ScrapeTarget station, LocalDate day, Instant now) => refresh.Of(station, day, now).Every;
}
