using GartanChatBot.Limits;

namespace GartanChatBot.Chat.Discord.Rest;

/// <summary>The limit over all calls of the bot: 50 a second, and none at all while Discord says so.</summary>
internal sealed class GlobalRateLimiter(TimeProvider time)
{
    /// <summary>
    /// Discord allows 50 requests/s (https://docs.discord.com/developers/topics/rate-limits); 20, as two seconds' worth may arrive in one.
    /// </summary>
    private const int MostPerSecond = 20;

    private readonly SlidingWindow recent = new(MostPerSecond, TimeSpan.FromSeconds(1), time);
    private readonly Cooldown closed = new(time);

    /// <summary>Zero: the call has taken its place. Else so long from now.</summary>
    public TimeSpan TryEnter()
    {
        if (closed.Left is var wait && wait == TimeSpan.Zero)
            recent.TryTake(out wait);

        return wait;
    }

    public void CloseFor(TimeSpan length) => closed.Extend(length);
}
