namespace GartanChatBot.Chat.Discord.Rest;

/// <summary>One call to Discord's API.</summary>
internal sealed class RestRequest(HttpMethod method, string route, string path)
{
    public HttpMethod Method => method;

    /// <summary>Path with names in place of ids; the rate-limit key until Discord names the bucket.</summary>
    public string Route { get; } = $"{method} {route}";

    /// <summary>Actual path; may contain a token, so it is never logged.</summary>
    public string Path => path;

    /// <summary>Channel, guild or interaction id that has its own limits.</summary>
    public string Major { get; init; } = "";

    public byte[]? Body { get; init; }

    /// <summary>True if the token in the path authenticates the call; such calls don't count towards the global limit.</summary>
    public bool Anonymous { get; init; }

    /// <summary>True if the call is idempotent, so that it may be retried.</summary>
    public bool Repeatable { get; init; } = method != HttpMethod.Post;

    /// <summary>Longest wait for a rate limit; a longer one throws.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>True if the call is due soon: retries come within a fraction of a second.</summary>
    public bool IsUrgent { get; init; }
}
