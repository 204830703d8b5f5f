using System.Globalization;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Telegram.Sending;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// Hands each question to the router and delivers the reply: into the chat, in the place of the tapped message, or to the asker alone.
/// </summary>
internal sealed partial class TelegramAnswers(
    IQuestionHandler questions,
    RetryingSender delivery,
    SentMessageIndex known,
    TelegramAccount account,
    DeepLinkPayload payloads,
    ConversationEvents events,
    TimeProvider time,
    ILogger<TelegramAnswers> logger)
{
    private const string OldButton = "That button is too old for me – please ask again.";
    private const string NothingNew = "I sent you a message.";

    private static readonly TimeSpan LongestThought = TimeSpan.FromMinutes(1);

    private static readonly Reply NobodysAlone = Reply.Refusal(
        "The answer is private, and you are posting in the chat's name: ask from your own account.");

    private static readonly Reply TookTooLong = Reply.Refusal("That took me too long – please ask again.");

    public async Task AnswerAsync(TelegramEvent telegramEvent, TapAnswer? tap, bool isInDoubt, CancellationToken cancellationToken)
    {
        switch (telegramEvent)
        {
            case TelegramEvent.MessageReceived messageReceived:
                await AnswerAsync(
                    new Occasion(messageReceived.Place, messageReceived.Request, isInDoubt) { Question = messageReceived.MessageId },
                    cancellationToken);
                break;
            case TelegramEvent.CallbackQueryReceived { Request: { } request } callbackQueryReceived:
                await AnswerAsync(
                    new Occasion(callbackQueryReceived.Place, request, isInDoubt)
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
                        new Occasion(
                            botAdded.Place,
                            new()
                            {
                                Conversation = conversation,
                                Who = botAdded.By,
                                Text = "/setup",
                            },
                            isInDoubt),
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

    private async Task AnswerAsync(Occasion occasion, CancellationToken cancellationToken)
    {
        // A tap is answered to the tapper alone; what a stranger types is answered once a day, so that nobody can make the bot talk.
        if (
            occasion.Tap is null
            && questions.Admit(occasion.Request).Role is ChatRole.Stranger
            && !known.RefuseOnce(occasion.Place, Today()))
            return;

        if (await AskAsync(occasion.Request, cancellationToken) is not { } reply)
            return;

        try
        {
            await DeliverAsync(occasion, reply, cancellationToken);
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

    private async Task DeliverAsync(Occasion occasion, Reply reply, CancellationToken cancellationToken)
    {
        if (
            occasion.Tap is { } tap
            && IsShortNotice(occasion, reply, out var word)
            && (await tap.SayAsync(word, mustBeRead: !reply.IsToast) || occasion.IsInDoubt))
            return;

        if (reply.Private && occasion.Place.IsGroup)
            await InPrivateAsync(occasion, reply, cancellationToken);
        else if (occasion.Tapped is { } message && !reply.IsToast)
            await delivery.EditAsync(occasion.Place, message, reply, cancellationToken);
        else
            await SendAsync(occasion, reply, cancellationToken);
    }

    /// <summary>Only the tapper sees it, so it may say what is private; but it is short, and nothing in it can be tapped.</summary>
    private static bool IsShortNotice(Occasion occasion, Reply reply, out string word)
    {
        word = TelegramWriter.PlainText(reply);
        return word.Length <= TapAnswer.LongestWord
            && !reply.Blocks.Any(block => block is ReplyBlock.Buttons)
            && (reply.IsToast || !reply.Answered || (reply.Private && occasion.Place.IsGroup));
    }

    /// <summary>Answers to the asker alone, and tells the group where the answer is.</summary>
    private async Task InPrivateAsync(Occasion occasion, Reply reply, CancellationToken cancellationToken)
    {
        if (occasion.Request.Who.IsShared)
        {
            await SendAsync(occasion, NobodysAlone, cancellationToken);
            return;
        }

        var us = await account.WhoAsync(cancellationToken);
        var userId = occasion.Request.Who.Id;
        var direct = new TelegramTarget(long.Parse(userId, CultureInfo.InvariantCulture), null);
        string line;
        try
        {
            await delivery.SendAsync(direct, reply, default, occasion.IsInDoubt ? known.Bookmark(direct) : null, cancellationToken);
            if (occasion.Tap is { } tap && await tap.SayAsync(NothingNew))
                return;

            line = $"{NothingNew} {us.Link(null)}";
        }
        catch (TelegramApiException fault) when (fault.Kind is TelegramErrorKind.NeverStarted or TelegramErrorKind.Gone)
        {
            line =
                $"That is for you alone. Open {us.Link(payloads.Of(occasion.Request.Text, userId) ?? "start")} and tap START, "
                    + "then I can write to you.";
        }

        await SendAsync(occasion, Reply.Of(Tone.Plain, line), cancellationToken);
    }

    private Task SendAsync(Occasion occasion, Reply reply, CancellationToken cancellationToken)
    {
        // In a group others may have written meanwhile: the answer shows to which question it belongs.
        var form = new SendForm(Silent: false, occasion.Place.IsGroup ? occasion.Question : null);
        var since = occasion.IsInDoubt ? occasion.Question?.ToString(CultureInfo.InvariantCulture) ?? known.Bookmark(occasion.Place) : null;
        return delivery.SendAsync(occasion.Place, reply, form, since, cancellationToken);
    }

    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "An answer could not be delivered on Telegram ({Kind}: {Words}); it is not tried again.")]
    private partial void LogUndelivered(TelegramErrorKind kind, string words);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "A question on Telegram had no answer within a minute; the asker was told to ask again.")]
    private partial void LogTooLong();

    /// <summary>What is answered, and what there is to hang the answer on.</summary>
    /// <param name="IsInDoubt">It was taken before the last start: the answer may be there already.</param>
    private sealed record Occasion(TelegramTarget Place, ChatRequest Request, bool IsInDoubt)
    {
        public int? Question { get; init; }

        public TapAnswer? Tap { get; init; }

        public int? Tapped { get; init; }
    }
}
