using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// Detects that no updates arrive. The poller notices a failed poll itself; a webhook that was deleted, changed or is unreachable just
/// stays silent, so Telegram is asked about it.
/// </summary>
internal sealed partial class TelegramWatch(
    TelegramState state, Webhook webhook, TapAge tapAge, TimeProvider time, ILogger<TelegramWatch> logger) : EnduringService(time, logger)
{
    private const int MinutesBetweenLooks = 3;

    /// <summary>
    /// Telegram keeps undelivered updates for a day, so an older error concerns none that is waiting.
    /// https://core.telegram.org/bots/api#getting-updates
    /// </summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    private static readonly TimeSpan Rhythm = TimeSpan.FromMinutes(1);

    /// <summary>Minimum time between two resets of the webhook: if it is removed sooner, two programs are competing for it.</summary>
    private static readonly TimeSpan BetweenSettings = TimeSpan.FromHours(1);

    private DateTimeOffset? setAgain;
    private DateTimeOffset lookedAt = time.GetUtcNow();

    [SuppressMessage("Design", "CA1031", Justification = "A boundary: a disk that is full for a while must not end the watch.")]
    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm, Time);
        for (var minute = 1; !state.HasGivenUp && await timer.WaitForNextTickAsync(stoppingToken); minute++)
        {
            try
            {
                await LookAsync(atWebhook: webhook.IsConfigured && minute % MinutesBetweenLooks == 0);
            }
            catch (Exception failure) when (failure is not (OperationCanceledException or TelegramApiException))
            {
                LogNotLooked(failure);
            }
        }
    }

    private async Task LookAsync(bool atWebhook)
    {
        if (atWebhook)
            await LookAtWebhookAsync();
        if (state.LastingTrouble is { } trouble)
            state.Tell(
                $"telegram|silent|{trouble.Since.ToUnixTimeSeconds()}",
                $"No messages have come from Telegram for 5 minutes ({trouble.Words}). I keep trying; questions wait there.");
    }

    private async Task LookAtWebhookAsync()
    {
        try
        {
            var info = await webhook.InfoAsync();
            var address = info.GetProperty("url").GetString();
            if (address == webhook.Address)
                LookAtDeliveries(info);
            else
                await SetAgainAsync(string.IsNullOrEmpty(address) ? "was deleted" : "was set to another address");
        }
        catch (TelegramApiException fault) when (fault.Kind is not TelegramErrorKind.Unauthorized)
        {
            state.Fails(fault.Message);
        }
        catch (Exception odd) when (odd is KeyNotFoundException or InvalidOperationException or JsonException)
        {
            state.Fails("Telegram's answer about the webhook can't be read");
        }
    }

    /// <summary>Evaluates delivery errors since the last check only: Telegram keeps the latest error indefinitely.</summary>
    private void LookAtDeliveries(JsonElement info)
    {
        var since = lookedAt;
        lookedAt = Time.GetUtcNow();
        var waits = info.TryGetProperty("pending_update_count", out var count) && count.GetInt32() > 0;
        var failedAt = info.TryGetProperty("last_error_date", out var date)
            ? DateTimeOffset.FromUnixTimeSeconds(date.GetInt64())
            : DateTimeOffset.MinValue;
        if (waits && lookedAt - failedAt < KeptFor)
            tapAge.Waits();

        if (waits && failedAt >= since - Rhythm && info.TryGetProperty("last_error_message", out var words))
            state.Fails($"it can't deliver to the webhook: {words.GetString()}");
        else
            state.Works();
    }

    private async Task SetAgainAsync(string whatHappened)
    {
        state.Fails($"the webhook {whatHappened}");
        if (Time.GetUtcNow() - setAgain < BetweenSettings)
        {
            state.Tell(
                "telegram|webhook-fought",
                $"Telegram's webhook {whatHappened} again, so no messages come in. Another program uses the bot's token: "
                    + "stop it, or ask BotFather for a new token."
            );
            return;
        }

        setAgain = Time.GetUtcNow();
        LogSetAgain(whatHappened);
        try
        {
            await webhook.ApplyAsync();
            state.Works();
            state.Tell(
                $"telegram|webhook-again|{setAgain.Value.ToUnixTimeSeconds()}",
                $"Telegram's webhook {whatHappened}; I set it again. If that was not you, another program may know the bot's token.");
        }
        catch (TelegramApiException fault) when (fault.Kind is TelegramErrorKind.Refused)
        {
            state.WebhookRefused(fault);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "Telegram's webhook {WhatHappened}; setting it again, and notifying administrators.")]
    private partial void LogSetAgain(string whatHappened);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "Telegram: the check for incoming messages failed; retrying in a minute.")]
    private partial void LogNotLooked(Exception failure);
}
