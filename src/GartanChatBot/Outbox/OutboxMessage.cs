using System.Security.Cryptography;
using System.Text;
using GartanChatBot.Chat;
using NodaTime;

namespace GartanChatBot.Outbox;

/// <summary>
/// One message for one conversation. Flat, because it is stored. Holds data, and text only if it can't be rendered from the data later.
/// </summary>
internal sealed record OutboxMessage
{
    private const int KeyLength = 24;

    /// <summary>Subject, kind and conversation; queueing the same message again has no effect.</summary>
    public required string Id { get; init; }

    public required string Conversation { get; init; }

    /// <summary>A constant of <see cref="MessageKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Id of the gap, or ids of a summary's gaps.</summary>
    public string[] Gaps { get; init; } = [];

    public string? Station { get; init; }

    public string? Callsign { get; init; }

    /// <summary>Data known only when queueing: the text of a notice, or the reason for a summary.</summary>
    public string? Text { get; init; }

    /// <summary>Label and command of each button of a notice, alternating.</summary>
    public string[] Buttons { get; init; } = [];

    /// <summary>Id of the message that this one replies to or edits.</summary>
    public string? Anchor { get; init; }

    public bool Silent { get; init; }

    public string? MentionRole { get; init; }

    public Instant QueuedAt { get; init; }

    /// <summary>Position among messages queued at the same moment.</summary>
    public int Order { get; init; }

    /// <summary>Time to send it; null once settled. A settled message is kept, so that the same one is not queued again.</summary>
    public Instant? Due { get; init; }

    /// <summary>Time of delivery, or of giving up.</summary>
    public Instant? SettledAt { get; init; }

    /// <summary>The platform's id of the message; null if it was not delivered.</summary>
    public string? MessageId { get; init; }

    /// <summary>Result of the last attempt, as text.</summary>
    public string? Outcome { get; init; }

    /// <summary>Number of failed attempts.</summary>
    public int Attempts { get; init; }

    /// <summary>Start of an attempt in progress. If set after a restart, that attempt's outcome is unknown.</summary>
    public Instant? SendingSince { get; init; }

    /// <summary>Number of times the same edit was requested again while it waited.</summary>
    public int Wished { get; init; }

    /// <summary>Position that the platform returned before the attempt, for finding the message.</summary>
    public string? Bookmark { get; init; }

    /// <summary>Idempotency key: the same for every attempt, short enough for every platform.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Id)))[..KeyLength];

    public string? Gap => Gaps is [var only, ..] ? only : null;

    public bool IsDelivered => MessageId is not null;

    public static string IdOf(string subject, string kind, string conversation) => $"{subject}|{kind}|{conversation}";

    public static string Moved(string id, ChatKey from, ChatKey to) =>
        id.EndsWith($"|{from}", StringComparison.Ordinal) ? $"{id[..^from.Value.Length]}{to}" : id;

    public Conversation Target() => Chat.Conversation.Parse(Conversation);
}
