using System.Diagnostics.CodeAnalysis;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// Queues of updates: sequential within a chat, chats in parallel. Work that hangs is abandoned after a time, and its chat continues.
/// </summary>
internal sealed partial class ChatQueues(TimeProvider time, ILogger<ChatQueues> logger) : IDisposable
{
    /// <summary>Queue length above which no more updates are fetched; Telegram keeps the rest.</summary>
    private const int MaxWaiting = 1000;

    private static readonly TimeSpan LongestWork = TimeSpan.FromMinutes(15);

    private readonly Lock gate = new();
    private readonly Dictionary<long, Queue<Func<CancellationToken, Task>>> lanes = [];
    private readonly CancellationTokenSource stopping = new();
    private int waiting;
    private TaskCompletionSource room = NewSignal();
    private TaskCompletionSource quiet = NewSignal();

    public CancellationToken Stopping => stopping.Token;

    public void Add(long chat, Func<CancellationToken, Task> work)
    {
        lock (gate)
        {
            waiting++;
            if (lanes.TryGetValue(chat, out var lane))
            {
                lane.Enqueue(work);
                return;
            }

            lanes[chat] = new([work]);
        }

        _ = Task.Run(() => RunAsync(chat));
    }

    /// <summary>Waits until more updates may be fetched.</summary>
    public async Task RoomAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task signal;
            lock (gate)
            {
                if (waiting < MaxWaiting)
                    return;

                signal = (room = room.Task.IsCompleted ? NewSignal() : room).Task;
            }

            await signal.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Starts no further work; work in progress is completed, or cancelled where it waits for its turn to send.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        Task done;
        lock (gate)
        {
            quiet = NewSignal();
            if (lanes.Count == 0)
                quiet.SetResult();
            done = quiet.Task;
        }

        await done.WaitAsync(cancellationToken);
    }

    public void Dispose() => stopping.Dispose();

    private async Task RunAsync(long chat)
    {
        while (Next(chat) is { } work)
        {
            await WorkAsync(work);
            Finished(chat);
        }
    }

    private Func<CancellationToken, Task>? Next(long chat)
    {
        lock (gate)
        {
            if (!stopping.IsCancellationRequested && lanes[chat].TryPeek(out var work))
                return work;

            lanes.Remove(chat);
            if (lanes.Count == 0)
                quiet.TrySetResult();
            return null;
        }
    }

    private void Finished(long chat)
    {
        lock (gate)
        {
            lanes[chat].Dequeue();
            waiting--;
            if (waiting < MaxWaiting)
                room.TrySetResult();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A boundary: one update's failure must not end its chat.")]
    private async Task WorkAsync(Func<CancellationToken, Task> work)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        try
        {
            await work(limit.Token).WaitAsync(LongestWork, time);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The update stays in the inbox and is processed after the next start.
        }
        catch (TimeoutException)
        {
            await limit.CancelAsync();
            LogHung();
        }
        catch (Exception failure)
        {
            LogFailed(failure.GetType().Name, failure.Message);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(Level = LogLevel.Error, Message = "Telegram: an update timed out and was abandoned; the chat continues with the next.")]
    private partial void LogHung();

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Telegram: an update could not be answered ({Kind}: {Words}); the chat continues with the next.")]
    private partial void LogFailed(string kind, string words);
}
