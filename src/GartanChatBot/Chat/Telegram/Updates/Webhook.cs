using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Telegram.Bot;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// The address at which Telegram delivers updates itself, where one is configured. Its path and its word are secrets, both made from the
/// token when none is configured.
/// </summary>
internal sealed class Webhook(TelegramApi api, TelegramOptions options)
{
    public const string Route = "/telegram/{path}";

    private readonly string path = Derived(options, "path");
    private readonly string secret = options.Webhook.Secret.IsEmpty ? Derived(options, "secret") : options.Webhook.Secret.Reveal();

    public bool IsConfigured => options.Webhook.Url is not null;

    /// <summary>With the secret path: never shown.</summary>
    public string Address => AddressOf(options);

    public static string AddressOf(TelegramOptions options) =>
        $"{options.Webhook.Url!.AbsoluteUri.TrimEnd('/')}{Route.Replace("{path}", Derived(options, "path"), StringComparison.Ordinal)}";

    /// <summary>Sets it at Telegram, or removes what is set there. One connection: with several a chat's order would be lost.</summary>
    public Task ApplyAsync() => api.CallAsync((bot, token) => IsConfigured
        ? bot.SetWebhook(Address, maxConnections: 1, allowedUpdates: UpdateReader.Wanted, secretToken: secret, cancellationToken: token)
        : bot.DeleteWebhook(cancellationToken: token));

    /// <summary>What Telegram says of the webhook that is set.</summary>
    public Task<JsonElement> InfoAsync() => api.CallAsync((bot, token) => bot.SendRequest(new RawWebhookInfoRequest(), token));

    /// <summary>Both are compared whatever the first one says.</summary>
    public bool Admits(string givenPath, string givenSecret) => IsSame(givenPath, path) & IsSame(givenSecret, secret);

    private static bool IsSame(string given, string wanted) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(wanted)));

    private static string Derived(TelegramOptions options, string purpose) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Token.Reveal()), Encoding.UTF8.GetBytes($"webhook {purpose}")).AsSpan(0, 16));
}
