using Telegram.Bot;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// Ends the waiting sign on a tapped button exactly once: with a notice if the answer is ready in time, otherwise without one.
/// </summary>
internal sealed class TapAnswer(TelegramApi api, string queryId, TimeProvider time)
{
    public const int LongestWord = 200;

    /// <summary>Wait for a notice; Telegram rejects an answer after about ten seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts the timeout that ends the sign without a notice.</summary>
    public async Task EndInTimeAsync()
    {
        try
        {
            await answered.Task.WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
            await SayAsync(null);
        }
    }

    /// <summary>Shows a notice; false if it is too late, so that the caller can answer in another way.</summary>
    public async Task<bool> SayAsync(string? word, bool mustBeRead = false)
    {
        if (!answered.TrySetResult())
            return false;

        try
        {
            await api.CallAsync((bot, token) => bot.AnswerCallbackQuery(queryId, word, showAlert: mustBeRead, cancellationToken: token));
            return true;
        }
        catch (TelegramApiException)
        {
            return false;
        }
    }
}
