using System.Text.RegularExpressions;
using GartanChatBot.Settings;

namespace GartanChatBot.Chat.Telegram;

/// <summary>The bot's account on Telegram.</summary>
internal sealed partial class TelegramOptions
{
    public Secret Token { get; init; } = Secret.None;

    /// <summary>Address of the Bot API; may be a self-hosted server, with or without a path prefix.</summary>
    [WebAddress]
    public Uri ApiBaseUrl { get; init; } = new("https://api.telegram.org");

    public WebhookOptions Webhook { get; init; } = new();

    /// <summary>Returns the problem and its remedy, or null if the settings are valid. Never contains the token.</summary>
    public string? Problem(bool webEnabled)
    {
        if (Token.IsEmpty)
            return null;
        if (!TokenShape().IsMatch(Token.Reveal()))
            return "Telegram:Token: is not a token; it must be a number, a colon and letters, as BotFather gives it.";
        if (ApiBaseUrl.Query.Length > 0 || ApiBaseUrl.Fragment.Length > 0)
            return $"Telegram:ApiBaseUrl: has \"{ApiBaseUrl}\", it must end with its host or a path.";

        return Webhook.Url is null ? null : Webhook.Problem(webEnabled);
    }

    [GeneratedRegex(@"^[0-9]{1,20}:[A-Za-z0-9_-]+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenShape();
}

/// <summary>Webhook settings; without an address the bot uses long polling.</summary>
internal sealed partial class WebhookOptions
{
    /// <summary>Public address of the bot's web server; the secret path is appended.</summary>
    [WebAddress]
    public Uri? Url { get; init; }

    /// <summary>Secret that Telegram sends with each update; derived from the token if not set.</summary>
    public Secret Secret { get; init; } = Secret.None;

    public string? Problem(bool webEnabled) =>
        Url!.Scheme != Uri.UriSchemeHttps ? $"Telegram:Webhook:Url: has \"{Url}\", it must begin with https: Telegram calls nothing else."
        : Url.Port is not (443 or 80 or 88 or 8443)
            ? $"Telegram:Webhook:Url: has port {Url.Port}, Telegram calls only 443, 80, 88 and 8443."
        : Url.Query.Length > 0 || Url.Fragment.Length > 0 || Url.UserInfo.Length > 0
            ? "Telegram:Webhook:Url: must end with its host or a path; leave out user, ? and # and what follows them."
        : Url.IsLoopback
            ? $"Telegram:Webhook:Url: has {Url.Host}, which is this machine only; "
                + "give the address by which Telegram reaches it from outside."
        : !Secret.IsEmpty && !SecretShape().IsMatch(Secret.Reveal()) ? "Telegram:Webhook:Secret: must be 1 to 256 letters, digits, _ or -."
        : !webEnabled
            ? "Telegram:Webhook:Url: needs the web, which Web:Url switches off; give Web:Url an address, or leave the webhook out."
        : null;

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretShape();
}
