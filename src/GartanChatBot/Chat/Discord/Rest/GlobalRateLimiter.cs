namespace GartanChatBot.Chat.Discord.Rest;

/// <summary>The limit over all calls of the bot: 50 a second, and none at all while Discord says so.</summary>
internal sealed class GlobalRateLimiter(TimeProvider time)
{
    /// <summary>
    /// Discord allows 50 requests/s (https://docs.discord.com/developers/topics/rate-limits); 20, as two seconds' worth may arrive in one.
    /// </summary>
    private const int MostPerSecond = 20;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Queue<long> _recent = new();
    private readonly Cooldown _closed = new(time);

    /// <summary>Zero: the call has taken its place. Else so long from now.</summary>
    public TimeSpan TryEnter()
    {
        lock (_gate)
        {
            if (_closed.Left is var closed && closed > TimeSpan.Zero)
                return closed;

            var now = time.GetTimestamp();
            while (_recent.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= Second)
                _recent.Dequeue();

            if (_recent.Count >= MostPerSecond)
                return Second - time.GetElapsedTime(_recent.Peek(), now);

            _recent.Enqueue(now);
            return TimeSpan.Zero;
        }
    }

    public void CloseFor(TimeSpan length)
    {
        lock (_gate)
        {
            _closed.Last(length);
        }
    }
}
