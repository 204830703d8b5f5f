using NodaTime;

namespace GartanChatBot.Gartan.Http;

/// <summary>What is kept of a refused log-in: for which credentials (as a salted hash), how often, when, and why.</summary>
internal sealed record LoginLockState
{
    public string Salt { get; init; } = "";

    public string CredentialHash { get; init; } = "";

    public required int Refusals { get; init; }

    /// <summary>Nothing is tried until the credentials change or an administrator resumes.</summary>
    public required bool IsLocked { get; init; }

    public required Instant RefusedAt { get; init; }

    public required string Reason { get; init; }
}
