using GartanChatBot.Chat.Replies;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace GartanChatBot.Chat.Telegram.Sending;

/// <summary>Sends replies to Telegram: one at a time per chat, within the rate limits, with fallbacks for what Telegram rejects.</summary>
internal sealed partial class TelegramSender(
    TelegramApi api, SendLimiter turns, SentMessageIndex known, IAdministratorNotifier administrators, ILogger<TelegramSender> logger)
{
    /// <summary>Minimum number of ids to probe above a bookmark: others may have written messages that the bot did not see.</summary>
    private const int ProbeReach = 20;

    private static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };

    /// <summary>Returns the message's id; for several messages the last one's, which carries the buttons.</summary>
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

    /// <summary>Edits a message. A reply that needs several messages is cut to the first, because an edit can't add messages.</summary>
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
    /// Searches for a message with an unknown send outcome. A bot can't list messages, but it can edit its own, so it tries to edit each id
    /// above the bookmark, except its other known messages, to the text of the message in doubt. "Not modified" means found. Success means
    /// found too: sends to a chat are sequential, so no other unknown message of the bot can be there; only the text differed, such as the
    /// age. "Not found" and "can't be edited" are other users' messages and unused ids.
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
                // Another user's message or an unused id: try the next.
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
                        $"The Telegram topic {outgoing.Place} was deleted. Its messages go to its group from now on.")
                    : new(
                        $"topic-closed|{outgoing.Place}",
                        $"The Telegram topic {outgoing.Place} is closed. Its messages go to its group until the topic is "
                            + "reopened. Or make me an administrator who may manage topics."
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

    /// <summary>Falls back to plain text if Telegram rejects the markup.</summary>
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

    /// <summary>Passes a 429 to the send limiter, so that every sender to the chat waits.</summary>
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
        Message = "Telegram rejected the markup ({Words}); the message is sent as plain text. This is a bug in GartanChatBot.")]
    private partial void LogUnparsable(string words);

    private sealed record OutgoingMessage(TelegramTarget Place, string Text, InlineKeyboardMarkup? Keyboard)
    {
        public ParseMode Form { get; init; } = ParseMode.Html;
    }
}

/// <summary>Options for sending one message.</summary>
internal readonly record struct SendForm(bool Silent, int? ReplyTo);
