using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using GartanChatBot.Chat.Telegram.Sending;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// Updates from the moment they are taken to the moment they are answered. A commit costs about ten flushes of the disk, so a whole poll
/// is taken with one, and answers that end at about the same time are written down together.
/// </summary>
internal sealed partial class UpdateInbox(TelegramMemory memory, SentMessageIndex messages, TapAge tapAge, ILogger<UpdateInbox> logger)
    : IAsyncDisposable
{
    private readonly Channel<Mark> marks = Channel.CreateUnbounded<Mark>(new() { SingleReader = true });
    private readonly Lock gate = new();
    private Task? writing;

    /// <summary>Those of them that were not taken before. They are safe when this returns: Telegram may forget them.</summary>
    public async Task<IReadOnlyList<ReceivedUpdate>> TakeAsync(IReadOnlyList<ReceivedUpdate> updates)
    {
        var taken = updates.Count == 0 ? updates : await Task.Run(() => memory.Take(updates));
        var mayHaveWaited = tapAge.MayHaveWaited();
        return [.. taken.Select(update => update with { MayHaveWaited = mayHaveWaited })];
    }

    /// <summary>What the last run took and did not answer, or answered without having written that down.</summary>
    public IReadOnlyList<ReceivedUpdate> LeftBehind() =>
        [.. memory.Pending().Select(update => update with { IsInDoubt = true, MayHaveWaited = true })];

    /// <summary>Work on it begins: its message is known to be there, and an answer from before the last start may be.</summary>
    public void Begin(ReceivedUpdate taken, long chat, int? messageId)
    {
        if (messageId is { } seen)
            messages.Seen(new(chat, null), seen);
        if (taken.IsInDoubt)
            messages.BeginDoubt(chat);
    }

    public void End(ReceivedUpdate taken, long chat)
    {
        if (taken.IsInDoubt)
            messages.EndDoubt(chat);
    }

    /// <summary>Written down when the task ends.</summary>
    public Task AnsweredAsync(int updateId) => WriteAsync(updateId);

    /// <summary>What is known of the chats is written down with whatever is written next, and at once when nothing else is.</summary>
    public Task KeepKnownAsync() => WriteAsync(null);

    public async ValueTask DisposeAsync()
    {
        marks.Writer.TryComplete();
        if (writing is not null)
            await writing;
    }

    private Task WriteAsync(int? updateId)
    {
        lock (gate)
            writing ??= Task.Run(WriteAllAsync);

        var mark = new Mark(updateId);
        return marks.Writer.TryWrite(mark) ? mark.Written.Task : Task.CompletedTask;
    }

    private async Task WriteAllAsync()
    {
        while (await marks.Reader.WaitToReadAsync())
        {
            List<Mark> together = [];
            while (marks.Reader.TryRead(out var mark))
                together.Add(mark);

            Save([.. together.Select(mark => mark.UpdateId).OfType<int>()]);
            together.ForEach(mark => mark.Written.TrySetResult());
        }
    }

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "A boundary: the disk may be full, and the bot still answers; after a restart the same updates are looked at again."
    )]
    private void Save(IReadOnlyList<int> answered)
    {
        try
        {
            memory.Save(answered, messages.TakeChanged());
        }
        catch (Exception failure)
        {
            LogNotSaved(failure, answered.Count);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Count} answered updates of Telegram could not be written down; a restart will look at them again.")]
    private partial void LogNotSaved(Exception failure, int count);

    private sealed record Mark(int? UpdateId)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
