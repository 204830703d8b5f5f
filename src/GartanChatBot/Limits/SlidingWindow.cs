namespace GartanChatBot.Limits;

/// <summary>
/// At most so many events within any span of that length, on the injected clock, which the limiters of the framework do not know. A
/// token bucket would let nearly twice as many through in its first span.
/// </summary>
internal sealed class SlidingWindow(int most, TimeSpan span, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Queue<long> places = [];
    private long last;

    /// <summary>No event is left in the window: it can be forgotten.</summary>
    public bool IsQuiet
    {
        get
        {
            lock (gate)
                return places.Count == 0 || time.GetElapsedTime(last) >= span;
        }
    }

    /// <summary>How long until there is room for one more; zero when there is.</summary>
    public TimeSpan Wait
    {
        get
        {
            lock (gate)
                return WaitFrom(time.GetTimestamp());
        }
    }

    /// <summary>Takes a place if there is one now.</summary>
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

    /// <summary>Takes the next place, now or later, and tells how long it is until then.</summary>
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

    /// <summary>Counts an event that has happened, also one too many.</summary>
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
