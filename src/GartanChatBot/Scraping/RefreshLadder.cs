using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>
/// Determines the due days: a pure function of the clock and of when each page was last read.
/// <code>
/// day                      | read again after
/// today, 06:00 to 23:00    | Refresh:Today
/// today, at night          | Refresh:TodayAtNight
/// tomorrow                 | Refresh:Tomorrow
/// days 2 to 7              | Refresh:Week
/// day 8 and later          | Refresh:Later
/// past days of this week,  | once after midnight and once after 06:00 (late corrections), then never
/// and yesterday            |
/// </code>
/// </summary>
internal sealed class RefreshLadder(RefreshOptions options)
{
    /// <summary>
    /// Tolerance for a reading in the future; one beyond it is from before the clock was set back, and its age is unknown.
    /// </summary>
    private static readonly Duration ClockSlack = Duration.FromMinutes(2);

    /// <summary>Due days in order of importance: today, then future days, then past ones.</summary>
    /// <param name="clock">The station's clock.</param>
    /// <param name="daysAhead">Number of days to read, including today.</param>
    /// <param name="lastRead">When a day's page was last read successfully; null for never.</param>
    /// <param name="every">Refresh interval of a future day; null for the configured ones.</param>
    public IReadOnlyList<LocalDate> DueAt(
        Instant now, StationClock clock, int daysAhead, Func<LocalDate, Instant?> lastRead, Func<LocalDate, Duration>? every = null)
    {
        var today = clock.DateOf(now);
        every ??= day => options.IntervalFor(day, clock, now);
        var ahead = Enumerable.Range(0, daysAhead).Select(today.PlusDays);

        return
        [
            .. ahead.Where(day => lastRead(day) is not { } read || now - read >= every(day) || read > now + ClockSlack),
            .. PastDays(today).Where(day => IsPastDayDue(day, now, clock, lastRead(day))),
        ];
    }

    /// <summary>Days of this week are needed for hours; on Monday, Sunday still gets its last readings.</summary>
    private static IEnumerable<LocalDate> PastDays(LocalDate today)
    {
        var monday = today.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
        var first = LocalDate.Min(monday, today.PlusDays(-1));
        return Enumerable.Range(0, Period.DaysBetween(first, today)).Select(first.PlusDays);
    }

    private static bool IsPastDayDue(LocalDate day, Instant now, StationClock clock, Instant? lastRead)
    {
        var corrected = clock.InstantOf(day.PlusDays(1) + RefreshOptions.NightEnds);
        var wanted = now >= corrected ? corrected : clock.EndOf(day);

        return lastRead is null || lastRead < wanted || lastRead > now + ClockSlack;
    }
}
