using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Telegram.Bot;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// The configured address to which Telegram sends updates. Its path and secret are derived from the token; the secret can also be
/// configured.
/// </summary>
internal sealed class Webhook(TelegramApi api, TelegramOptions options)
{
    public const string Route = "/telegram/{path}";

    private readonly string path = Derived(options, "path");
    private readonly string secret = options.Webhook.Secret.IsEmpty ? Derived(options, "secret") : options.Webhook.Secret.Reveal();

    public bool IsConfigured => options.Webhook.Url is not null;

    /// <summary>Full address with the secret path; never shown.</summary>
    public string Address => AddressOf(options);

    public static string AddressOf(TelegramOptions options) =>
        $"{options.Webhook.Url!.AbsoluteUri.TrimEnd('/')}{Route.Replace("{path}", Derived(options, "path"), StringComparison.Ordinal)}";

    /// <summary>Sets the configured webhook, or deletes any webhook. A single connection keeps the order within a chat.</summary>
    public Task ApplyAsync() => api.CallAsync((bot, token) => IsConfigured
        ? bot.SetWebhook(Address, maxConnections: 1, allowedUpdates: UpdateReader.Wanted, secretToken: secret, cancellationToken: token)
        : bot.DeleteWebhook(cancellationToken: token));

    /// <summary>Requests the state of the current webhook.</summary>
    public Task<JsonElement> InfoAsync() => api.CallAsync((bot, token) => bot.SendRequest(new RawWebhookInfoRequest(), token));

    /// <summary>Checks path and secret; always compares both, so that the timing reveals nothing.</summary>
    public bool Admits(string givenPath, string givenSecret) => IsSame(givenPath, path) & IsSame(givenSecret, secret);

    private static bool IsSame(string given, string wanted) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(wanted)));

    private static string Derived(TelegramOptions options, string purpose) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Token.Reveal()), Encoding.UTF8.GetBytes($"webhook {purpose}")).AsSpan(0, 16));
}
