using System.Net;
using NodaTime;

namespace GartanChatBot.Gartan;

/// <summary>Base of the errors when reading the rota; the message is a sentence for an administrator.</summary>
internal abstract class GartanException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The status of Gartan's response, if that is the cause.</summary>
    public HttpStatusCode? Status { get; init; }
}

/// <summary>Gartan rejected the log-in. Not retried without an administrator.</summary>
internal sealed class LoginRejectedException(string message) : GartanException(message);

/// <summary>No log-in was attempted, because an earlier one was rejected.</summary>
internal sealed class LoginLockedException(string message) : GartanException(message)
{
    public required Instant Since { get; init; }
}

/// <summary>Gartan responded, but not in the known format.</summary>
internal sealed class LayoutChangedException(string message, Exception? cause = null) : GartanException(message, cause)
{
    /// <summary>Why the response has no page; null if that is not the cause.</summary>
    public RefusalReason? Reason { get; init; }
}

/// <summary>Gartan is down, slow, or asked for a pause. Unrelated to the password.</summary>
internal sealed class UnavailableException(string message, Exception? cause = null) : GartanException(message, cause)
{
    /// <summary>The requested pause; null if Gartan named none.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>The daily request limit is reached.</summary>
internal sealed class RequestCapReachedException(string message) : GartanException(message)
{
    public required Instant Until { get; init; }
}
