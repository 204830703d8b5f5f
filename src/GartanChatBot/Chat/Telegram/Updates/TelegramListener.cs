using GartanChatBot.Telemetry;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>Introduces the bot to Telegram and listens: by long polling, or by leaving it to the webhook when one is configured.</summary>
internal sealed partial class TelegramListener(
    TelegramConnection connection, UpdatePoller poller, UpdateProcessor processor, TimeProvider time, ILogger<TelegramListener> logger)
    : EnduringService(time, logger)
{
    /// <summary>What was left behind is known before anything else starts: alerts in doubt wait for it.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        processor.TakeLeftBehind();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await connection.OpenAsync(stoppingToken) is UpdateSource.Polling)
                await poller.RunAsync(stoppingToken);
        }
        catch (TelegramApiException fault) when (fault.Kind is TelegramErrorKind.Unauthorized)
        {
            // To go on would be a call a second for nothing, for ever.
            LogRefused(fault.Message);
            connection.GiveUp();
        }
    }

    /// <summary>What is not finished when the host loses its patience is answered after the next start.</summary>
    protected override Task EndAsync(CancellationToken cancellationToken) => processor.CloseAsync(cancellationToken);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "Telegram refuses the token ({Words}); nobody is answered there until the service is restarted with another one.")]
    private partial void LogRefused(string words);
}
