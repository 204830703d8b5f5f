using NodaTime;

namespace GartanChatBot.Crewing;

/// <summary>Identifies a crew member. Two people on a page may have the same name, so the second has occurrence 2.</summary>
internal readonly record struct MemberKey(string Name, int Occurrence)
{
    public override string ToString() => Occurrence > 1 ? $"{Name} ({Occurrence})" : Name;
}

/// <summary>A crew member's state at one instant.</summary>
internal sealed record MemberState
{
    public required MemberKey Key { get; init; }

    public required string Role { get; init; }

    /// <summary>Skill codes as on the page.</summary>
    public required IReadOnlyList<string> Skills { get; init; }

    /// <summary>Skills as named in the requirements.</summary>
    public required IReadOnlyList<string> SkillNames { get; init; }

    public int? ContractHours { get; init; }

    public int? GartanHours { get; init; }

    public bool Available { get; init; }

    public bool Committed { get; init; }

    /// <summary>True if the member is on that day's page.</summary>
    public bool OnPage { get; init; }

    /// <summary>True if the cell could be read; otherwise the member counts as off.</summary>
    public bool Readable { get; init; }

    /// <summary>Time when an available member came on, or the start of the reading; null for the others.</summary>
    public Instant? Since { get; init; }

    /// <summary>Time of the next change of state; null if it lasts to the end of the reading.</summary>
    public Instant? Until { get; init; }

    /// <summary>
    /// Time when the member next comes on after that; equal to <see cref="Until"/> for a member who is off; null if unknown.
    /// </summary>
    public Instant? Next { get; init; }
}
