using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using GartanChatBot.Telemetry;
using Telegram.Bot.Types;

namespace GartanChatBot.Chat.Telegram;

/// <summary>Where updates come in, however they come: kept first, then worked on in the order of their chat.</summary>
internal sealed partial class UpdateDesk(
    UpdateInbox inbox,
    UpdateLanes lanes,
    UpdateReader reader,
    TelegramAnswers answers,
    TelegramAccount account,
    KnownMessages known,
    TelegramApi api,
    TimeProvider time,
    BotMetrics metrics,
    ILogger<UpdateDesk> logger)
{
    /// <summary>They are safe when this returns. Those that were taken before are not taken again.</summary>
    public async Task TakeAsync(IEnumerable<Update> updates)
    {
        foreach (var fresh in await inbox.TakeAsync([.. updates.Select(update => new TakenUpdate(update.Id, UpdateReader.Write(update)))]))
            Enter(fresh);
    }

    /// <summary>What the last run left behind, before anything new.</summary>
    public void TakeLeftBehind()
    {
        foreach (var update in inbox.LeftBehind())
            Enter(update);
    }

    /// <summary>Nothing new is begun; what is under way is finished and written down.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await lanes.StopAsync(cancellationToken);
        await inbox.KeepKnownAsync();
    }

    public Task RoomAsync(CancellationToken cancellationToken) => lanes.RoomAsync(cancellationToken);

    private void Enter(TakenUpdate taken)
    {
        metrics.Received("telegram");
        if (!TryParse(taken, out var update))
        {
            _ = inbox.AnsweredAsync(taken.Id);
            return;
        }

        var chat = UpdateReader.ChatOf(update);
        if ((update.Message ?? update.CallbackQuery?.Message) is { } message)
            known.Seen(new(chat, null), message.Id);
        if (taken.IsInDoubt)
            known.BeginDoubt(chat);

        var tap = update.CallbackQuery is { } query ? new TapAnswer(api, query.Id, time) : null;
        _ = tap?.EndInTimeAsync();
        lanes.Add(chat, cancellationToken => WorkAsync(taken, update, tap, cancellationToken));
    }

    private async Task WorkAsync(TakenUpdate taken, Update update, TapAnswer? tap, CancellationToken cancellationToken)
    {
        try
        {
            await AnswerAsync(taken, update, tap, cancellationToken);
        }
        finally
        {
            if (taken.IsInDoubt)
                known.EndDoubt(UpdateReader.ChatOf(update));
        }

        // The next one of the chat waits for this: at most one answer of a chat is ever in doubt.
        await inbox.AnsweredAsync(taken.Id);
    }

    [SuppressMessage("Design", "CA1031", Justification = "A boundary: an update that we can't digest must not come back after each start.")]
    private async Task AnswerAsync(TakenUpdate taken, Update update, TapAnswer? tap, CancellationToken cancellationToken)
    {
        try
        {
            if (reader.Read(update, await account.WhoAsync(cancellationToken)) is { } incoming)
                await answers.AnswerAsync(incoming, tap, taken.IsInDoubt, cancellationToken);

            if (tap is not null)
                await tap.SayAsync(null);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or TelegramFault))
        {
            LogUndigested(failure, taken.Id);
        }
    }

    private bool TryParse(TakenUpdate taken, [NotNullWhen(true)] out Update? update)
    {
        try
        {
            update = UpdateReader.Parse(taken.Json);
            return true;
        }
        catch (JsonException)
        {
            LogUnreadable(taken.Id);
            update = null;
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Update {Id} of Telegram could not be worked on; it is left out.")]
    private partial void LogUndigested(Exception failure, int id);

    [LoggerMessage(Level = LogLevel.Error, Message = "Update {Id} of Telegram can't be read; it is left out.")]
    private partial void LogUnreadable(int id);
}
