using NodaTime;

namespace GartanChatBot.Alerts.Outbox;

/// <summary>One piece of news for one conversation. Flat, because it is stored: facts, not text.</summary>
internal sealed record OutboxMessage
{
    /// <summary>Alert and conversation: queueing the same news again changes nothing.</summary>
    public required string Id { get; init; }

    public required string Platform { get; init; }

    public required string Conversation { get; init; }

    public required ShortageAlert Alert { get; init; }

    /// <summary>When it is to be sent; null once it was delivered. The message itself stays, so that the same news is not queued again.</summary>
    public Instant? Due { get; init; }

    public Instant? DeliveredAt { get; init; }

    /// <summary>Tries that failed.</summary>
    public int Attempts { get; init; }
}
