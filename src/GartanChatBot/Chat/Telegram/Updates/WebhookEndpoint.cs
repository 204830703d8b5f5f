using System.Text;
using System.Text.Json;
using GartanChatBot.Limits;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>Receives Telegram's webhook calls; a wrong path or secret is rejected before the body is read.</summary>
internal sealed partial class WebhookEndpoint(
    Webhook webhook, UpdateProcessor processor, TelegramState state, TimeProvider time, ILogger<WebhookEndpoint> logger)
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private const int LargestUpdate = 1 << 20;

    /// <summary>Limits warnings about rejected calls to one per minute.</summary>
    private readonly SlidingWindow warnings = new(1, TimeSpan.FromMinutes(1), time);

    /// <summary>Returns the HTTP status: 200 as soon as the update is stored; processing follows.</summary>
    public async Task<int> ReceiveAsync(string givenPath, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!webhook.IsConfigured)
            return StatusCodes.Status404NotFound;

        if (!webhook.Admits(givenPath, request.Headers[SecretHeader].ToString()))
        {
            WarnOfStranger();
            return StatusCodes.Status403Forbidden;
        }

        if (await ReadAsync(request.Body, cancellationToken) is not { } json)
            return StatusCodes.Status413PayloadTooLarge;

        // Telegram repeats an update that isn't answered with 200, and holds back later ones.
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
        state.Tell(
            "telegram|webhook-path",
            "A call to Telegram's webhook had a wrong path or secret and was rejected. "
                + "If messages from Telegram are missing, a proxy changes the path or drops the header X-Telegram-Bot-Api-Secret-Token.");
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

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "Telegram: a webhook call with a wrong path or secret was rejected.")]
    private partial void LogStranger();

    [LoggerMessage(Level = LogLevel.Error, Message = "Telegram: a webhook call whose body isn't JSON was skipped.")]
    private partial void LogUnreadable();
}
