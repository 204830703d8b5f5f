using System.Net;

namespace GartanChatBot.Chat.Discord;

/// <summary>A Discord call failed. Messages never contain a path, because some paths contain a token.</summary>
internal abstract class DiscordException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The token is invalid: no further calls until the bot is restarted with another one.</summary>
internal sealed class DiscordTokenException(string reason) : DiscordException($"Discord: {reason}.")
{
    public const string Cure = "Reset the token in the developer portal, set DISCORD__TOKEN and start again.";

    public const string Refused = "the token was refused (401)";

    /// <summary>The token can't be put into a header; it is never shown.</summary>
    public const string Unsendable = "the token contains invalid characters";

    public string Reason => reason;
}

/// <summary>Discord understood and rejected the request; a retry would be rejected too.</summary>
internal sealed class DiscordRefusedException(HttpStatusCode status, int code, string words)
    : DiscordException($"Discord refused it: {words} ({(int)status}, code {code}).")
{
    public HttpStatusCode Status => status;

    /// <summary>Rejected parts of the request, each with the reason: <c>3.options.0.name</c>.</summary>
    public IReadOnlyList<(string Path, string Words)> Fields { get; init; } = [];

    /// <summary>Discord's JSON error code; 0 if it gave none.</summary>
    public int Code => code;
}

/// <summary>Discord gave no answer, or none that can be used.</summary>
internal sealed class DiscordUnreachableException(string message, bool nothingHappened, Exception? inner = null)
    : DiscordException(message, inner)
{
    /// <summary>True if the call certainly had no effect; false if it may have been carried out.</summary>
    public bool NothingHappened => nothingHappened;

    /// <summary>HTTP status of a server error; null if there was no answer.</summary>
    public int? Status { get; init; }
}

/// <summary>The call is rate limited for longer than the caller can wait.</summary>
internal sealed class DiscordRateLimitedException(TimeSpan retryAfter)
    : DiscordException($"Discord: rate limited; retry after {retryAfter.TotalSeconds:0} s.")
{
    public TimeSpan RetryAfter => retryAfter;
}
