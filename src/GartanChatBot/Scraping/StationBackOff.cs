using GartanChatBot.Limits;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>
/// Decides which pages of a station may be requested: a failing site is backed off as a whole, an unreadable page on its own. Used by one
/// scrape at a time.
/// </summary>
internal sealed class StationBackOff(TimeProvider time)
{
    private static readonly BackOffLadder ForDay = BackOffLadder.OfMinutes(1, 2, 5, 15);
    private static readonly BackOffLadder ForSite = ForDay.Then(TimeSpan.FromHours(1));

    private readonly FailureStreak site = new(time);
    private readonly Dictionary<LocalDate, FailureStreak> days = [];

    public bool MayAskSite() => site.MayTry();

    public bool MayAsk(LocalDate day) => !days.TryGetValue(day, out var streak) || streak.MayTry();

    /// <summary>Days whose pages have been unreadable for at least this long, in order.</summary>
    public IReadOnlyList<LocalDate> UnreadableFor(TimeSpan length) =>
        [.. days.Where(day => day.Value.FailingFor >= length).Select(day => day.Key).Order()];

    /// <param name="tick">Timestamp of the start of the scrape.</param>
    /// <param name="every">Normal refresh interval of a day.</param>
    public void Learn(ScrapeReport report, LocalDate today, long tick, Func<LocalDate, Duration> every)
    {
        foreach (var day in report.DaysRead)
            days.Remove(day);

        if (report.SiteFailed)
            site.Failed(tick, ForSite, report.RetryAfter);
        else if (report.DaysRead.Count > 0)
            site.Succeeded();

        foreach (var failure in report.SiteFailed ? [] : report.Failures)
            StreakOf(failure.Date).Failed(tick, ForDay.Then(Max(ForDay.After(ForDay.Count), every(failure.Date).ToTimeSpan())));

        foreach (var day in days.Keys.Where(day => day < today.PlusDays(-7)).ToList())
            days.Remove(day);
    }

    private FailureStreak StreakOf(LocalDate day)
    {
        if (!days.TryGetValue(day, out var streak))
            days[day] = streak = new(time);

        return streak;
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
