using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>Passes questions to the router, and chat events to the observers.</summary>
internal sealed partial class TelegramAnswers(
    IQuestionHandler questions,
    AnswerDelivery delivery,
    AnsweredQuestions answered,
    ConversationEvents events,
    TimeProvider time,
    ILogger<TelegramAnswers> logger)
{
    private const string OldButton = "That button is too old for me – please ask again.";

    private static readonly TimeSpan LongestThought = TimeSpan.FromMinutes(1);

    private static readonly Reply TookTooLong = Reply.Refusal("That took me too long – please ask again.");

    public async Task AnswerAsync(TelegramEvent telegramEvent, TapAnswer? tap, bool isInDoubt, CancellationToken cancellationToken)
    {
        switch (telegramEvent)
        {
            case TelegramEvent.MessageReceived { Request.IsCorrection: true } correction:
                await CorrectAsync(correction, isInDoubt, cancellationToken);
                break;
            case TelegramEvent.MessageReceived messageReceived:
                await AnswerAsync(
                    new AnswerOccasion(messageReceived.Place, messageReceived.Request, isInDoubt) { Question = messageReceived.MessageId },
                    cancellationToken);
                break;
            case TelegramEvent.CallbackQueryReceived { Request: { } request } callbackQueryReceived:
                if (callbackQueryReceived.MessageId is { } tapped && questions.WouldChange(request))
                    answered.Forget(callbackQueryReceived.Place, tapped);

                await AnswerAsync(
                    new AnswerOccasion(callbackQueryReceived.Place, request, isInDoubt)
                    {
                        Tap = tap,
                        Tapped = callbackQueryReceived.KeepsMessage ? null : callbackQueryReceived.MessageId,
                    },
                    cancellationToken);
                break;
            case TelegramEvent.CallbackQueryReceived when tap is not null:
                await tap.SayAsync(OldButton);
                break;
            case TelegramEvent.BotAdded botAdded:
                var conversation = TelegramTarget.Of(botAdded.Place.Chat);
                events.Opened(conversation, botAdded.Title);
                if (botAdded.Place.IsGroup)
                    await AnswerAsync(
                        new AnswerOccasion(
                            botAdded.Place, new() { Conversation = conversation, Who = botAdded.By, Text = "/setup" }, isInDoubt),
                        cancellationToken);
                break;
            case TelegramEvent.BotRemoved botRemoved:
                events.Ended(TelegramTarget.Of(botRemoved.Place.Chat), botRemoved.Reason);
                break;
            case TelegramEvent.MemberLeft left:
                events.MemberLeft(TelegramTarget.Of(left.Place.Chat), left.UserId);
                break;
            case TelegramEvent.ChatMigrated chatMigrated:
                events.Moved(TelegramTarget.Of(chatMigrated.Place.Chat), TelegramTarget.Of(chatMigrated.To));
                break;
        }
    }

    /// <summary>
    /// Answers an edited question by editing the earlier answer; the result of a command is kept. Telegram also reports edits that don't
    /// change the text: https://core.telegram.org/bots/api#update, edited_message.
    /// </summary>
    private async Task CorrectAsync(TelegramEvent.MessageReceived correction, bool isInDoubt, CancellationToken cancellationToken)
    {
        var request = correction.Request;
        var earlier = answered.Find(correction.Place, correction.MessageId);
        if (earlier?.Text == request.Text)
            return;

        var isOfQuestions = earlier is not null
            && !questions.WouldChange(request) && !questions.WouldChange(request with { Text = earlier.Text });
        var occasion = new AnswerOccasion(correction.Place, request, isInDoubt)
        {
            Question = correction.MessageId,
            Earlier = isOfQuestions ? earlier!.Answer : null,
        };
        await AnswerAsync(occasion, cancellationToken);
    }

    private async Task AnswerAsync(AnswerOccasion occasion, CancellationToken cancellationToken)
    {
        if (await AskAsync(occasion.Request, cancellationToken) is not { } reply)
            return;

        try
        {
            await delivery.DeliverAsync(occasion, reply, cancellationToken);
        }
        catch (TelegramApiException fault) when (fault.Kind is not TelegramErrorKind.Unauthorized)
        {
            LogUndelivered(fault.Kind, fault.Message);
        }
    }

    private async Task<Reply?> AskAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            return await questions.AnswerAsync(request, limit.Token).AsTask().WaitAsync(LongestThought, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            await limit.CancelAsync();
            LogTooLong();
            return TookTooLong;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "Telegram: an answer could not be delivered ({Kind}: {Words}); it is not retried.")]
    private partial void LogUndelivered(TelegramErrorKind kind, string words);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "Telegram: a question timed out after a minute; the bot asked its sender to try again.")]
    private partial void LogTooLong();
}
