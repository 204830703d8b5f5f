using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace GartanChatBot.Chat.Telegram.Sending;

/// <summary>
/// Saves answered updates and known messages. A commit costs about ten disk flushes, so entries that arrive at about the same time are
/// saved in one.
/// </summary>
internal sealed partial class TelegramMemoryWriter(
    TelegramMemory memory, SentMessageIndex messages, ILogger<TelegramMemoryWriter> logger) : IAsyncDisposable
{
    private readonly Channel<Mark> marks = Channel.CreateUnbounded<Mark>(new() { SingleReader = true });
    private readonly Lock gate = new();
    private Task? writing;

    /// <summary>Marks an update as answered; completes when that is saved.</summary>
    public Task AnsweredAsync(int updateId) => WriteAsync(updateId);

    /// <summary>Saves the known messages, with the next batch or at once if there is none.</summary>
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
        Message = "Telegram: {Count} answered updates could not be saved; a restart will process them again.")]
    private partial void LogNotSaved(Exception failure, int count);

    private sealed record Mark(int? UpdateId)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
