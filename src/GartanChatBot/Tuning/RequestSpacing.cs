using GartanChatBot.Telemetry;

namespace GartanChatBot.Tuning;

/// <summary>
/// Time between requests: doubled after a failure, moved half-way to the duration of a slow response, and reduced in small steps.
/// Always between floor and ceiling. A floor of zero switches spacing off.
/// <code>
/// response                           | spacing
/// failed, or "too many requests"     | twice as long, at least a second
/// took longer than the spacing       | half-way to the time it took
/// took less                          | a quarter of a second less, down to the time it took
/// </code>
/// </summary>
internal sealed class RequestSpacing(TimeSpan floor, TimeSpan ceiling, bool enabled)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LeastAfterFailure = TimeSpan.FromSeconds(1);

    private TimeSpan lastTook;
    private bool lastFailed;

    private TimeSpan tuned;

    public TimeSpan Now => Max(tuned, floor);

    private bool IsFixed => !enabled || floor == TimeSpan.Zero;

    public void Answered(TimeSpan took, bool failed)
    {
        (lastTook, lastFailed) = (took, failed);
        if (IsFixed)
            return;

        var wanted = Clamp(failed ? Max(Now * 2, LeastAfterFailure)
            : took > Now ? (Now + took) / 2
            : Max(Now - Step, took));
        // Rounded up to whole milliseconds: a shorter remainder can't be waited for and would loop.
        tuned = TimeSpan.FromMilliseconds(Math.Ceiling(wanted.TotalMilliseconds));
    }

    /// <summary>Such as "requests at least 2 s apart: Gartan answers in 110 ms".</summary>
    public string Words()
    {
        var apart = Now == TimeSpan.Zero ? "requests without spacing" : $"requests at least {DurationText.Of(Now)} apart";
        return IsFixed ? $"{apart}, as configured"
            : lastFailed ? $"{apart}: the last one failed"
            : lastTook > TimeSpan.Zero ? $"{apart}: Gartan answers in {DurationText.Of(lastTook)}"
            : apart;
    }

    private TimeSpan Clamp(TimeSpan wanted) => wanted < floor ? floor : wanted > Max(ceiling, floor) ? Max(ceiling, floor) : wanted;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
