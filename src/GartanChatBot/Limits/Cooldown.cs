namespace GartanChatBot.Limits;

/// <summary>
/// A pause between calls, or one that a server asked for. Counted by the monotonic clock: a wall clock that is set back would silence
/// the bot for as long.
/// </summary>
internal sealed class Cooldown(TimeProvider time)
{
    private readonly Lock gate = new();
    private (long Since, TimeSpan For) closed;

    /// <summary>Zero when it is over.</summary>
    public TimeSpan Left
    {
        get
        {
            lock (gate)
                return closed.For - time.GetElapsedTime(closed.Since) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Never shortens what was said before.</summary>
    public void Extend(TimeSpan length)
    {
        lock (gate)
        {
            if (length > Left)
                closed = (time.GetTimestamp(), length);
        }
    }
}
