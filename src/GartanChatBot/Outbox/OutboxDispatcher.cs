using System.Collections.Concurrent;
using GartanChatBot.Chat;

namespace GartanChatBot.Outbox;

/// <summary>Delivers due messages: in order within a conversation, conversations in parallel.</summary>
internal sealed class OutboxDispatcher(
    OutboxStore outbox, DestinationHealthStore destinations, OutboxSender post, IEnumerable<IChatPlatform> platforms, TimeProvider time)
{
    private readonly Dictionary<string, IChatPlatform> byName = platforms.ToDictionary(platform => platform.Name, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> underWay = new(StringComparer.Ordinal);

    /// <summary>Delivers everything that is due now, and waits for the end.</summary>
    public Task DeliverDueAsync(CancellationToken cancellationToken) => Task.WhenAll(Start(cancellationToken));

    /// <summary>
    /// Starts delivery to each conversation with due messages, unless one is running there: a slow conversation does not delay others.
    /// </summary>
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
        // Yield to the caller: rendering runs here, and a platform may work synchronously before its first await.
        await Task.Yield();
        foreach (var queued in queue)
        {
            if (outbox.Find(queued.Id) is { Due: not null } message && !await post.DeliverAsync(message, platform, cancellationToken))
                return;
        }
    }
}
