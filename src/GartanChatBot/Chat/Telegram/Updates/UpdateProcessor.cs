using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using GartanChatBot.Telemetry;
using Telegram.Bot.Types;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>Entry point for updates from polling and webhook: stored first, then processed in order per chat.</summary>
internal sealed partial class UpdateProcessor(
    UpdateInbox inbox, ChatQueues queues, UpdateHandler handler, BotMetrics metrics, ILogger<UpdateProcessor> logger)
{
    /// <summary>Filters out updates without an id, which can be neither acknowledged nor deduplicated.</summary>
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

    /// <summary>Stores and queues updates; they are on disk when the task ends. Known updates are ignored.</summary>
    public async Task TakeAsync(IReadOnlyList<ReceivedUpdate> updates) => BeginAll(await inbox.TakeAsync(updates));

    /// <summary>Queues the updates that the last run left unfinished, before any new one.</summary>
    public void TakeLeftBehind() => BeginAll(inbox.LeftBehind());

    /// <summary>Stops: work in progress is completed and saved, or cancelled when the host's timeout expires.</summary>
    public async Task CloseAsync(CancellationToken hostsPatience)
    {
        try
        {
            await queues.StopAsync(hostsPatience);
            await inbox.CloseAsync();
        }
        catch (OperationCanceledException)
        {
            handler.CancelCalls();
        }
    }

    public Task RoomAsync(CancellationToken cancellationToken) => queues.RoomAsync(cancellationToken);

    /// <summary>Registers all updates before the first is answered, because a late question is skipped if a later one waits.</summary>
    private void BeginAll(IReadOnlyList<ReceivedUpdate> together)
    {
        List<(ReceivedUpdate Taken, Update Update, long Chat)> readable = [];
        foreach (var taken in together)
        {
            metrics.Received("telegram");
            if (TryParse(taken, out var update, out var chat))
            {
                handler.Expect(update);
                readable.Add((taken, update, chat));
            }
            else
            {
                _ = inbox.AnsweredAsync(taken.Id);
            }
        }

        foreach (var (taken, update, chat) in readable)
            Begin(taken, update, chat);
    }

    private void Begin(ReceivedUpdate taken, Update update, long chat)
    {
        inbox.Begin(taken, chat, (update.Message ?? update.EditedMessage ?? update.CallbackQuery?.Message)?.Id);
        var tap = handler.BeginTap(update);
        queues.Add(chat, cancellationToken => WorkAsync(taken, update, tap, chat, cancellationToken));
    }

    private async Task WorkAsync(ReceivedUpdate taken, Update update, TapAnswer? tap, long chat, CancellationToken cancellationToken)
    {
        try
        {
            await handler.HandleAsync(taken, update, tap, cancellationToken);
        }
        finally
        {
            inbox.End(taken, chat);
        }

        // The chat's next update waits for this, so at most one answer per chat is in doubt.
        await inbox.AnsweredAsync(taken.Id);
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

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Telegram: update {Id} can't be parsed ({Where}); it was skipped, and later ones are still answered."
    )]
    private partial void LogUnreadable(int id, string where);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "Telegram: an update without an id was skipped; later ones are still answered.")]
    private partial void LogWithoutNumber();
}
