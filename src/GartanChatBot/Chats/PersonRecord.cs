using System.Security.Cryptography;
using System.Text;
using GartanChatBot.Chat;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Chats;

/// <summary>A platform account with a role, link or claim. Flat, because it is stored.</summary>
internal sealed record PersonRecord
{
    /// <summary><c>telegram:4711</c></summary>
    public required string Id { get; init; }

    /// <summary>Display name on the platform, sanitized; shown to those who decide a claim.</summary>
    public string Name { get; init; } = "";

    /// <summary>Role given by an administrator; <see cref="ChatRole.Stranger"/> for none.</summary>
    public ChatRole Role { get; init; } = ChatRole.Stranger;

    public string? RoleBy { get; init; }

    public Instant? RoleAt { get; init; }

    /// <summary>Linked crew member, named as on the Gartan page; null until an administrator or officer approves.</summary>
    public string? Member { get; init; }

    public string? MemberBy { get; init; }

    public Instant? MemberAt { get; init; }

    public string? Station { get; init; }

    /// <summary>Crew member that the person claims to be, until that is decided.</summary>
    public string? Claim { get; init; }

    public string? ClaimStation { get; init; }

    public Instant? ClaimedAt { get; init; }

    public string Described(NameStyle style = NameStyle.Short) => Name.Length > 0 ? $"{PersonName.OfAccount(Name, style)} ({Id})" : Id;

    /// <summary>
    /// Hash of the claim for the approve button, so that an approval applies to the claim that the approver saw, not to a later one.
    /// </summary>
    public string? CodeOfClaim() => Claim is { } name ? CodeOf(name) : null;

    public bool IsWorthKeeping() => Role is not ChatRole.Stranger || Member is not null || Claim is not null;

    private static string CodeOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 4));
}
