using GartanChatBot.Limits;

namespace GartanChatBot.Chat.Discord.Gateway;

/// <summary>Delay before the next connection: 1 s to 60 s, doubled with each consecutive failure, with jitter.</summary>
internal sealed class ReconnectStrategy(Jitter jitter)
{
    /// <summary>A connection that lasted this long resets the failure count.</summary>
    private static readonly TimeSpan LongLife = TimeSpan.FromMinutes(1);

    private readonly BackOffLadder ladder = BackOffLadder.Doubling(TimeSpan.FromSeconds(60), jitter);
    private int failures;

    public TimeSpan After(GatewayDisconnect end, TimeSpan lived)
    {
        if (lived >= LongLife)
            failures = 0;

        var failed = failures++;
        if (end.Pause is GatewayPause.SlowDown)
            failures++;

        return end.Pause switch
        {
            GatewayPause.None when failed == 0 => TimeSpan.Zero,
            GatewayPause.OneToFive => Longer(jitter.Between(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)), ladder.After(failed)),
            GatewayPause.SlowDown => ladder.After(failed + 2),
            _ => ladder.After(failed),
        };
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
