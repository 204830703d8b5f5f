using System.Diagnostics.CodeAnalysis;
using GartanChatBot.Limits;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>Retries the calls needed for listening, with back-off, until they work; only a rejected token ends it.</summary>
internal sealed partial class TelegramRetries(Webhook webhook, TelegramState state, TimeProvider time, ILogger<TelegramRetries> logger)
{
    private static readonly BackOffLadder Pauses = BackOffLadder.Doubling(TimeSpan.FromSeconds(30), Jitter.Random);

    private int failures;
    private TelegramErrorKind? lastSaid;

    public Task InsistAsync(Func<Task> work, CancellationToken stopping) => InsistAsync(async () =>
    {
        await work();
        return true;
    }, stopping);

    /// <exception cref="TelegramApiException">Telegram rejected the token.</exception>
    [SuppressMessage(
        "Design", "CA1031", Justification = "A boundary: the disk may be full for a while, and Telegram keeps what was not taken.")]
    public async Task<T> InsistAsync<T>(Func<Task<T>> work, CancellationToken stopping)
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
                await RecoverAsync(fault, stopping);
            }
            catch (Exception failure) when (failure is not (OperationCanceledException or TelegramApiException))
            {
                LogNotKept(failure);
                state.Fails("updates can't be saved to disk");
                await PauseAsync(stopping);
            }
        }
    }

    public Task PauseAsync(CancellationToken stopping) => Task.Delay(Pauses.After(failures++), time, stopping);

    private async Task RecoverAsync(TelegramApiException fault, CancellationToken stopping)
    {
        if (fault.Kind is TelegramErrorKind.TooMany)
        {
            await Task.Delay(fault.RetryAfter, time, stopping);
            return;
        }

        await PauseAsync(stopping);
        if (fault.Kind is TelegramErrorKind.WebhookActive)
            await InsistAsync(webhook.ApplyAsync, stopping);
    }

    /// <summary>Reports a failure once, not at each attempt.</summary>
    private void Say(TelegramApiException fault)
    {
        state.Fails(fault.Message);
        if (lastSaid == fault.Kind)
            return;

        lastSaid = fault.Kind;
        LogTrouble(fault.Message);
        if (fault.Kind is TelegramErrorKind.Conflict)
            state.Tell(
                "telegram|conflict",
                "Another program uses the bot's Telegram token: each takes the other's messages. Stop it, or ask BotFather for a new token."
            );
        if (fault.Kind is TelegramErrorKind.WebhookActive)
            state.Tell(
                "telegram|webhook-set",
                "Another program has set a webhook with the bot's Telegram token; I remove it. "
                    + "Stop that program, or ask BotFather for a new token."
            );
        if (fault.Kind is TelegramErrorKind.Refused && webhook.IsConfigured)
            state.WebhookRefused(fault);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram: receiving updates failed ({Words}); retrying with back-off.")]
    private partial void LogTrouble(string words);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "Telegram: updates could not be saved; Telegram keeps them, and they are fetched again.")]
    private partial void LogNotKept(Exception failure);
}
