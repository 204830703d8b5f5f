using System.Diagnostics.CodeAnalysis;

namespace GartanChatBot.Chat;

/// <summary>The platform and chat that a question came from and its answer goes to; the id is the platform's.</summary>
internal sealed record Conversation(string Platform, string Id)
{
    /// <summary>True if only one person reads this conversation.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>The chat that a topic belongs to; itself for a conversation without topics.</summary>
    public Conversation Whole => Id.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? this with { Id = Id[..slash] } : this;

    /// <summary>Parses <c>telegram:4711</c>, the form used in the configuration.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Conversation? conversation)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        var valid = colon > 0 && colon < text!.Length - 1;

        conversation = valid ? new(text![..colon].Trim().ToLowerInvariant(), text[(colon + 1)..].Trim()) : null;
        return valid;
    }

    /// <summary>Parses an id that the bot itself stored.</summary>
    /// <exception cref="FormatException">The text is not the id of a conversation.</exception>
    public static Conversation Parse(string text) =>
        TryParse(text, out var conversation) ? conversation : throw new FormatException($"\"{text}\" isn't a conversation id.");

    public override string ToString() => string.Concat(Platform, ":", Id);
}
