using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Telegram.Bot;

namespace GartanChatBot.Chat.Telegram;

/// <summary>
/// Where Telegram delivers updates itself. Its path and its word are secrets, both made from the token when none is configured; whoever
/// does not know both is sent away before anything of the message is read.
/// </summary>
internal sealed class WebhookDoor(TelegramApi api, TelegramOptions options, UpdateDesk desk)
{
    public const string Route = "/telegram/{path}";

    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private const int LargestUpdate = 1 << 20;

    private readonly string path = Derived(options, "path");
    private readonly string secret = options.Webhook.Secret.IsEmpty ? Derived(options, "secret") : options.Webhook.Secret.Reveal();

    /// <summary>One connection: with several, the order of a chat's updates would be lost on the way.</summary>
    public Task OpenAsync()
    {
        var address = $"{options.Webhook.Url!.AbsoluteUri.TrimEnd('/')}{Route.Replace("{path}", path, StringComparison.Ordinal)}";
        return api.CallAsync((bot, token) => bot.SetWebhook(
            address, maxConnections: 1, allowedUpdates: UpdateReader.Wanted, secretToken: secret, cancellationToken: token));
    }

    /// <summary>The status to answer with. 200 as soon as the update is kept; work on it comes afterwards.</summary>
    public async Task<int> ReceiveAsync(string givenPath, HttpRequest request, CancellationToken cancellationToken)
    {
        if (options.Webhook.Url is null)
            return StatusCodes.Status404NotFound;

        // Both are compared whatever the first one says.
        if (!IsSame(givenPath, path) | !IsSame(request.Headers[SecretHeader].ToString(), secret))
            return StatusCodes.Status403Forbidden;

        try
        {
            if (await ReadAsync(request.Body, cancellationToken) is not { } json)
                return StatusCodes.Status413PayloadTooLarge;

            await desk.TakeAsync([UpdateReader.Parse(json)]);
            return StatusCodes.Status200OK;
        }
        catch (JsonException)
        {
            return StatusCodes.Status400BadRequest;
        }
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
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(wanted)));

    private static string Derived(TelegramOptions options, string purpose) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Token.Reveal()), Encoding.UTF8.GetBytes($"webhook {purpose}")).AsSpan(0, 16));
}
