namespace GartanChatBot.Chat.Telegram.Updates;

internal enum UpdateSource
{
    Polling,
    Webhook,
}

/// <summary>Requests the bot's identity from Telegram, and sets or removes the webhook.</summary>
internal sealed partial class TelegramConnection(
    TelegramAccount account, Webhook webhook, TelegramRetries retries, TelegramState state, ILogger<TelegramConnection> logger)
{
    /// <exception cref="TelegramApiException">Telegram rejected the token.</exception>
    public async Task<UpdateSource> OpenAsync(CancellationToken stopping)
    {
        var source = webhook.IsConfigured ? UpdateSource.Webhook : UpdateSource.Polling;
        var us = await retries.InsistAsync(account.IntroduceAsync, stopping);
        LogListening(us.UserName, source is UpdateSource.Webhook ? "by webhook" : "by long polling");

        await retries.InsistAsync(webhook.ApplyAsync, stopping);
        state.Works();
        return source;
    }

    public void GiveUp()
    {
        state.GaveUp("the token was refused. Ask BotFather for the token, set TELEGRAM__TOKEN and restart.");
        state.Tell(
            "telegram|token",
            "Telegram rejected the bot's token, so I can't answer there. Ask BotFather for the token, set TELEGRAM__TOKEN and restart.");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "On Telegram as @{Name}, listening {How}.")]
    private partial void LogListening(string name, string how);
}
