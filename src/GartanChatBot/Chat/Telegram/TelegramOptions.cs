using GartanChatBot.Settings;

namespace GartanChatBot.Chat.Telegram;

/// <summary>The bot's account on Telegram.</summary>
internal sealed class TelegramOptions
{
    public Secret Token { get; init; } = Secret.None;

    /// <summary>Also a Bot API server of one's own.</summary>
    [WebAddress]
    public Uri ApiBaseUrl { get; init; } = new("https://api.telegram.org");

    public WebhookOptions Webhook { get; init; } = new();
}

/// <summary>Where Telegram sends updates; long polling when there is no address.</summary>
internal sealed class WebhookOptions
{
    [WebAddress]
    public Uri? Url { get; init; }

    public Secret Secret { get; init; } = Secret.None;
}
