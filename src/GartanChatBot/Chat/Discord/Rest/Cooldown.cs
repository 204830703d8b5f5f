namespace GartanChatBot.Chat.Discord.Rest;

/// <summary>Until when nothing may be asked.</summary>
internal sealed class Cooldown(TimeProvider time)
{
    /// <summary>Clocks and rounding differ a little.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(50);

    private (long Since, TimeSpan For)? _closed;

    public TimeSpan Left =>
        _closed is var (since, length) && length - time.GetElapsedTime(since) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Never shortens what was said before.</summary>
    public void Last(TimeSpan length)
    {
        if (length + Margin > Left)
            _closed = (time.GetTimestamp(), length + Margin);
    }
}
