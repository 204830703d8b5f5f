using System.Globalization;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Telegram.Sending;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>Delivers a reply: as a new message, in place of the tapped message, as a toast, or privately to the asker.</summary>
internal sealed class AnswerDelivery(
    RetryingSender sender, SentMessageIndex known, AnsweredQuestions answered, TelegramAccount account, DeepLinkPayload payloads)
{
    private const string NothingNew = "I sent you a message.";

    private static readonly Reply NobodysAlone = Reply.Refusal(
        "The answer is private, and you're posting as the chat: ask from your own account.");

    /// <exception cref="TelegramApiException">The reply can't be delivered.</exception>
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

    /// <summary>
    /// True if the reply fits a callback notice. Only the tapper sees it, so it may be private; but it is short and has no buttons.
    /// </summary>
    private static bool IsShortNotice(AnswerOccasion occasion, Reply reply, out string word)
    {
        word = TelegramWriter.PlainText(reply);
        return word.Length <= TapAnswer.LongestWord
            && !reply.Blocks.Any(block => block is ReplyBlock.Buttons)
            && (reply.IsToast || !reply.Answered || (reply.Private && occasion.Place.IsGroup));
    }

    /// <summary>Sends the answer to the asker alone, and posts in the group that it did.</summary>
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
                $"That's for you alone. Open {us.Link(payloads.Of(occasion.Request.Text, userId) ?? "start")} and tap START, "
                    + "then I can message you.";
        }

        await SendAsync(occasion, Reply.Of(Tone.Plain, line), cancellationToken);
    }

    private async Task SendAsync(AnswerOccasion occasion, Reply reply, CancellationToken cancellationToken)
    {
        // In a group others may have written meanwhile: the answer is sent as a reply to its question.
        var form = new SendForm(Silent: false, occasion.Place.IsGroup ? occasion.Question : null);
        var since = occasion.IsInDoubt ? occasion.Question?.ToString(CultureInfo.InvariantCulture) ?? known.Bookmark(occasion.Place) : null;
        var answer = occasion.Earlier is { } earlier
            ? await sender.EditAsync(occasion.Place, earlier, reply, cancellationToken)
            : await sender.SendAsync(occasion.Place, reply, form, since, cancellationToken);
        if (occasion.Question is { } question)
            answered.Remember(occasion.Place, question, new(occasion.Request.Text, answer));
    }
}

/// <summary>A question to answer, and the messages that the answer relates to.</summary>
/// <param name="IsInDoubt">True if it was stored before the last start, so its answer may already be posted.</param>
internal sealed record AnswerOccasion(TelegramTarget Place, ChatRequest Request, bool IsInDoubt)
{
    public int? Question { get; init; }

    /// <summary>Id of the earlier answer, if this is an edited question.</summary>
    public int? Earlier { get; init; }

    public TapAnswer? Tap { get; init; }

    public int? Tapped { get; init; }
}
