namespace GartanChatBot.Scraping;

/// <summary>
/// Back-off after failures, for the whole site or for one day's page: 1, 2, 5, 15, then the longest wait; a success starts anew.
/// Counted by the monotonic clock, because a wall clock that is set back would stop the reading for as long.
/// </summary>
internal sealed class FailureLadder(TimeProvider time)
{
    /// <summary>A wait of a minute ends with the next tick of the schedule, also when that one comes some milliseconds early.</summary>
    public static readonly TimeSpan HalfATick = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan[] Waits = [.. new[] { 1, 2, 5, 15 }.Select(minutes => TimeSpan.FromMinutes(minutes))];

    private int failures;
    private long firstAt;
    private (long From, TimeSpan For) rung;
    private (long From, TimeSpan For) retryAfter;

    /// <summary>How long every try has failed.</summary>
    public TimeSpan FailingFor => failures == 0 ? TimeSpan.Zero : time.GetElapsedTime(firstAt);

    public bool MayTry() => failures == 0 || (IsOver(rung.From, rung.For - HalfATick) && IsOver(retryAfter.From, retryAfter.For));

    public void Succeeded() => failures = 0;

    /// <param name="tick">Timestamp at which the pass began: waits are counted from there, so that they end with a tick.</param>
    /// <param name="longest">The wait after the fourth failure.</param>
    /// <param name="asked">The pause that the site itself asked for, from now on; the longer of the two counts.</param>
    public void Failed(long tick, TimeSpan longest, TimeSpan? asked = null)
    {
        if (failures == 0)
            firstAt = tick;

        rung = (tick, failures < Waits.Length ? Waits[failures] : longest);
        retryAfter = (time.GetTimestamp(), asked ?? TimeSpan.Zero);
        failures++;
    }

    /// <summary>Also when the clock has gone back after all: that must not be waited for.</summary>
    private bool IsOver(long from, TimeSpan wait) =>
        time.GetElapsedTime(from) is var elapsed && (elapsed >= wait || elapsed < TimeSpan.Zero);
}
