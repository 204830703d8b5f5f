namespace GartanChatBot.Crewing;

/// <summary>Crewing of an appliance. The first six values are in ascending order; committed is outside that order.</summary>
internal enum CrewingLevel
{
    Unknown,
    Off,
    Reduced,
    Critical,
    On,
    Preferred,
    Committed,
}

/// <summary>State of an appliance on or off the run; reduced, critical, on and preferred are all on.</summary>
internal enum RunPhase
{
    Unknown,
    Off,
    On,
    Committed,
}

/// <summary>Verdict in Gartan's own row for an appliance.</summary>
internal enum GartanVerdict
{
    /// <summary>The page has no row for it or no verdicts in the row, or there is no page.</summary>
    None,
    Available,
    Unavailable,

    /// <summary>A word or colour that isn't understood.</summary>
    Unknown,
}

/// <summary>An appliance's state over a period without changes, with Gartan's verdict and our rule.</summary>
internal sealed record CrewingState
{
    /// <summary>State without data: the day was not read, or the appliance isn't the station's.</summary>
    public static readonly CrewingState NotRead = new();

    public CrewingLevel Level { get; init; }

    public RunPhase Phase { get; init; }

    public GartanVerdict Gartan { get; init; }

    /// <summary>True if the available people meet the rule, at least as a reduced crew.</summary>
    public bool RuleMet { get; init; }

    /// <summary>True if it depends on unreadable people whether the rule is met; <see cref="RuleMet"/> is then false.</summary>
    public bool RuleUnsure { get; init; }

    public bool RuleKnown { get; init; }

    /// <summary>Number of people on the page whose availability can't be read; they count as off everywhere.</summary>
    public int Unreadable { get; init; }

    /// <summary>True if Gartan's row and our rule differ. Every rendering shows it.</summary>
    public bool Mismatch { get; init; }

    /// <summary>Counts in the rule's order, then seats that need different people, if only that fails.</summary>
    public IReadOnlyList<RequirementCount> Requirements { get; init; } = [];

    public IReadOnlyList<string> Unmet { get; init; } = [];

    /// <summary>Members whose loss alone would put it off the run, in page order.</summary>
    public IReadOnlyList<MemberKey> DependsOn { get; init; } = [];

    public bool Equals(CrewingState? other) =>
        other is not null && Level == other.Level && Phase == other.Phase && Gartan == other.Gartan
        && RuleMet == other.RuleMet && RuleUnsure == other.RuleUnsure && RuleKnown == other.RuleKnown
        && Unreadable == other.Unreadable && Mismatch == other.Mismatch
        && Requirements.SequenceEqual(other.Requirements)
        && Unmet.SequenceEqual(other.Unmet, StringComparer.Ordinal)
        && DependsOn.SequenceEqual(other.DependsOn);

    public override int GetHashCode() => HashCode.Combine(Level, Phase, Gartan, RuleMet, Requirements.Count, DependsOn.Count);
}

/// <summary>A period in which an appliance's state does not change.</summary>
internal sealed record Segment(NodaTime.Interval Interval, CrewingState State);
