using GartanChatBot.Chat;
using NodaTime;

namespace GartanChatBot.Alerts.Outbox;

/// <summary>What one conversation answered to a test.</summary>
/// <param name="Delivered">True or false when it answered, null when it has not yet.</param>
internal sealed record TrialAnswer(string Conversation, bool? Delivered, string Words);

/// <summary>A message marked TEST by the very way that every alert takes.</summary>
internal sealed class AlertTrial(OutboxStore outbox, OutboxDispatcher dispatcher, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<IReadOnlyList<TrialAnswer>> RunAsync(IReadOnlyList<ChatKey> chats, CancellationToken cancellationToken)
    {
        var ids = Queue(chats);

        // Not the service's own rhythm: whoever asked waits for it.
        var served = Task.WhenAll(dispatcher.Start(cancellationToken));
        await Task.WhenAny(served, Task.Delay(Patience, time, cancellationToken));
        return [.. ids.Select(AnswerOf)];
    }

    private List<string> Queue(IReadOnlyList<ChatKey> chats)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var messages = chats.Select(chat => new OutboxMessage
        {
            Id = OutboxMessage.IdOf($"{now.ToUnixTimeTicks()}", MessageKind.Test, chat.Value),
            Conversation = chat.Value,
            Kind = MessageKind.Test,
            QueuedAt = now,
            Due = now,
        }).ToList();
        outbox.Add(messages);
        return messages.ConvertAll(message => message.Id);
    }

    private TrialAnswer AnswerOf(string id) => outbox.Find(id) switch
    {
        null => new(id, Delivered: null, "it moved elsewhere"),
        { SettledAt: not null } settled => new(settled.Conversation, settled.IsDelivered, settled.Outcome ?? ""),
        var waiting => new(waiting.Conversation, Delivered: null, waiting.Outcome is { } why ? $"not yet: {why}" : "no answer yet"),
    };
}
