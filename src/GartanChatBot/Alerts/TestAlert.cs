using GartanChatBot.Chat;
using GartanChatBot.Outbox;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>Result of a test message in one conversation.</summary>
/// <param name="Delivered">True or false once there is a result; null before.</param>
internal sealed record TestAlertResult(string Conversation, bool? Delivered, string Words);

/// <summary>Sends a message marked TEST by the same path as every alert.</summary>
internal sealed class TestAlert(
    OutboxStore outbox, OutboxDispatcher dispatcher, DestinationHealthStore destinations, UnreachableChats silenced, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<IReadOnlyList<TestAlertResult>> RunAsync(IReadOnlyList<ChatKey> chats, CancellationToken cancellationToken)
    {
        var ids = Queue(chats);

        // Started here, because the asker waits for the result; the worker would start later.
        var served = Task.WhenAll(dispatcher.Start(cancellationToken));
        await Task.WhenAny(served, Task.Delay(Patience, time, cancellationToken));

        TestAlertResult[] answers = [.. ids.Select(AnswerOf)];
        foreach (var answer in answers.Where(answer => answer.Delivered is true))
            silenced.MarkReachable(Conversation.Parse(answer.Conversation));

        return answers;
    }

    private List<string> Queue(IReadOnlyList<ChatKey> chats)
    {
        var now = time.GetCurrentInstant();
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

    private TestAlertResult AnswerOf(string id) => outbox.Find(id) switch
    {
        null => new(id, Delivered: null, "the chat moved to another id"),
        { SettledAt: not null } settled => new(settled.Conversation, settled.IsDelivered, settled.Outcome ?? ""),
        { Outcome: { } why } waiting => new(waiting.Conversation, Delivered: null, $"not yet: {why}"),
        var waiting => new(waiting.Conversation, Delivered: null, LeftAlone(waiting.Conversation) ?? "no answer yet"),
    };

    private string? LeftAlone(string conversation)
    {
        var now = time.GetCurrentInstant();
        return destinations.LeftAloneUntil(conversation, now) is { } until
            ? $"not yet: next attempt in {LengthText.Of(until - now + Duration.FromSeconds(59))}"
            : null;
    }
}
