using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using GartanChatBot.Limits;
using GartanChatBot.Telemetry;
using Telegram.Bot;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>Introduces the bot to Telegram and listens: by long polling, or by leaving it to the webhook when one is configured.</summary>
internal sealed partial class TelegramListener(
    TelegramApi api,
    TelegramOptions options,
    TelegramAccount account,
    UpdateProcessor processor,
    WebhookEndpoint webhook,
    CommandMenu menu,
    TelegramState state,
    TelegramWatch watch,
    IAdministratorNotifier administrators,
    TimeProvider time,
    ILogger<TelegramListener> logger) : EnduringService(time, logger)
{
    private const int MostAtOnce = 100;

    private static readonly BackOffLadder Pauses = BackOffLadder.Doubling(TimeSpan.FromSeconds(30), Jitter.Random);

    private int failures;
    private TelegramErrorKind? lastSaid;

    /// <summary>What was left behind is known before anything else starts: alerts in doubt wait for it.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        processor.TakeLeftBehind();
        return base.StartAsync(cancellationToken);
    }

    /// <summary>
    /// Answers under way are finished, unless the host loses its patience; what is not finished is answered after the next start.
    /// </summary>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        try
        {
            await processor.CloseAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            api.HangUp();
        }
    }

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var life = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var watching = watch.RunAsync(life.Token);
        try
        {
            await InsistAsync(IntroduceAsync, stoppingToken);
            if (options.Webhook.Url is null)
                await InsistAsync(() => api.CallAsync((bot, token) => bot.DeleteWebhook(cancellationToken: token)), stoppingToken);
            else
                await InsistAsync(() => webhook.OpenAsync(), stoppingToken);

            state.Works();

            var publishing = menu.PublishAsync(stoppingToken);
            if (options.Webhook.Url is null)
                await PollAsync(stoppingToken);

            await publishing;
            await watching;
        }
        catch (TelegramApiException fault) when (fault.Kind is TelegramErrorKind.Unauthorized)
        {
            // To go on would be a call a second for nothing, for ever.
            LogRefused(fault.Message);
            state.GaveUp("the token was refused. Ask BotFather for the token, set TELEGRAM__TOKEN and restart.");
            Tell(
                "telegram|token",
                "Telegram refuses the bot's token, so nobody is answered there. "
                    + "Ask BotFather for the token, set TELEGRAM__TOKEN and restart."
            );
        }
        finally
        {
            await life.CancelAsync();
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task IntroduceAsync()
    {
        var us = await api.CallAsync((bot, token) => bot.GetMe(token));
        account.IsKnown(us.Id, us.Username ?? "");
        LogListening(us.Username ?? "", options.Webhook.Url is null ? "by long polling" : "by webhook");
    }

    private async Task PollAsync(CancellationToken stoppingToken)
    {
        // The offset tells Telegram what it may forget, so it is only moved over what is kept on our side. Once a poll came back empty,
        // Telegram has forgotten everything below it, and asking without an offset also finds ids that began anew after a quiet week.
        int? offset = null;
        while (true)
        {
            await processor.RoomAsync(stoppingToken);
            var updates = await InsistAsync(() => PollAsync(offset, stoppingToken), stoppingToken);
            state.Works();
            var kept = processor.Keepable(updates);
            await InsistAsync(() => processor.TakeAsync(kept), stoppingToken);
            offset = kept is [.., var last] ? last.Id + 1 : null;

            // Without a number nothing is acknowledged, and Telegram gives the same again at once.
            if (updates.Length > 0 && kept.Count == 0)
                await PauseAsync(stoppingToken);
        }
    }

    private Task<JsonElement[]> PollAsync(int? offset, CancellationToken stoppingToken) =>
        api.PollAsync(
            (bot, token) =>
                bot.SendRequest(
                    new RawUpdatesRequest
                    {
                        Offset = offset,
                        Limit = MostAtOnce,
                        Timeout = (int)TelegramApi.LongPoll.TotalSeconds,
                        AllowedUpdates = UpdateReader.Wanted,
                    },
                    token),
            stoppingToken);

    private Task InsistAsync(Func<Task> work, CancellationToken stoppingToken) => InsistAsync(async () =>
    {
        await work();
        return true;
    }, stoppingToken);

    /// <summary>Until it works, with growing pauses; a refused token ends it.</summary>
    [SuppressMessage(
        "Design", "CA1031", Justification = "A boundary: the disk may be full for a while, and Telegram keeps what was not taken.")]
    private async Task<T> InsistAsync<T>(Func<Task<T>> work, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                var result = await work();
                failures = 0;
                lastSaid = null;
                return result;
            }
            catch (TelegramApiException fault) when (fault.Kind is not TelegramErrorKind.Unauthorized)
            {
                Say(fault);
                await RecoverAsync(fault, stoppingToken);
            }
            catch (Exception failure) when (failure is not (OperationCanceledException or TelegramApiException))
            {
                LogNotKept(failure);
                state.Fails("they can't be kept on this machine's disk");
                await PauseAsync(stoppingToken);
            }
        }
    }

    private async Task RecoverAsync(TelegramApiException fault, CancellationToken stoppingToken)
    {
        if (fault.Kind is TelegramErrorKind.TooMany)
        {
            await Task.Delay(fault.RetryAfter, Time, stoppingToken);
            return;
        }

        await PauseAsync(stoppingToken);
        if (fault.Kind is TelegramErrorKind.WebhookActive)
            await InsistAsync(() => api.CallAsync((bot, token) => bot.DeleteWebhook(cancellationToken: token)), stoppingToken);
    }

    private Task PauseAsync(CancellationToken stoppingToken) => Task.Delay(Pauses.After(failures++), Time, stoppingToken);

    /// <summary>Once for each trouble, not once for each try.</summary>
    private void Say(TelegramApiException fault)
    {
        state.Fails(fault.Message);
        if (lastSaid == fault.Kind)
            return;

        lastSaid = fault.Kind;
        LogTrouble(fault.Message);
        if (fault.Kind is TelegramErrorKind.Conflict)
            Tell(
                "telegram|conflict",
                "Another program uses the bot's Telegram token: each takes the other's messages. Stop it, or ask BotFather for a new token."
            );
        if (fault.Kind is TelegramErrorKind.WebhookActive)
            Tell(
                "telegram|webhook-set",
                "Another program has set a webhook with the bot's Telegram token; I remove it. "
                    + "Stop that program, or ask BotFather for a new token."
            );
        if (fault.Kind is TelegramErrorKind.Refused && webhook.IsOpen)
            Tell("telegram|webhook-refused", WebhookEndpoint.Refused(fault));
    }

    private void Tell(string key, string text)
    {
        administrators.Tell(new(key, text));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "On Telegram as @{Name}, listening {How}.")]
    private partial void LogListening(string name, string how);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram can't be listened to ({Words}); it is tried again, with growing pauses.")]
    private partial void LogTrouble(string words);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "Updates of Telegram could not be kept; Telegram keeps them, and they are fetched again.")]
    private partial void LogNotKept(Exception failure);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "Telegram refuses the token ({Words}); nobody is answered there until the service is restarted with another one.")]
    private partial void LogRefused(string words);
}
