using NodaTime;

namespace GartanChatBot.Chats;

/// <summary>
/// One decision, with its author and subject: <c>telegram:1</c> approved <c>telegram:-4711</c>. Contains ids only, never a crew member's
/// name. Flat, because it is stored.
/// </summary>
internal sealed record AuditEntry
{
    public required string Id { get; init; }

    public required Instant At { get; init; }

    public required string Who { get; init; }

    public required string Act { get; init; }

    public required string Target { get; init; }
}
