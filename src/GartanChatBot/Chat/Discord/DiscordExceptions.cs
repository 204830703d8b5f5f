using System.Net;

namespace GartanChatBot.Chat.Discord;

/// <summary>Discord did not do what it was asked. No message of ours ever holds a path: some of those have a token in them.</summary>
internal abstract class DiscordException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The token is bad: nothing is asked any more until the bot is started with another.</summary>
internal sealed class DiscordTokenException(string reason) : DiscordException($"Discord: {reason}.")
{
    public const string Cure = "Reset the token in the developer portal, set DISCORD__TOKEN and start again.";

    public const string Refused = "the token was refused (401)";

    /// <summary>No header can hold it; what can't be sent can't be shown either.</summary>
    public const string Unsendable = "the token contains invalid characters";

    public string Reason => reason;
}

/// <summary>Understood and refused; the same again would be refused again.</summary>
internal sealed class DiscordRefusedException(HttpStatusCode status, int code, string words)
    : DiscordException($"Discord refused it: {words} ({(int)status}, code {code}).")
{
    public HttpStatusCode Status => status;

    /// <summary>Which parts of the request it does not take, and why: <c>3.options.0.name</c>.</summary>
    public IReadOnlyList<(string Path, string Words)> Fields { get; init; } = [];

    /// <summary>Discord's own number for it; 0 when it gave none.</summary>
    public int Code => code;
}

/// <summary>No answer, or none that says anything.</summary>
internal sealed class DiscordUnreachableException(string message, bool nothingHappened, Exception? inner = null)
    : DiscordException(message, inner)
{
    /// <summary>False: it may have been done all the same.</summary>
    public bool NothingHappened => nothingHappened;

    /// <summary>When there was an answer, but one that only says that something is wrong there.</summary>
    public int? Status { get; init; }
}

/// <summary>Not now: a rate limit stands longer than the caller can wait.</summary>
internal sealed class DiscordRateLimitedException(TimeSpan retryAfter)
    : DiscordException($"Discord: rate limited; retry after {retryAfter.TotalSeconds:0} s.")
{
    public TimeSpan RetryAfter => retryAfter;
}
