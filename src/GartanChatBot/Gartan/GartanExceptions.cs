using System.Net;
using NodaTime;

namespace GartanChatBot.Gartan;

/// <summary>The rota could not be read; the message is a sentence for an administrator.</summary>
internal abstract class GartanException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The status of Gartan's answer, where that is what went wrong.</summary>
    public HttpStatusCode? Status { get; init; }
}

/// <summary>Gartan was asked to let us in and did not. Not to be tried again without a person.</summary>
internal sealed class LoginRejectedException(string message) : GartanException(message);

/// <summary>No log-in was tried, because an earlier one was refused.</summary>
internal sealed class LoginLockedException(string message) : GartanException(message)
{
    public required Instant Since { get; init; }
}

/// <summary>Gartan answered, but not in the form that we know.</summary>
internal sealed class LayoutChangedException(string message, Exception? cause = null) : GartanException(message, cause)
{
    /// <summary>Why the answer holds no page; null when that is not what is wrong.</summary>
    public RefusalReason? Reason { get; init; }
}

/// <summary>Gartan is down, slow, or wants to be left alone for a while. Says nothing about the password.</summary>
internal sealed class UnavailableException(string message, Exception? cause = null) : GartanException(message, cause)
{
    /// <summary>How long to leave it alone; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>The day's requests are used up.</summary>
internal sealed class RequestCapReachedException(string message) : GartanException(message)
{
    public required Instant Until { get; init; }
}
