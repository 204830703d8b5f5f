using System.Text;
using System.Text.Json;
using GartanChatBot.Limits;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>Takes what Telegram delivers; a wrong path or secret is sent away before anything of the message is read.</summary>
internal sealed partial class WebhookEndpoint(
    Webhook webhook, UpdateProcessor processor, TelegramState state, TimeProvider time, ILogger<WebhookEndpoint> logger)
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private const int LargestUpdate = 1 << 20;

    /// <summary>Strangers may knock as often as they like; that is said once a minute.</summary>
    private readonly SlidingWindow warnings = new(1, TimeSpan.FromMinutes(1), time);

    /// <summary>The status to answer with. 200 as soon as the update is kept; work on it comes afterwards.</summary>
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
        state.Tell(
            "telegram|webhook-path",
            "Somebody called Telegram's webhook with a wrong path or secret and was sent away. "
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
        Level = LogLevel.Warning, Message = "The webhook of Telegram was called with a wrong path or secret; the caller was sent away.")]
    private partial void LogStranger();

    [LoggerMessage(Level = LogLevel.Error, Message = "The webhook of Telegram was sent something that is no JSON; it is left out.")]
    private partial void LogUnreadable();
}
