namespace GartanChatBot.Crewing;

/// <summary>How well an appliance is crewed. The first six are in order; committed stands beside them.</summary>
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

/// <summary>On or off the run; reduced, critical, on and preferred are all on.</summary>
internal enum RunPhase
{
    Unknown,
    Off,
    On,
    Committed,
}

/// <summary>What Gartan's own row says of an appliance.</summary>
internal enum GartanVerdict
{
    /// <summary>The page has no row for it, or a row without verdicts, or there is no page.</summary>
    None,
    Available,
    Unavailable,

    /// <summary>A word or a colour that nobody can read.</summary>
    Unknown,
}

/// <summary>One appliance for as long as nothing changes: Gartan's verdict and our rule side by side.</summary>
internal sealed record CrewingState
{
    /// <summary>Nothing is known: the day was not read, or the appliance is not the station's.</summary>
    public static readonly CrewingState NotRead = new();

    public CrewingLevel Level { get; init; }

    public RunPhase Phase { get; init; }

    public GartanVerdict Gartan { get; init; }

    /// <summary>The available people meet the rule, if only as a reduced crew.</summary>
    public bool RuleMet { get; init; }

    /// <summary>Whether the rule is met hangs on people who are unreadable; <see cref="RuleMet"/> is false then.</summary>
    public bool RuleUnsure { get; init; }

    public bool RuleKnown { get; init; }

    /// <summary>People on the page of whom nobody can say whether they are on: counted as off in everything that is told.</summary>
    public int Unreadable { get; init; }

    /// <summary>Gartan's row and our rule differ. Every rendering says so.</summary>
    public bool Mismatch { get; init; }

    /// <summary>In the order of the rule; then seats that want different people, when only that fails.</summary>
    public IReadOnlyList<RequirementCount> Requirements { get; init; } = [];

    public IReadOnlyList<string> Unmet { get; init; } = [];

    /// <summary>Everybody whose loss alone would put it off the run, in page order.</summary>
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

/// <summary>A stretch of time in which an appliance's state does not change.</summary>
internal sealed record Segment(NodaTime.Interval Interval, CrewingState State);
