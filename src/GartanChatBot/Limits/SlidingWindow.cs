namespace GartanChatBot.Limits;

/// <summary>
/// Allows a maximum number of events within any span of this length, on the injected clock, which the framework's limiters don't support. A
/// token bucket would allow nearly twice as many in its first span.
/// </summary>
internal sealed class SlidingWindow(int most, TimeSpan span, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Queue<long> places = [];
    private long last;

    /// <summary>True if the window is empty, so the object can be discarded.</summary>
    public bool IsQuiet
    {
        get
        {
            lock (gate)
                return places.Count == 0 || time.GetElapsedTime(last) >= span;
        }
    }

    /// <summary>Time until one more event fits; zero if it fits now.</summary>
    public TimeSpan Wait
    {
        get
        {
            lock (gate)
                return WaitFrom(time.GetTimestamp());
        }
    }

    /// <summary>Counts an event if it fits now.</summary>
    public bool TryTake(out TimeSpan wait)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            wait = WaitFrom(now);
            if (wait > TimeSpan.Zero)
                return false;

            Add(now);
            return true;
        }
    }

    /// <summary>Counts the next possible event, now or later, and returns the time until then.</summary>
    public TimeSpan Reserve()
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            var wait = WaitFrom(now);
            Add(now + (long)(wait.TotalSeconds * time.TimestampFrequency));
            return wait;
        }
    }

    /// <summary>Counts an event that has happened, even if it exceeds the limit.</summary>
    public void Count()
    {
        lock (gate)
            Add(time.GetTimestamp());
    }

    private TimeSpan WaitFrom(long now)
    {
        if (places.Count < most)
            return TimeSpan.Zero;

        var rest = span - time.GetElapsedTime(places.Peek(), now);
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    private void Add(long at)
    {
        if (places.Count == most)
            places.Dequeue();

        places.Enqueue(at);
        last = at;
    }
}
