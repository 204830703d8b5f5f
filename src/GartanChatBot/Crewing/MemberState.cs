using NodaTime;

namespace GartanChatBot.Crewing;

/// <summary>Tells crew members apart: two people on a page may share the text of a name, so the second is number 2.</summary>
internal readonly record struct MemberKey(string Name, int Occurrence)
{
    public override string ToString() => Occurrence > 1 ? $"{Name} ({Occurrence})" : Name;
}

/// <summary>One crew member at one instant.</summary>
internal sealed record MemberState
{
    public required MemberKey Key { get; init; }

    public required string Role { get; init; }

    /// <summary>Codes as the page has them.</summary>
    public required IReadOnlyList<string> Skills { get; init; }

    /// <summary>The same in the words of the requirements.</summary>
    public required IReadOnlyList<string> SkillNames { get; init; }

    public int? ContractHours { get; init; }

    public int? GartanHours { get; init; }

    public bool Available { get; init; }

    public bool Committed { get; init; }

    /// <summary>On the page of that day.</summary>
    public bool OnPage { get; init; }

    /// <summary>The page showed something that can be read; when not, they count as off.</summary>
    public bool Readable { get; init; }

    /// <summary>When somebody who is available came on, or where the reading begins; null for everybody else.</summary>
    public Instant? Since { get; init; }

    /// <summary>When the present state first changes; null when it lasts to the end of what was read.</summary>
    public Instant? Until { get; init; }

    /// <summary>The next time they come on after that; equal to <see cref="Until"/> for somebody off; null when not known.</summary>
    public Instant? Next { get; init; }
}
