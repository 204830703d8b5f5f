using System.Diagnostics.CodeAnalysis;
using Telegram.Bot.Types;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>Processes one update: reads it, answers it, and ends a tap's waiting sign.</summary>
internal sealed partial class UpdateHandler(
    WaitingQuestions waiting, TelegramAnswers answers, TelegramApi api, TimeProvider time, ILogger<UpdateHandler> logger)
{
    /// <summary>Registers an update that waits in its chat's queue.</summary>
    public void Expect(Update update) => waiting.Add(update);

    /// <summary>Starts the timeout of a tap's waiting sign, so that it ends in time even if the queue is long.</summary>
    public TapAnswer? BeginTap(Update update)
    {
        if (update.CallbackQuery is not { } query)
            return null;

        var tap = new TapAnswer(api, query.Id, time);
        _ = tap.EndInTimeAsync();
        return tap;
    }

    /// <summary>Cancels every call in progress.</summary>
    public void CancelCalls() => api.CancelCalls();

    [SuppressMessage("Design", "CA1031", Justification = "A boundary: an update that we can't digest must not come back after each start.")]
    public async Task HandleAsync(ReceivedUpdate taken, Update update, TapAnswer? tap, CancellationToken cancellationToken)
    {
        try
        {
            if (await waiting.ReadAsync(update, taken.MayHaveWaited, cancellationToken) is { } telegramEvent)
                await answers.AnswerAsync(telegramEvent, tap, taken.IsInDoubt, cancellationToken);

            if (tap is not null)
                await tap.SayAsync(null);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or TelegramApiException))
        {
            LogUndigested(failure, taken.Id);
        }
        finally
        {
            waiting.Remove(update.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Telegram: update {Id} failed and was skipped.")]
    private partial void LogUndigested(Exception failure, int id);
}
