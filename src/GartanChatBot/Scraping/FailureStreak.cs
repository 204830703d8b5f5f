using GartanChatBot.Limits;

namespace GartanChatBot.Scraping;

/// <summary>
/// Failures in a row, of the whole site or of one day's page, and how long it is left alone after them; a success starts anew.
/// Counted by the monotonic clock, because a wall clock that is set back would stop the reading for as long.
/// </summary>
internal sealed class FailureStreak(TimeProvider time)
{
    /// <summary>A wait of a minute ends with the next tick of the schedule, also when that one comes some milliseconds early.</summary>
    public static readonly TimeSpan HalfATick = TimeSpan.FromSeconds(30);

    private readonly Cooldown retryAfter = new(time);
    private int failures;
    private long firstAt;
    private (long From, TimeSpan For) rung;

    /// <summary>How long every try has failed.</summary>
    public TimeSpan FailingFor => failures == 0 ? TimeSpan.Zero : time.GetElapsedTime(firstAt);

    public bool MayTry() => failures == 0 || (IsOver(rung.From, rung.For - HalfATick) && retryAfter.Left == TimeSpan.Zero);

    public void Succeeded() => failures = 0;

    /// <param name="tick">Timestamp at which the pass began: waits are counted from there, so that they end with a tick.</param>
    /// <param name="asked">The pause that the site itself asked for, from now on; the longer of the two counts.</param>
    public void Failed(long tick, BackOffLadder ladder, TimeSpan? asked = null)
    {
        if (failures == 0)
            firstAt = tick;

        rung = (tick, ladder.After(failures));
        retryAfter.Extend(asked ?? TimeSpan.Zero);
        failures++;
    }

    /// <summary>Also when the clock has gone back after all: that must not be waited for.</summary>
    private bool IsOver(long from, TimeSpan wait) =>
        time.GetElapsedTime(from) is var elapsed && (elapsed >= wait || elapsed < TimeSpan.Zero);
}
