namespace GartanChatBot.Chat.Discord.Rest;

/// <summary>One thing asked of Discord.</summary>
internal sealed class RestRequest(HttpMethod method, string route, string path)
{
    public HttpMethod Method => method;

    /// <summary>The path with names in place of ids: what rate limits go by before Discord has said more.</summary>
    public string Route { get; } = $"{method} {route}";

    /// <summary>The path itself; may hold a token, so it is never shown.</summary>
    public string Path => path;

    /// <summary>Channel, guild or interaction token: each has limits of its own.</summary>
    public string Major { get; init; } = "";

    public byte[]? Body { get; init; }

    /// <summary>The token in the path is enough; such calls do not count for the limit over everything.</summary>
    public bool Anonymous { get; init; }

    /// <summary>Doing it twice is the same as doing it once.</summary>
    public bool Repeatable { get; init; } = method != HttpMethod.Post;

    /// <summary>Longer waits are left to the caller.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>It is soon too late: the second try comes within a fraction of a second.</summary>
    public bool IsUrgent { get; init; }
}
