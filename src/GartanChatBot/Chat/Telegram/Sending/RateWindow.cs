namespace GartanChatBot.Chat.Telegram.Sending;

/// <summary>
/// At most so many within any such span. The next one is told how long it has to wait, and has then its place. A bucket that refills
/// would let nearly twice as many through in its first span.
/// </summary>
internal sealed class RateWindow(int most, TimeSpan within, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Queue<long> places = new(most);

    /// <summary>Nothing is remembered that matters: it can be forgotten.</summary>
    public bool IsQuiet
    {
        get
        {
            lock (gate)
                return places.Count == 0 || time.GetElapsedTime(places.Last()) >= within;
        }
    }

    public TimeSpan Wait
    {
        get
        {
            lock (gate)
                return WaitFrom(time.GetTimestamp());
        }
    }

    public TimeSpan Take()
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            var wait = WaitFrom(now);
            if (places.Count == most)
                places.Dequeue();

            places.Enqueue(now + (long)(wait.TotalSeconds * time.TimestampFrequency));
            return wait;
        }
    }

    private TimeSpan WaitFrom(long now)
    {
        if (places.Count < most)
            return TimeSpan.Zero;

        var rest = within - time.GetElapsedTime(places.Peek(), now);
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }
}
