using GartanChatBot.Chat.Discord.Rest;
using GartanChatBot.Limits;

namespace GartanChatBot.Chat.Discord.Gateway;

/// <summary>
/// Limits new sessions: Discord allows one per five seconds and a number per day, and resets the token of a bot that exceeds it.
/// </summary>
internal sealed partial class SessionStartLimiter(
    DiscordRest rest, DiscordOptions options, TimeProvider time, ILogger<SessionStartLimiter> logger)
{
    /// <summary>One IDENTIFY in 5 s is allowed (https://docs.discord.com/developers/events/gateway); 0.5 s for the network.</summary>
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(5.5);

    private static readonly TimeSpan ShortestReset = TimeSpan.FromSeconds(5);

    private readonly SlidingWindow identifies = new(1, Spacing, time);

    /// <summary>Number of shards that Discord recommends for this bot.</summary>
    public int Shards { get; private set; } = 1;

    /// <summary>Waits until a session may be started and returns the gateway's address.</summary>
    public async Task<Uri> NextAddressAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var gateway = await rest.GatewayAsync(cancellationToken);
            if (gateway.SessionStartLimit is { Remaining: <= 0 } limit)
            {
                var wait = TimeSpan.FromMilliseconds(limit.ResetAfter) is var reset && reset > ShortestReset ? reset : ShortestReset;
                LogUsedUp(limit.Total, wait);
                await Task.Delay(wait, time, cancellationToken);
                continue;
            }

            if (identifies.Wait is var left && left > TimeSpan.Zero)
                await Task.Delay(left, time, cancellationToken);

            Shards = gateway.Shards ?? 1;
            return options.GatewayUrl ?? new Uri(gateway.Url);
        }
    }

    /// <summary>Counts an IDENTIFY; call it when one is sent.</summary>
    public void CountIdentify() => identifies.Count();

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Discord: no session starts left today (all {Total} are used); the bot is offline there for {Wait}.")]
    private partial void LogUsedUp(int total, TimeSpan wait);
}
