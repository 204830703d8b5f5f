using System.Diagnostics.CodeAnalysis;
using Telegram.Bot.Types;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>Works on one update: reads it, has it answered, and ends the waiting sign of a tap.</summary>
internal sealed partial class UpdateHandler(
    WaitingQuestions waiting, TelegramAnswers answers, TelegramApi api, TimeProvider time, ILogger<UpdateHandler> logger)
{
    /// <summary>It waits for its turn from now on.</summary>
    public void Expect(Update update) => waiting.Add(update);

    /// <summary>A tap's waiting sign ends in time, however long the chat's queue is.</summary>
    public TapAnswer? BeginTap(Update update)
    {
        if (update.CallbackQuery is not { } query)
            return null;

        var tap = new TapAnswer(api, query.Id, time);
        _ = tap.EndInTimeAsync();
        return tap;
    }

    /// <summary>Gives up on every call that is under way.</summary>
    public void HangUp() => api.HangUp();

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

    [LoggerMessage(Level = LogLevel.Error, Message = "Update {Id} of Telegram could not be worked on; it is left out.")]
    private partial void LogUndigested(Exception failure, int id);
}
