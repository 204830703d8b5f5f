using Telegram.Bot;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// Ends the waiting sign on a tapped button: once, with a word when there is one in time, without when the answer takes longer.
/// </summary>
internal sealed class TapAnswer(TelegramApi api, string queryId, TimeProvider time)
{
    public const int LongestWord = 200;

    /// <summary>After some ten seconds Telegram takes no answer any more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>From now on the sign ends by itself.</summary>
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

    /// <summary>False when it is too late for a word: nothing is lost but that, and it can be said in another way.</summary>
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
