namespace GartanChatBot.Chat;

/// <summary>Options for a message that the bot posts unasked.</summary>
internal sealed record SendOptions
{
    /// <summary>Discord allows 25 characters in a nonce (https://docs.discord.com/developers/resources/message, Create Message).</summary>
    public const int LongestKey = 25;

    /// <summary>
    /// Idempotency key: the same for every attempt at one message, at most <see cref="LongestKey"/> ASCII characters. Platforms that
    /// support it refuse to post a key twice.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>Posts without a notification sound, for quiet hours.</summary>
    public bool Silent { get; init; }

    /// <summary>Id of the earlier message that this one replies to.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Discord only: id of the role to mention.</summary>
    public string? MentionRole { get; init; }
}
