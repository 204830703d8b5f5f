namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// Whether updates that come in now may have waited. A tap bears no date of its own, so what is known is only how long nobody listened:
/// Telegram keeps updates for a day. https://core.telegram.org/bots/api#getting-updates
/// </summary>
internal sealed class TapAge(TelegramOptions options, TimeProvider time)
{
    private static readonly TimeSpan Unheard = TimeSpan.FromMinutes(10);

    /// <summary>A webhook gets what waited one by one, as soon as it answers again.</summary>
    private static readonly TimeSpan CatchingUp = TimeSpan.FromMinutes(2);

    private readonly DateTimeOffset started = time.GetUtcNow();
    private DateTimeOffset? heard;

    /// <summary>To be asked once for what comes in together, which may be nothing.</summary>
    public bool MayHaveWaited()
    {
        var (now, before) = (time.GetUtcNow(), heard);
        heard = now;
        return options.Webhook.Url is null ? before is not { } last || now - last > Unheard : now - started < CatchingUp;
    }
}
