using NodaTime;

namespace GartanChatBot.Gartan.Http;

/// <summary>A stored rejection: the credentials (as a salted hash), the number of rejections, the last time, and the reason.</summary>
internal sealed record LoginLockState
{
    public string Salt { get; init; } = "";

    public string CredentialHash { get; init; } = "";

    public required int Refusals { get; init; }

    /// <summary>True if no log-in is allowed until the credentials change or an administrator resumes.</summary>
    public required bool IsLocked { get; init; }

    public required Instant RefusedAt { get; init; }

    public required string Reason { get; init; }
}
