using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using GartanChatBot.Chat.Telegram.Sending;
using GartanChatBot.Telemetry;
using Telegram.Bot.Types;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>Where updates come in, however they come: kept first, then worked on in the order of their chat.</summary>
internal sealed partial class UpdateProcessor(
    UpdateInbox inbox,
    ChatQueues lanes,
    UpdateReader reader,
    TelegramAnswers answers,
    WaitingQuestions waiting,
    TelegramAccount account,
    SentMessageIndex known,
    TapAge tapAge,
    TelegramApi api,
    TimeProvider time,
    BotMetrics metrics,
    ILogger<UpdateProcessor> logger)
{
    /// <summary>Those that have a number; the others can be neither acknowledged nor told apart, so they are left out.</summary>
    public IReadOnlyList<ReceivedUpdate> Keepable(IEnumerable<JsonElement> updates)
    {
        List<ReceivedUpdate> keepable = [];
        foreach (var update in updates)
        {
            if (UpdateParser.TryKeep(update, out var kept))
                keepable.Add(kept);
            else
                LogWithoutNumber();
        }

        return keepable;
    }

    /// <summary>They are safe when this returns. Those that were taken before are not taken again.</summary>
    public async Task TakeAsync(IReadOnlyList<ReceivedUpdate> updates)
    {
        var taken = await inbox.TakeAsync(updates);
        BeginAll(taken, tapAge.MayHaveWaited());
    }

    /// <summary>What the last run left behind, before anything new.</summary>
    public void TakeLeftBehind()
    {
        BeginAll(inbox.LeftBehind(), mayHaveWaited: true);
    }

    /// <summary>Nothing new is begun; what is under way is finished and written down.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await lanes.StopAsync(cancellationToken);
        await inbox.KeepKnownAsync();
    }

    public Task RoomAsync(CancellationToken cancellationToken) => lanes.RoomAsync(cancellationToken);

    /// <summary>All of them are known before the first is answered: a late question looks for a later one.</summary>
    private void BeginAll(IReadOnlyList<ReceivedUpdate> together, bool mayHaveWaited)
    {
        List<(ReceivedUpdate Taken, Update Update, long Chat)> readable = [];
        foreach (var taken in together)
        {
            metrics.Received("telegram");
            if (TryParse(taken, out var update, out var chat))
            {
                waiting.Add(update);
                readable.Add((taken, update, chat));
            }
            else
            {
                _ = inbox.AnsweredAsync(taken.Id);
            }
        }

        foreach (var (taken, update, chat) in readable)
            Begin(taken, update, chat, mayHaveWaited);
    }

    private void Begin(ReceivedUpdate taken, Update update, long chat, bool mayHaveWaited)
    {
        if ((update.Message ?? update.CallbackQuery?.Message) is { } message)
            known.Seen(new(chat, null), message.Id);
        if (taken.IsInDoubt)
            known.BeginDoubt(chat);

        var tap = update.CallbackQuery is { } query ? new TapAnswer(api, query.Id, time) : null;
        _ = tap?.EndInTimeAsync();
        lanes.Add(chat, cancellationToken => WorkAsync(taken, update, tap, mayHaveWaited, cancellationToken));
    }

    private async Task WorkAsync(
        ReceivedUpdate taken, Update update, TapAnswer? tap, bool mayHaveWaited, CancellationToken cancellationToken)
    {
        try
        {
            await AnswerAsync(taken, update, tap, mayHaveWaited, cancellationToken);
        }
        finally
        {
            waiting.Remove(taken.Id);
            if (taken.IsInDoubt)
                known.EndDoubt(UpdateReader.ChatOf(update));
        }

        // The next one of the chat waits for this: at most one answer of a chat is ever in doubt.
        await inbox.AnsweredAsync(taken.Id);
    }

    [SuppressMessage("Design", "CA1031", Justification = "A boundary: an update that we can't digest must not come back after each start.")]
    private async Task AnswerAsync(
        ReceivedUpdate taken, Update update, TapAnswer? tap, bool mayHaveWaited, CancellationToken cancellationToken)
    {
        try
        {
            var us = await account.WhoAsync(cancellationToken);
            if (
                reader.Read(update, us, mayHaveWaited) is { } telegramEvent
                && !(telegramEvent is TelegramEvent.MessageReceived messageReceived && waiting.HasLaterOne(messageReceived, us)))
                await answers.AnswerAsync(telegramEvent, tap, taken.IsInDoubt, cancellationToken);

            if (tap is not null)
                await tap.SayAsync(null);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or TelegramApiException))
        {
            LogUndigested(failure, taken.Id);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A boundary: one update that can't be read must not keep back those behind it.")]
    private bool TryParse(ReceivedUpdate taken, [NotNullWhen(true)] out Update? update, out long chat)
    {
        try
        {
            update = UpdateParser.Parse(taken.Json);
            chat = UpdateReader.ChatOf(update);
            return true;
        }
        catch (Exception odd)
        {
            LogUnreadable(taken.Id, (odd as JsonException)?.Path ?? odd.GetType().Name);
            (update, chat) = (null, 0);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Update {Id} of Telegram could not be worked on; it is left out.")]
    private partial void LogUndigested(Exception failure, int id);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Update {Id} of Telegram can't be read ({Where}); it is left out, and the next ones are answered."
    )]
    private partial void LogUnreadable(int id, string where);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "An update of Telegram came without a number; it is left out, and the next ones are answered.")]
    private partial void LogWithoutNumber();
}
