using NodaTime;

namespace GartanChatBot.Crewing;

/// <summary>
/// Content of one grid page for one station and local day: the members, the appliances' verdicts and the rule counts. Slots are elapsed
/// quarter-hours from local midnight, whatever the page's resolution; a day has 96, or 92 or 100 if the clocks change.
/// </summary>
internal sealed record StationDay
{
    public required StationCode Station { get; init; }

    public required LocalDate Date { get; init; }

    /// <summary>Quarter-hours in this day: 92, 96 or 100 in Europe.</summary>
    public required int SlotCount { get; init; }

    /// <summary>Minutes per column of the page: 15, 30 or 60.</summary>
    public required int ResolutionMinutes { get; init; }

    /// <summary>Members in page order.</summary>
    public required IReadOnlyList<MemberDay> Members { get; init; }

    /// <summary>Appliances in page order; empty if the page has no such section.</summary>
    public required IReadOnlyList<ApplianceDay> Appliances { get; init; }

    /// <summary>Gartan's own counts, an upper limit for ours; empty if the page has no such section.</summary>
    public required IReadOnlyList<RuleCounts> RuleCounts { get; init; }

    public required Instant ReadAt { get; init; }

    /// <summary>SHA-256 of the page text in hexadecimal; an equal hash means an unchanged page.</summary>
    public required string ContentHash { get; init; }
}

/// <summary>One crew member on one day. The sets do not overlap; a slot in none of them is off.</summary>
internal sealed record MemberDay
{
    /// <summary>Name as on the page: <c>SURNAME, INITIALS</c>. Two people may have the same.</summary>
    public required string Name { get; init; }

    /// <summary>Rank or role as on the page, such as <c>CC</c>. Never used as a qualification.</summary>
    public required string Role { get; init; }

    /// <summary>Skill codes as on the page, such as <c>BA</c> or <c>ERD</c>, in page order.</summary>
    public required IReadOnlyList<string> Skills { get; init; }

    /// <summary>Contracted hours a week; null if not on the page.</summary>
    public int? ContractHours { get; init; }

    /// <summary>Hours that Gartan counts for the week; null if not on the page.</summary>
    public int? GartanHours { get; init; }

    public SlotSet Available { get; init; }

    /// <summary>Slots out at an incident (code <c>F</c>): riding, not short.</summary>
    public SlotSet Committed { get; init; }

    /// <summary>
    /// Slots off in which the member must not be asked to come in: leave, training or health. They are deliberately one class, so that
    /// stored data does not show which.
    /// </summary>
    public SlotSet Away { get; init; }

    /// <summary>Slots with a cell that can't be read: counted as off, shown as unknown.</summary>
    public SlotSet Unreadable { get; init; }
}

/// <summary>Gartan's own row for an appliance on one day. A slot in neither set has no readable verdict.</summary>
internal sealed record ApplianceDay
{
    public required Callsign Callsign { get; init; }

    /// <summary>
    /// The rule as on the page, such as <c>Default - Total Crew: 4, MGR x 1, LGV x 1, BA x 2</c>; null if the label has none.
    /// </summary>
    public string? RuleText { get; init; }

    public SlotSet OnTheRun { get; init; }

    public SlotSet OffTheRun { get; init; }

    /// <summary>Verdict texts that are neither on nor off, as on the page, for diagnostics.</summary>
    public IReadOnlyList<string> OddWords { get; init; } = [];
}
