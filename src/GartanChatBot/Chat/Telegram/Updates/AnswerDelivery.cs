using System.Globalization;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Telegram.Sending;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>Delivers a reply: into the chat, in the place of the tapped message, as a toast, or to the asker alone.</summary>
internal sealed class AnswerDelivery(
    RetryingSender sender, SentMessageIndex known, AnsweredQuestions answered, TelegramAccount account, DeepLinkPayload payloads)
{
    private const string NothingNew = "I sent you a message.";

    private static readonly Reply NobodysAlone = Reply.Refusal(
        "The answer is private, and you are posting in the chat's name: ask from your own account.");

    /// <exception cref="TelegramApiException">It will not get through.</exception>
    public async Task DeliverAsync(AnswerOccasion occasion, Reply reply, CancellationToken cancellationToken)
    {
        if (
            occasion.Tap is { } tap
            && IsShortNotice(occasion, reply, out var word)
            && (await tap.SayAsync(word, mustBeRead: !reply.IsToast) || occasion.IsInDoubt))
            return;

        if (
            reply.IsNod && occasion is { Question: { } question, Earlier: null }
            && await sender.TryNodAsync(occasion.Place, question))
            return;

        if (reply.Private && occasion.Place.IsGroup)
            await InPrivateAsync(occasion, reply, cancellationToken);
        else if (occasion.Tapped is { } message && !reply.IsToast)
            await sender.EditAsync(occasion.Place, message, reply, cancellationToken);
        else
            await SendAsync(occasion, reply, cancellationToken);
    }

    /// <summary>Only the tapper sees it, so it may say what is private; but it is short, and nothing in it can be tapped.</summary>
    private static bool IsShortNotice(AnswerOccasion occasion, Reply reply, out string word)
    {
        word = TelegramWriter.PlainText(reply);
        return word.Length <= TapAnswer.LongestWord
            && !reply.Blocks.Any(block => block is ReplyBlock.Buttons)
            && (reply.IsToast || !reply.Answered || (reply.Private && occasion.Place.IsGroup));
    }

    /// <summary>Answers to the asker alone, and tells the group where the answer is.</summary>
    private async Task InPrivateAsync(AnswerOccasion occasion, Reply reply, CancellationToken cancellationToken)
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
            await sender.SendAsync(direct, reply, default, occasion.IsInDoubt ? known.Bookmark(direct) : null, cancellationToken);
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

    private async Task SendAsync(AnswerOccasion occasion, Reply reply, CancellationToken cancellationToken)
    {
        // In a group others may have written meanwhile: the answer shows to which question it belongs.
        var form = new SendForm(Silent: false, occasion.Place.IsGroup ? occasion.Question : null);
        var since = occasion.IsInDoubt ? occasion.Question?.ToString(CultureInfo.InvariantCulture) ?? known.Bookmark(occasion.Place) : null;
        var answer = occasion.Earlier is { } earlier
            ? await sender.EditAsync(occasion.Place, earlier, reply, cancellationToken)
            : await sender.SendAsync(occasion.Place, reply, form, since, cancellationToken);
        if (occasion.Question is { } question)
            answered.Remember(occasion.Place, question, new(occasion.Request.Text, answer));
    }
}

/// <summary>What is answered, and what there is to hang the answer on.</summary>
/// <param name="IsInDoubt">It was taken before the last start: the answer may be there already.</param>
internal sealed record AnswerOccasion(TelegramTarget Place, ChatRequest Request, bool IsInDoubt)
{
    public int? Question { get; init; }

    /// <summary>The answer to the same question before it was corrected.</summary>
    public int? Earlier { get; init; }

    public TapAnswer? Tap { get; init; }

    public int? Tapped { get; init; }
}
