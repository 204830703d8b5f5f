using System.Security.Cryptography;
using System.Text;
using GartanChatBot.Chat;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Chats;

/// <summary>Somebody on a platform about whom something was decided or asked. Flat, because it is stored.</summary>
internal sealed record PersonRecord
{
    /// <summary><c>telegram:4711</c></summary>
    public required string Id { get; init; }

    /// <summary>As the platform calls them, made harmless: for whoever has to decide.</summary>
    public string Name { get; init; } = "";

    /// <summary>Given by an administrator; a stranger has been given nothing.</summary>
    public ChatRole Role { get; init; } = ChatRole.Stranger;

    public string? RoleBy { get; init; }

    public Instant? RoleAt { get; init; }

    /// <summary>The crew member they are, as the page has the name; null until an administrator or officer said so.</summary>
    public string? Member { get; init; }

    public string? MemberBy { get; init; }

    public Instant? MemberAt { get; init; }

    public string? Station { get; init; }

    /// <summary>Whom they say they are, as long as nobody has decided.</summary>
    public string? Claim { get; init; }

    public string? ClaimStation { get; init; }

    public Instant? ClaimedAt { get; init; }

    public string Described(NameStyle style = NameStyle.Short) => Name.Length > 0 ? $"{PersonName.OfAccount(Name, style)} ({Id})" : Id;

    /// <summary>
    /// Stands in the button that approves: what is approved is the claim that the approver has read, not one that came after it.
    /// </summary>
    public string? CodeOfClaim() => Claim is { } name ? CodeOf(name) : null;

    public bool IsWorthKeeping() => Role is not ChatRole.Stranger || Member is not null || Claim is not null;

    private static string CodeOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 4));
}
