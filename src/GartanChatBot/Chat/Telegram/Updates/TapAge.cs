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

    /// <summary>
    /// As long as the webhook is looked at every three minutes, and for a while after the last look at which something waited.
    /// </summary>
    private static readonly TimeSpan SinceLastWaiting = TimeSpan.FromMinutes(5);

    private readonly DateTimeOffset started = time.GetUtcNow();
    private DateTimeOffset? waiting;
    private DateTimeOffset? heard;

    /// <summary>Telegram says that updates wait which it could not deliver to the webhook.</summary>
    public void Waits() => waiting = time.GetUtcNow();

    /// <summary>To be asked once for what comes in together, which may be nothing.</summary>
    public bool MayHaveWaited()
    {
        var (now, before) = (time.GetUtcNow(), heard);
        heard = now;
        return options.Webhook.Url is null
            ? before is not { } last || now - last > Unheard
            : now - started < CatchingUp || now - waiting < SinceLastWaiting;
    }
}
