using GartanChatBot.Limits;

namespace GartanChatBot.Chat.Discord.Gateway;

/// <summary>How long to stay away before the next try: 1 s to 60 s, doubling with every failure in a row, with some chance in it.</summary>
internal sealed class ReconnectStrategy(Jitter jitter)
{
    /// <summary>A connection that lived so long was no failure.</summary>
    private static readonly TimeSpan LongLife = TimeSpan.FromMinutes(1);

    private readonly BackOffLadder _ladder = BackOffLadder.Doubling(TimeSpan.FromSeconds(60), jitter);
    private int _failures;

    public TimeSpan After(GatewayDisconnect end, TimeSpan lived)
    {
        if (lived >= LongLife)
            _failures = 0;

        var failures = _failures++;
        if (end.Pause is GatewayPause.SlowDown)
            _failures++;

        return end.Pause switch
        {
            GatewayPause.None when failures == 0 => TimeSpan.Zero,
            GatewayPause.OneToFive => Longer(jitter.Between(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)), _ladder.After(failures)),
            GatewayPause.SlowDown => _ladder.After(failures + 2),
            _ => _ladder.After(failures),
        };
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
