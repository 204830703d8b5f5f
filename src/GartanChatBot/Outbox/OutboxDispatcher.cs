using System.Collections.Concurrent;
using GartanChatBot.Chat;

namespace GartanChatBot.Outbox;

/// <summary>Takes due messages to their conversations: in order to each of them, and to all of them side by side.</summary>
internal sealed class OutboxDispatcher(
    OutboxStore outbox, DestinationHealthStore destinations, OutboxSender post, IEnumerable<IChatPlatform> platforms, TimeProvider time)
{
    private readonly Dictionary<string, IChatPlatform> byName = platforms.ToDictionary(platform => platform.Name, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> underWay = new(StringComparer.Ordinal);

    /// <summary>Everything that is due now, to its end.</summary>
    public Task DeliverDueAsync(CancellationToken cancellationToken) => Task.WhenAll(Start(cancellationToken));

    /// <summary>Starts on every conversation that has something due and is not being served already: a slow one holds no other.</summary>
    public IReadOnlyList<Task> Start(CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        List<Task> served = [];
        foreach (var queue in outbox.DueAt(now).GroupBy(message => message.Conversation, StringComparer.Ordinal))
        {
            if (underWay.TryGetValue(queue.Key, out var running) && !running.IsCompleted)
                served.Add(running);
            else if (byName.TryGetValue(queue.First().Target().Platform, out var platform) && destinations.MayTry(queue.Key, now))
                served.Add(underWay[queue.Key] = ServeAsync([.. queue], platform, cancellationToken));
        }

        foreach (var done in underWay.Where(each => each.Value.IsCompletedSuccessfully))
            underWay.TryRemove(done);

        return served;
    }

    private async Task ServeAsync(IReadOnlyList<OutboxMessage> queue, IChatPlatform platform, CancellationToken cancellationToken)
    {
        // Apart from whoever starts it: words are made here, and a platform may work before it first waits.
        await Task.Yield();
        foreach (var queued in queue)
        {
            if (outbox.Find(queued.Id) is { Due: not null } message && !await post.DeliverAsync(message, platform, cancellationToken))
                return;
        }
    }
}
