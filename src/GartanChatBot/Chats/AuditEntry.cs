using NodaTime;

namespace GartanChatBot.Chats;

/// <summary>
/// Who decided what about whom: <c>telegram:1</c> let in <c>telegram:-4711</c>. Ids only, no crew member's name. Flat, because it is
/// stored.
/// </summary>
internal sealed record AuditEntry
{
    public required string Id { get; init; }

    public required Instant At { get; init; }

    public required string Who { get; init; }

    public required string Act { get; init; }

    public required string Target { get; init; }
}
