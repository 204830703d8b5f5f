namespace GartanChatBot.Chat.Discord.Gateway;

/// <summary>How long to stay away before the next try: 1 s to 60 s, doubling with every failure in a row, with some chance in it.</summary>
internal sealed class ReconnectStrategy(Jitter jitter)
{
    /// <summary>A connection that lived so long was no failure.</summary>
    private static readonly TimeSpan LongLife = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

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
            GatewayPause.OneToFive => Longer(TimeSpan.FromSeconds(1 + (4 * jitter())), Growing(failures)),
            GatewayPause.SlowDown => Growing(failures + 2),
            _ => Growing(failures),
        };
    }

    private TimeSpan Growing(int failures)
    {
        var seconds = Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Min(failures, 10)));
        return TimeSpan.FromSeconds(Math.Max(1, seconds * (0.5 + (jitter() / 2))));
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
