namespace GartanChatBot.Chat;

/// <summary>How a message that nobody asked for is posted.</summary>
internal sealed record SendOptions
{
    /// <summary>Discord allows 25 characters in a nonce (https://docs.discord.com/developers/resources/message, Create Message).</summary>
    public const int LongestKey = 25;

    /// <summary>
    /// The same for every try of the same message, at most <see cref="LongestKey"/> letters of ASCII: a platform that can, refuses to post
    /// it twice.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>Shown without a sound: quiet hours.</summary>
    public bool Silent { get; init; }

    /// <summary>Id of the earlier message that this one answers.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Discord only: id of the role to mention.</summary>
    public string? MentionRole { get; init; }
}
