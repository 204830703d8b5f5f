using System.Security.Cryptography;
using System.Text;
using GartanChatBot.Chat;
using NodaTime;

namespace GartanChatBot.Outbox;

/// <summary>One piece of news for one conversation. Flat, because it is stored: facts, and text only where nothing else knows it.</summary>
internal sealed record OutboxMessage
{
    private const int KeyLength = 24;

    /// <summary>Subject, kind and conversation: queueing the same news again changes nothing.</summary>
    public required string Id { get; init; }

    public required string Conversation { get; init; }

    /// <summary>One of <see cref="MessageKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The gap that it is about, or those of a summary.</summary>
    public string[] Gaps { get; init; } = [];

    public string? Station { get; init; }

    public string? Callsign { get; init; }

    /// <summary>What only the moment of queueing knew: the words of a notice, why a summary comes.</summary>
    public string? Text { get; init; }

    /// <summary>Label and command of each button of a notice, in turn.</summary>
    public string[] Buttons { get; init; } = [];

    /// <summary>Id of the message that this one answers or edits.</summary>
    public string? Anchor { get; init; }

    public bool Silent { get; init; }

    public string? MentionRole { get; init; }

    public Instant QueuedAt { get; init; }

    /// <summary>Place among those queued at the same moment.</summary>
    public int Order { get; init; }

    /// <summary>
    /// When it is to be sent; null once it is settled. The message itself stays, so that the same news is not queued again.
    /// </summary>
    public Instant? Due { get; init; }

    /// <summary>When it was delivered, or given up.</summary>
    public Instant? SettledAt { get; init; }

    /// <summary>What the platform calls it; null when it was not delivered.</summary>
    public string? MessageId { get; init; }

    /// <summary>What the conversation answered, in words.</summary>
    public string? Outcome { get; init; }

    /// <summary>Tries that failed.</summary>
    public int Attempts { get; init; }

    /// <summary>Since when a try is under way; set at the next start, it means that nobody knows how that try ended.</summary>
    public Instant? SendingSince { get; init; }

    /// <summary>How often the same edit was asked for again while it waited.</summary>
    public int Wished { get; init; }

    /// <summary>What the platform wanted remembered before that try.</summary>
    public string? Bookmark { get; init; }

    /// <summary>The same for every try, within every platform's limit.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Id)))[..KeyLength];

    public string? Gap => Gaps is [var only, ..] ? only : null;

    public bool IsDelivered => MessageId is not null;

    public static string IdOf(string subject, string kind, string conversation) => $"{subject}|{kind}|{conversation}";

    public static string Moved(string id, ChatKey from, ChatKey to) =>
        id.EndsWith($"|{from}", StringComparison.Ordinal) ? $"{id[..^from.Value.Length]}{to}" : id;

    public Conversation Target() => Chat.Conversation.Parse(Conversation);
}
