using GartanChatBot.Telemetry;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>Connects the bot to Telegram and receives updates by long polling, unless a webhook is configured.</summary>
internal sealed partial class TelegramListener(
    TelegramConnection connection, UpdatePoller poller, UpdateProcessor processor, TimeProvider time, ILogger<TelegramListener> logger)
    : EnduringService(time, logger)
{
    /// <summary>Loads unfinished updates before any other service starts, because alerts in doubt wait for their result.</summary>
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
            // Retrying with a refused token would be pointless.
            LogRefused(fault.Message);
            connection.GiveUp();
        }
    }

    /// <summary>Stops processing; updates not completed within the host's timeout are answered after the next start.</summary>
    protected override Task EndAsync(CancellationToken cancellationToken) => processor.CloseAsync(cancellationToken);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "Telegram rejected the token ({Words}); the bot is offline there until it is restarted with a valid one.")]
    private partial void LogRefused(string words);
}
