namespace GartanChatBot.Chat;

/// <summary>A message did not get through; the type says what to do about it.</summary>
internal abstract class DeliveryException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Certainly not delivered, and it may work later: no connection, the service is down.</summary>
internal sealed class NotDeliveredException(string message, Exception? inner = null) : DeliveryException(message, inner);

/// <summary>Too many messages: not before so long from now.</summary>
internal sealed class RateLimitedException(TimeSpan retryAfter)
    : DeliveryException($"Rate limited; retry after {retryAfter.TotalSeconds:0} s.")
{
    public TimeSpan RetryAfter => retryAfter;
}

/// <summary>The connection ended before the answer came: it may be there or not.</summary>
internal sealed class OutcomeUnknownException(string message, Exception? inner = null) : DeliveryException(message, inner);

/// <summary>Nothing can be delivered here any more: blocked, kicked, deleted, or without permission.</summary>
internal sealed class TargetGoneException(string message) : DeliveryException(message);

/// <summary>The place takes nothing for now, and nothing near it does: a closed topic, a locked thread. It may open again.</summary>
internal sealed class PlaceClosedException(string message) : DeliveryException(message);

/// <summary>The conversation goes on under another id.</summary>
internal sealed class ConversationMovedException(Conversation to) : DeliveryException($"The conversation goes on as {to}.")
{
    public Conversation To => to;
}

/// <summary>The message that was to be edited, answered or pinned is not there any more.</summary>
internal sealed class MessageGoneException(string message) : DeliveryException(message);

/// <summary>The service does not take this message, and would not take it again: our mistake.</summary>
internal sealed class MessageRefusedException(string message) : DeliveryException(message);
