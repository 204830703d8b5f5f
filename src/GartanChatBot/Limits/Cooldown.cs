namespace GartanChatBot.Limits;

/// <summary>
/// A pause between calls, or one that a server requested. Measured on the monotonic clock: setting a wall clock back would extend it.
/// </summary>
internal sealed class Cooldown(TimeProvider time)
{
    private readonly Lock gate = new();
    private (long Since, TimeSpan For) closed;

    /// <summary>Remaining time; zero when it is over.</summary>
    public TimeSpan Left
    {
        get
        {
            lock (gate)
                return closed.For - time.GetElapsedTime(closed.Since) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Extends the pause; never shortens it.</summary>
    public void Extend(TimeSpan length)
    {
        lock (gate)
        {
            if (length > Left)
                closed = (time.GetTimestamp(), length);
        }
    }
}
