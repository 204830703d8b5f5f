using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>How long the service has run, against the waits that alerts keep.</summary>
internal sealed class AlertTiming(AlertOptions options, TimeProvider time)
{
    private readonly long started = time.GetTimestamp();

    /// <summary>Just started: a first pass is under way, and nothing is said yet.</summary>
    public bool IsGrace => Running is var running && running >= TimeSpan.Zero && running < options.StartUpGrace;

    private TimeSpan Running => time.GetElapsedTime(started);

    /// <summary>Nothing was read for so long that contact is lost; what lies before the start does not count.</summary>
    public bool IsSilentTooLong(Instant? readAt, Instant now)
    {
        var start = now - Duration.Max(Duration.FromTimeSpan(Running), Duration.Zero);
        return now - Instant.Max(readAt ?? start, start) >= Duration.FromTimeSpan(options.LostAfter);
    }
}
