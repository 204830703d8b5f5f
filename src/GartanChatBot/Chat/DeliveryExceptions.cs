namespace GartanChatBot.Chat;

/// <summary>A message was not delivered; the type determines the remedy.</summary>
internal abstract class DeliveryException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The message was certainly not delivered; a retry may work: no connection, or the service is down.</summary>
internal sealed class NotDeliveredException(string message, Exception? inner = null) : DeliveryException(message, inner);

/// <summary>The platform's rate limit is exceeded; retry after <see cref="RetryAfter"/>.</summary>
internal sealed class RateLimitedException(TimeSpan retryAfter)
    : DeliveryException($"Rate limited; retry after {retryAfter.TotalSeconds:0} s.")
{
    public TimeSpan RetryAfter => retryAfter;
}

/// <summary>The connection ended before the answer came, so the message may or may not have been posted.</summary>
internal sealed class OutcomeUnknownException(string message, Exception? inner = null) : DeliveryException(message, inner);

/// <summary>Nothing can be delivered to this chat any longer: blocked, kicked, deleted, or without permission.</summary>
internal sealed class TargetGoneException(string message) : DeliveryException(message);

/// <summary>The topic or thread is closed or locked, and so is its parent. It may reopen.</summary>
internal sealed class PlaceClosedException(string message) : DeliveryException(message);

/// <summary>The conversation has a new id.</summary>
internal sealed class ConversationMovedException(Conversation to) : DeliveryException($"The conversation moved to {to}.")
{
    public Conversation To => to;
}

/// <summary>The message to edit, answer or pin no longer exists.</summary>
internal sealed class MessageGoneException(string message) : DeliveryException(message);

/// <summary>The service rejects this message and would reject it again: a bug on our side.</summary>
internal sealed class MessageRefusedException(string message) : DeliveryException(message);
