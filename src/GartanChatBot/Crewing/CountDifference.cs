using NodaTime;

namespace GartanChatBot.Crewing;

/// <summary>
/// A difference between Gartan's counts and the people read from a page: the figures of the requirement and slot that differ most.
/// </summary>
internal sealed record CountDifference(string Requirement, int Gartan, int Read, Instant At)
{
    /// <summary>
    /// Grid columns that may differ: a booking that begins within a column may be counted on one side and shown on the other, and a page
    /// may be generated while somebody books.
    /// </summary>
    private const int ToleratedColumns = 4;

    /// <summary>True if fewer people are read than Gartan counts.</summary>
    public bool IsSomebodyMissing => Gartan > Read;

    /// <summary>Such as <c>Gartan counts 2, I read 6</c>.</summary>
    public string Figures => $"{Subject}Gartan counts {Gartan}, I read {Read}";

    private string Subject => Requirement switch
    {
        Crewing.Requirement.Crew => "",
        "officer" or "driver" => $"{Requirement}: ",
        _ => $"{Requirement.ToUpperInvariant()}: ",
    };

    /// <summary>
    /// Null if the page's counts agree with ours except in a few columns. Gartan may count people at an incident or unreadable ones, or
    /// not: both agree. A row for a skill that no member has is ignored.
    /// </summary>
    public static CountDifference? Of(StationDay page, Station station)
    {
        var skills = page.Members.Select(member => station.Aliases.NamesOf(member.Skills)).ToList();
        var rows = RuleCounts.ByName(page.RuleCounts, station.Aliases, page.SlotCount);

        return rows
            .OrderBy(row => row.Key == Crewing.Requirement.Crew ? 0 : 1)
            .Select(row => Of(page, row.Key, row.Value, Holders(row.Key), station.Clock))
            .FirstOrDefault(difference => difference is not null);

        MemberDay[] Holders(string requirement) =>
            [.. page.Members.Where((_, index) => requirement == Crewing.Requirement.Crew || skills[index].Contains(requirement))];
    }

    private static CountDifference? Of(StationDay page, string requirement, int[] counts, MemberDay[] members, StationClock clock)
    {
        if (members.Length == 0)
            return null;

        var differing = new List<(int Slot, int Gartan, int Read)>();
        for (var slot = 0; slot < counts.Length; slot++)
        {
            var fewest = members.Count(member => member.Available[slot]);
            var most = members.Count(member => (member.Available | member.Committed | member.Unreadable)[slot]);
            if (counts[slot] >= 0 && (counts[slot] < fewest || counts[slot] > most))
                differing.Add((slot, counts[slot], counts[slot] < fewest ? fewest : most));
        }

        if (differing.Count <= ToleratedColumns * page.ResolutionMinutes / StationClock.SlotMinutes)
            return null;

        // Reading too many people is worse than missing some.
        var worst = differing.MaxBy(each => (each.Read > each.Gartan, Math.Abs(each.Read - each.Gartan)));
        return new(requirement, worst.Gartan, worst.Read, clock.SlotStart(page.Date, worst.Slot));
    }
}
