using NodaTime;

namespace GartanChatBot.Tuning;

/// <summary>Refresh interval of a day, with its reason as text after "every 4 min".</summary>
internal readonly record struct RefreshDecision(Duration Every, string? Why);

/// <summary>
/// Computes a refresh interval from how often a day changes: a pure function.
/// <code>
/// changed recently (n times)          | standard / (1 + n/4), never below the floor, and only while requests are left
/// a later day, unchanged for 3 days   | standard × QuietStretch, at most × 1.75: an answer warns of a reading twice its interval old
/// otherwise                           | standard, as in Scraping:Refresh
/// </code>
/// Today and tomorrow are never read later than configured, because alerts depend on them.
/// </summary>
internal static class RefreshPace
{
    public static readonly Duration QuietAfter = Duration.FromDays(3);

    private const double LongestStretch = 1.75;

    /// <param name="changes">Changes seen within <see cref="LookBack"/>.</param>
    /// <param name="quietFor">Time that the day has been observed without a change; null if unknown.</param>
    /// <param name="toSpare">True if the day's requests are within plan.</param>
    public static RefreshDecision Of(Duration standard, int daysAhead, int changes, Duration? quietFor, bool toSpare, TuningOptions options)
    {
        if (!options.Enabled)
            return new(standard, null);

        if (changes > 0)
        {
            if (!toSpare)
                return new(standard, "the day's requests are nearly used");

            var floor = Duration.Min(standard, Duration.FromTimeSpan(options.QuickestRefresh));
            var wanted = Duration.FromMinutes(Math.Floor(standard.TotalMinutes / (1 + changes / 4.0)));
            return new(
                Duration.Max(floor, Duration.Min(standard, wanted)),
                $"{Times(changes)} in the last {(daysAhead <= 1 ? "hour" : "6 hours")}");
        }

        return daysAhead > 1 && quietFor >= QuietAfter
            ? new(standard * Math.Min(options.QuietStretch, LongestStretch), "unchanged for days")
            : new(standard, null);
    }

    /// <summary>Period in which changes count: an hour for today and tomorrow, six for later days.</summary>
    public static Duration LookBack(int daysAhead) => Duration.FromHours(daysAhead <= 1 ? 1 : 6);

    private static string Times(int changes) => changes == 1 ? "1 change" : $"{changes} changes";
}
