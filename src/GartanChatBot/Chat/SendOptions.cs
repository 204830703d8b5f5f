namespace GartanChatBot.Chat;

/// <summary>How a message that nobody asked for is posted.</summary>
internal sealed record SendOptions
{
    /// <summary>Discord's limit for a nonce, the smallest of all platforms.</summary>
    public const int LongestKey = 25;

    /// <summary>The same for every try of the same message, at most <see cref="LongestKey"/> letters of ASCII: a platform that can, refuses to post it twice.</summary>
    public required string Key { get; init; }

    /// <summary>Shown without a sound: quiet hours.</summary>
    public bool Silent { get; init; }

    /// <summary>Id of the earlier message that this one answers.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Discord: id of the role that is called by it.</summary>
    public string? MentionRole { get; init; }
}
