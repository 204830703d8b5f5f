using GartanChatBot.Chat.Replies;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace GartanChatBot.Chat.Telegram.Sending;

/// <summary>
/// Puts replies into chats: one at a time in each, within the limits, and what Telegram can't take as well as it can be put.
/// </summary>
internal sealed partial class TelegramSender(
    TelegramApi api, SendLimiter turns, SentMessageIndex known, IAdministratorNotifier administrators, ILogger<TelegramSender> logger)
{
    /// <summary>
    /// How far above a bookmark a message in doubt is looked for at least: others may have written meanwhile, unseen by the bot.
    /// </summary>
    private const int ProbeReach = 20;

    private static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };

    /// <summary>The id of the message, of the last one when it takes several: that one carries the buttons.</summary>
    public async Task<int> SendAsync(TelegramTarget place, Reply reply, SendForm form, CancellationToken cancellationToken)
    {
        var parts = HtmlMessageSplitter.Messages(TelegramWriter.Html(reply));
        using var turn = await turns.TakeAsync(place, cancellationToken);

        var id = 0;
        foreach (var (index, part) in parts.Index())
        {
            if (index > 0)
                await turn.AgainAsync(cancellationToken);

            var outgoing = new OutgoingMessage(place, part, index == parts.Count - 1 ? InlineKeyboardBuilder.Of(reply) : null);
            id = await PausingAsync(place, () => DeliverAsync(outgoing, form));
            known.Sent(place, id);
        }

        return id;
    }

    /// <summary>A reply that is too long for one message is cut: an edit can't add messages.</summary>
    public async Task EditAsync(TelegramTarget place, int messageId, Reply reply, CancellationToken cancellationToken)
    {
        using var turn = await turns.TakeAsync(place, cancellationToken);
        var outgoing = new OutgoingMessage(
            place, HtmlMessageSplitter.Messages(TelegramWriter.Html(reply))[0], InlineKeyboardBuilder.Of(reply));
        await PausingAsync(place, () => EditAsync(outgoing, messageId));
    }

    /// <summary>https://core.telegram.org/bots/api#setmessagereaction</summary>
    public Task NodAsync(TelegramTarget place, int messageId) => api.CallAsync((bot, token) =>
        bot.SetMessageReaction(place.Chat, messageId, [new ReactionTypeEmoji { Emoji = "👍" }], cancellationToken: token));

    public async Task PinAsync(TelegramTarget place, int messageId, CancellationToken cancellationToken)
    {
        using var turn = await turns.TakeAsync(place, cancellationToken);
        await PausingAsync(place, async () =>
        {
            await api.CallAsync(
                (bot, token) => bot.PinChatMessage(place.Chat, messageId, disableNotification: true, cancellationToken: token));
            return true;
        });
    }

    /// <summary>
    /// Whether a message whose sending ended in the unknown is there after all. Telegram can list no messages, but it can be asked to edit
    /// one, and only our own can be edited. So each id above the bookmark, none of those that are known to be other messages of ours, is
    /// asked to become what the message in doubt is. "Not modified" proves that it is that message; so does success, because sends to a
    /// chat go one by one: what else of ours could lie there unknown to us? It was only written down with other words, an older age, and
    /// now has these. "Not found" and "can't be edited" are other people's messages and gaps in the count.
    /// </summary>
    public async Task<int?> FindAsync(TelegramTarget place, Reply reply, string? bookmark, CancellationToken cancellationToken)
    {
        if (bookmark is null)
            return null;

        using var turn = await turns.TakeAsync(place, cancellationToken);
        var outgoing = new OutgoingMessage(
            place, HtmlMessageSplitter.Messages(TelegramWriter.Html(reply))[^1], InlineKeyboardBuilder.Of(reply));
        foreach (var (index, id) in known.Candidates(place, bookmark, ProbeReach).Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (index >= ProbeReach)
                await turn.AgainAsync(cancellationToken);

            try
            {
                await PausingAsync(place, () => EditAsync(outgoing, id));
                known.Sent(place, id);
                return id;
            }
            catch (TelegramApiException fault) when (fault.Kind is TelegramErrorKind.MessageGone)
            {
                // Not ours, or not there: on to the next.
            }
        }

        return null;
    }

    private async Task<int> DeliverAsync(OutgoingMessage outgoing, SendForm form)
    {
        try
        {
            return await WithMarkupOrPlainAsync(outgoing, message => SendAsync(message, form));
        }
        catch (TelegramApiException fault)
            when (fault.Kind is TelegramErrorKind.ThreadGone or TelegramErrorKind.TopicClosed && outgoing.Place.Thread is not null)
        {
            var notice =
                fault.Kind is TelegramErrorKind.ThreadGone
                    ? new AdministratorNotice(
                        $"topic|{outgoing.Place}",
                        $"The topic {outgoing.Place} on Telegram was deleted. What belonged there is posted to its group from now on.")
                    : new(
                        $"topic-closed|{outgoing.Place}",
                        $"The topic {outgoing.Place} on Telegram is closed. What belongs there is posted to its group until the topic is "
                            + "open again; or make me an administrator who may manage topics."
                    );
            administrators.Tell(notice);

            return await WithMarkupOrPlainAsync(outgoing with { Place = outgoing.Place with { Thread = null } }, message =>
                SendAsync(message, form));
        }
    }

    private Task<int> SendAsync(OutgoingMessage outgoing, SendForm form) =>
        api.CallAsync(
            async (bot, token) =>
            {
                var sent = await bot.SendMessage(
                    outgoing.Place.Chat,
                    outgoing.Text,
                    outgoing.Form,
                    replyParameters: form.ReplyTo is { } question
                        ? new ReplyParameters { MessageId = question, AllowSendingWithoutReply = true }
                        : null,
                    replyMarkup: outgoing.Keyboard,
                    linkPreviewOptions: NoPreview,
                    messageThreadId: outgoing.Place.Thread,
                    disableNotification: form.Silent,
                    cancellationToken: token);
                return sent.Id;
            });

    private Task<bool> EditAsync(OutgoingMessage outgoing, int messageId) => WithMarkupOrPlainAsync(outgoing, async message =>
    {
        try
        {
            await api.CallAsync((bot, token) => bot.EditMessageText(
                message.Place.Chat, messageId, message.Text, message.Form, message.Keyboard, NoPreview, cancellationToken: token));
            return true;
        }
        catch (TelegramApiException fault) when (fault.Kind is TelegramErrorKind.NotModified)
        {
            return true;
        }
    });

    /// <summary>People get the words even when our markup is wrong.</summary>
    private async Task<T> WithMarkupOrPlainAsync<T>(OutgoingMessage outgoing, Func<OutgoingMessage, Task<T>> deliver)
    {
        try
        {
            return await deliver(outgoing);
        }
        catch (TelegramApiException fault) when (fault.Kind is TelegramErrorKind.Unparsable)
        {
            LogUnparsable(fault.Message);
            return await deliver(outgoing with { Text = HtmlMessageSplitter.Visible(outgoing.Text), Form = ParseMode.None });
        }
    }

    /// <summary>When Telegram wants silence, everybody who writes to the chat keeps it.</summary>
    private async Task<T> PausingAsync<T>(TelegramTarget place, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (TelegramApiException fault) when (fault.Kind is TelegramErrorKind.TooMany)
        {
            turns.Pause(place, fault.RetryAfter);
            throw;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Telegram can't read our markup ({Words}); the message goes out as plain text. This is a bug of ours.")]
    private partial void LogUnparsable(string words);

    private sealed record OutgoingMessage(TelegramTarget Place, string Text, InlineKeyboardMarkup? Keyboard)
    {
        public ParseMode Form { get; init; } = ParseMode.Html;
    }
}

/// <summary>How a message is put into a chat.</summary>
internal readonly record struct SendForm(bool Silent, int? ReplyTo);
