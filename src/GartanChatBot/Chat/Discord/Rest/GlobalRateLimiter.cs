using GartanChatBot.Limits;

namespace GartanChatBot.Chat.Discord.Rest;

/// <summary>Rate limit across all calls of the bot; a global 429 closes it for a time.</summary>
internal sealed class GlobalRateLimiter(TimeProvider time)
{
    /// <summary>
    /// Discord allows 50 requests/s (https://docs.discord.com/developers/topics/rate-limits); 20, as two seconds' worth may arrive in one.
    /// </summary>
    private const int MaxPerSecond = 20;

    private readonly SlidingWindow recent = new(MaxPerSecond, TimeSpan.FromSeconds(1), time);
    private readonly Cooldown closed = new(time);

    /// <summary>Returns zero if the call may go out now, and counts it; otherwise the time to wait.</summary>
    public TimeSpan TryEnter()
    {
        if (closed.Left is var wait && wait == TimeSpan.Zero)
            recent.TryTake(out wait);

        return wait;
    }

    public void CloseFor(TimeSpan length) => closed.Extend(length);
}
