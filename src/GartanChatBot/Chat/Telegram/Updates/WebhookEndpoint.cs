using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GartanChatBot.Limits;
using Telegram.Bot;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// Where Telegram delivers updates itself. Its path and its word are secrets, both made from the token when none is configured; whoever
/// does not know both is sent away before anything of the message is read.
/// </summary>
internal sealed partial class WebhookEndpoint(
    TelegramApi api, TelegramOptions options, UpdateProcessor processor, IAdministratorNotifier administrators, TimeProvider time,
    ILogger<WebhookEndpoint> logger)
{
    public const string Route = "/telegram/{path}";

    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private const int LargestUpdate = 1 << 20;

    private readonly string path = Derived(options, "path");
    private readonly string secret = options.Webhook.Secret.IsEmpty ? Derived(options, "secret") : options.Webhook.Secret.Reveal();

    /// <summary>Strangers may knock as often as they like; that is said once a minute.</summary>
    private readonly SlidingWindow warnings = new(1, TimeSpan.FromMinutes(1), time);

    public bool IsOpen => options.Webhook.Url is not null;

    /// <summary>With the secret path: never shown.</summary>
    public string Address => AddressOf(options);

    public static string AddressOf(TelegramOptions options) =>
        $"{options.Webhook.Url!.AbsoluteUri.TrimEnd('/')}{Route.Replace("{path}", Derived(options, "path"), StringComparison.Ordinal)}";

    public static string Refused(TelegramApiException fault) =>
        $"Telegram refuses the webhook, so no messages come in: {fault.Message}. "
            + "Correct Telegram:Webhook:Url and restart, or leave it out for long polling.";

    /// <summary>One connection: with several, the order of a chat's updates would be lost on the way.</summary>
    public Task OpenAsync() => api.CallAsync((bot, token) => bot.SetWebhook(
        Address, maxConnections: 1, allowedUpdates: UpdateReader.Wanted, secretToken: secret, cancellationToken: token));

    /// <summary>The status to answer with. 200 as soon as the update is kept; work on it comes afterwards.</summary>
    public async Task<int> ReceiveAsync(string givenPath, HttpRequest request, CancellationToken cancellationToken)
    {
        if (options.Webhook.Url is null)
            return StatusCodes.Status404NotFound;

        // Both are compared whatever the first one says.
        if (!IsSame(givenPath, path) | !IsSame(request.Headers[SecretHeader].ToString(), secret))
        {
            WarnOfStranger();
            return StatusCodes.Status403Forbidden;
        }

        if (await ReadAsync(request.Body, cancellationToken) is not { } json)
            return StatusCodes.Status413PayloadTooLarge;

        // Whatever is answered with anything but 200 comes again and keeps back what is behind it.
        await processor.TakeAsync(processor.Keepable(Whole(json)));
        return StatusCodes.Status200OK;
    }

    private JsonElement[] Whole(string json)
    {
        try
        {
            return [JsonElement.Parse(json)];
        }
        catch (JsonException)
        {
            LogUnreadable();
            return [];
        }
    }

    private void WarnOfStranger()
    {
        if (!warnings.TryTake(out _))
            return;

        LogStranger();
        administrators.Tell(
            new(
                "telegram|webhook-path",
                "Somebody called Telegram's webhook with a wrong path or secret and was sent away. "
                    + "If messages from Telegram are missing, a proxy changes the path or drops the header X-Telegram-Bot-Api-Secret-Token."
            ));
    }

    private static async Task<string?> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (whole.Length + read > LargestUpdate)
                return null;

            await whole.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return Encoding.UTF8.GetString(whole.ToArray());
    }

    private static bool IsSame(string given, string wanted) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(wanted)));

    private static string Derived(TelegramOptions options, string purpose) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Token.Reveal()), Encoding.UTF8.GetBytes($"webhook {purpose}")).AsSpan(0, 16));

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "The webhook of Telegram was called with a wrong path or secret; the caller was sent away.")]
    private partial void LogStranger();

    [LoggerMessage(Level = LogLevel.Error, Message = "The webhook of Telegram was sent something that is no JSON; it is left out.")]
    private partial void LogUnreadable();
}
