using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>Time since the start of the service, compared with the waiting times of alerts.</summary>
internal sealed class AlertTiming(AlertOptions options, TimeProvider time)
{
    private readonly long started = time.GetTimestamp();

    /// <summary>True just after a start: the first pass is running and no alert is sent yet.</summary>
    public bool IsGrace => Running is var running && running >= TimeSpan.Zero && running < options.StartUpGrace;

    private TimeSpan Running => time.GetElapsedTime(started);

    /// <summary>True if nothing was read for so long that contact is lost; time before the start does not count.</summary>
    public bool IsSilentTooLong(Instant? readAt, Instant now)
    {
        var start = now - Duration.Max(Duration.FromTimeSpan(Running), Duration.Zero);
        return now - Instant.Max(readAt ?? start, start) >= Duration.FromTimeSpan(options.LostAfter);
    }
}
