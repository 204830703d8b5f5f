namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// Tells whether incoming updates may have waited. Taps have no time of their own, so it is derived from the time without listening;
/// Telegram keeps updates for a day. https://core.telegram.org/bots/api#getting-updates
/// </summary>
internal sealed class TapAge(TelegramOptions options, TimeProvider time)
{
    private static readonly TimeSpan Unheard = TimeSpan.FromMinutes(10);

    /// <summary>Time after a start in which a webhook may still receive updates that waited; they arrive one by one.</summary>
    private static readonly TimeSpan CatchingUp = TimeSpan.FromMinutes(2);

    /// <summary>Time after the last webhook check that found waiting updates. The webhook is checked every three minutes.</summary>
    private static readonly TimeSpan SinceLastWaiting = TimeSpan.FromMinutes(5);

    private readonly DateTimeOffset started = time.GetUtcNow();
    private DateTimeOffset? waiting;
    private DateTimeOffset? heard;

    /// <summary>Records that Telegram reports undelivered updates for the webhook.</summary>
    public void Waits() => waiting = time.GetUtcNow();

    /// <summary>True if updates that arrive now may have waited. Call it once per batch, even an empty one.</summary>
    public bool MayHaveWaited()
    {
        var (now, before) = (time.GetUtcNow(), heard);
        heard = now;
        return options.Webhook.Url is null
            ? before is not { } last || now - last > Unheard
            : now - started < CatchingUp || now - waiting < SinceLastWaiting;
    }
}
