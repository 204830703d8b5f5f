namespace GartanChatBot.Chat.Discord.Rest;

/// <summary>
/// Stops all calls at 1,000 invalid requests (401, 403, 429) in ten minutes: Discord blocks the address at 10,000
/// (https://docs.discord.com/developers/topics/rate-limits).
/// </summary>
internal sealed class InvalidRequestGuard(TimeProvider time)
{
    public const int Most = 1000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Queue<long> _recent = new();

    public void Count()
    {
        lock (_gate)
        {
            _recent.Enqueue(time.GetTimestamp());
        }
    }

    /// <exception cref="DiscordBusyException">Too many of late.</exception>
    public void RequireRoom()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            while (_recent.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= Window)
                _recent.Dequeue();

            if (_recent.Count >= Most)
                throw new DiscordBusyException(Window - time.GetElapsedTime(_recent.Peek(), now));
        }
    }
}
