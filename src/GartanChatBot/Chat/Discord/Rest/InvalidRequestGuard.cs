using GartanChatBot.Limits;

namespace GartanChatBot.Chat.Discord.Rest;

/// <summary>
/// Stops all calls at 1,000 invalid requests (401, 403, 429) in ten minutes: Discord blocks the address at 10,000
/// (https://docs.discord.com/developers/topics/rate-limits).
/// </summary>
internal sealed class InvalidRequestGuard(TimeProvider time)
{
    public const int Most = 1000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly SlidingWindow recent = new(Most, Window, time);

    public void Count() => recent.Count();

    /// <exception cref="DiscordRateLimitedException">There were too many invalid requests in the window.</exception>
    public void RequireRoom()
    {
        if (recent.Wait is var wait && wait > TimeSpan.Zero)
            throw new DiscordRateLimitedException(wait);
    }
}
