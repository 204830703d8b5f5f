using NodaTime;

namespace GartanChatBot.Crewing;

/// <summary>
/// What one grid page said about one station on one local day: everybody on it, the appliances' own verdicts and the rule counts.
/// Slots are elapsed quarter-hours from local midnight, whatever the page's resolution; a day has 96 of them, 92 or 100 when the clocks
/// change.
/// </summary>
internal sealed record StationDay
{
    public required StationCode Station { get; init; }

    public required LocalDate Date { get; init; }

    /// <summary>Quarter-hours in this day: 92, 96 or 100 in Europe.</summary>
    public required int SlotCount { get; init; }

    /// <summary>Minutes a column of the page stood for: 15, 30 or 60.</summary>
    public required int ResolutionMinutes { get; init; }

    /// <summary>In page order.</summary>
    public required IReadOnlyList<MemberDay> Members { get; init; }

    /// <summary>In page order; empty when the page has no such section.</summary>
    public required IReadOnlyList<ApplianceDay> Appliances { get; init; }

    /// <summary>Gartan's own counts, a limit of ours; empty when the page has no such section.</summary>
    public required IReadOnlyList<RuleCounts> RuleCounts { get; init; }

    public required Instant ReadAt { get; init; }

    /// <summary>SHA-256 of the page text as hexadecimal digits: an equal hash is an unchanged page.</summary>
    public required string ContentHash { get; init; }
}

/// <summary>One crew member on one day. The sets do not overlap; a slot in none of them is plainly off.</summary>
internal sealed record MemberDay
{
    /// <summary>As the page has it: <c>SURNAME, INITIALS</c>. Two people may share it.</summary>
    public required string Name { get; init; }

    /// <summary>Rank or role as the page has it, such as <c>CC</c>. Never taken for a qualification.</summary>
    public required string Role { get; init; }

    /// <summary>Skill codes as the page has them, such as <c>BA</c> or <c>ERD</c>, in page order.</summary>
    public required IReadOnlyList<string> Skills { get; init; }

    /// <summary>Contracted hours a week; null when the page does not say.</summary>
    public int? ContractHours { get; init; }

    /// <summary>Hours that Gartan itself counts for the week; null when the page does not say.</summary>
    public int? GartanHours { get; init; }

    public SlotSet Available { get; init; }

    /// <summary>Out at an incident (code <c>F</c>): riding, not short.</summary>
    public SlotSet Committed { get; init; }

    /// <summary>
    /// Off and never to be asked to come in: leave, training or anything to do with health, deliberately one class
    /// so that what is stored does not tell which.
    /// </summary>
    public SlotSet Away { get; init; }

    /// <summary>The page showed something that nobody can read; counted as off, said as unknown.</summary>
    public SlotSet Unreadable { get; init; }
}

/// <summary>Gartan's own row for an appliance on one day. A slot in neither set has no verdict that we can read.</summary>
internal sealed record ApplianceDay
{
    public required Callsign Callsign { get; init; }

    /// <summary>
    /// The rule in Gartan's words, such as <c>Default - Total Crew: 4, MGR x 1, LGV x 1, BA x 2</c>; null when the label has none.
    /// </summary>
    public string? RuleText { get; init; }

    public SlotSet OnTheRun { get; init; }

    public SlotSet OffTheRun { get; init; }

    /// <summary>Words of verdicts that are neither, as the page has them, for diagnosis.</summary>
    public IReadOnlyList<string> OddWords { get; init; } = [];
}
