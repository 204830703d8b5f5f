using GartanChatBot.Limits;

namespace GartanChatBot.Scraping;

/// <summary>
/// Consecutive failures of the site or of one day's page, and the back-off they cause; a success resets it. Uses the monotonic clock,
/// because a wall clock that is set back would stop reading for that long.
/// </summary>
internal sealed class FailureStreak(TimeProvider time)
{
    /// <summary>Tolerance so that a wait of a minute ends with the next tick, even if that comes some milliseconds early.</summary>
    public static readonly TimeSpan HalfATick = TimeSpan.FromSeconds(30);

    private readonly Cooldown retryAfter = new(time);
    private int failures;
    private long firstAt;
    private (long From, TimeSpan For) rung;

    /// <summary>Time since the first failure in a row.</summary>
    public TimeSpan FailingFor => failures == 0 ? TimeSpan.Zero : time.GetElapsedTime(firstAt);

    public bool MayTry() => failures == 0 || (IsOver(rung.From, rung.For - HalfATick) && retryAfter.Left == TimeSpan.Zero);

    public void Succeeded() => failures = 0;

    /// <param name="tick">Timestamp of the start of the scrape: waits count from there, so that they end with a tick.</param>
    /// <param name="asked">The pause that the site asked for, from now on; the longer of the two applies.</param>
    public void Failed(long tick, BackOffLadder ladder, TimeSpan? asked = null)
    {
        if (failures == 0)
            firstAt = tick;

        rung = (tick, ladder.After(failures));
        retryAfter.Extend(asked ?? TimeSpan.Zero);
        failures++;
    }

    /// <summary>True if the wait has elapsed. A negative elapsed time (clock set back) ends it too: it could last for hours.</summary>
    private bool IsOver(long from, TimeSpan wait) =>
        time.GetElapsedTime(from) is var elapsed && (elapsed >= wait || elapsed < TimeSpan.Zero);
}
