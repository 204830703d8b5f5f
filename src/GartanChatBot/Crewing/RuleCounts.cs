using System.Collections.Frozen;

namespace GartanChatBot.Crewing;

/// <summary>Gartan's count for one requirement in every slot of a day; negative if the page has no number.</summary>
/// <param name="Requirement">The row's label on the page, such as <c>Total Crew</c> or <c>LGV</c>.</param>
/// <param name="Have">People counted in each slot.</param>
internal sealed record RuleCounts(string Requirement, IReadOnlyList<int> Have)
{
    public const int NoNumber = -1;

    private static readonly FrozenSet<string> HeadLabels =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "Total Crew", "Crew", "Total Riders", "Riders");

    /// <summary>The requirement as named in rules: a code has the same name in a rule and in a row.</summary>
    public string NameIn(SkillAliases aliases)
    {
        var label = Requirement.Trim().TrimEnd(':').TrimEnd();
        return HeadLabels.Contains(label) ? Crewing.Requirement.Crew : aliases.NamesOf(label)[0];
    }

    /// <summary>
    /// A day's counts by requirement. For a duplicate row the smaller number is used; rows of different codes for one skill are added up,
    /// because each may count people whom the other does not.
    /// </summary>
    public static IReadOnlyDictionary<string, int[]> ByName(IReadOnlyList<RuleCounts> rows, SkillAliases aliases, int slotCount)
    {
        var byName = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var sameLabel in rows.GroupBy(row => row.Requirement, StringComparer.OrdinalIgnoreCase))
        {
            var counts = new int[slotCount];
            Array.Fill(counts, NoNumber);
            foreach (var row in sameLabel)
                Merge(counts, row.Have, Math.Min);

            var name = sameLabel.First().NameIn(aliases);
            if (byName.TryGetValue(name, out var others))
                Merge(others, counts, name == Crewing.Requirement.Crew ? Math.Min : (left, right) => left + right);
            else
                byName.Add(name, counts);
        }

        return byName;
    }

    /// <summary>Gartan's counts as they would be without a person of these skills in these slots.</summary>
    public static IReadOnlyList<RuleCounts> Without(
        IReadOnlyList<RuleCounts> rows, SlotSet slots, IReadOnlyList<string> skills, SkillAliases aliases) =>
        Counted(rows, slots, skills, aliases, have => have > 0 ? have - 1 : have);

    /// <summary>Gartan's counts as they would be with one more person of these skills in these slots.</summary>
    public static IReadOnlyList<RuleCounts> With(
        IReadOnlyList<RuleCounts> rows, SlotSet slots, IReadOnlyList<string> skills, SkillAliases aliases) =>
        Counted(rows, slots, skills, aliases, have => have < 0 ? have : have + 1);

    private static IReadOnlyList<RuleCounts> Counted(
        IReadOnlyList<RuleCounts> rows, SlotSet slots, IReadOnlyList<string> skills, SkillAliases aliases, Func<int, int> anew)
    {
        if (slots.IsEmpty)
            return rows;

        // A person counts in only one of the rows that are added up.
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        return
        [
            .. rows.Select(row =>
            {
                var name = row.NameIn(aliases);
                labels.TryAdd(name, row.Requirement);
                return
                    name == Crewing.Requirement.Crew
                    || (skills.Contains(name, StringComparer.Ordinal) && Same(labels[name], row.Requirement))
                    ? row with { Have = [.. row.Have.Select((have, slot) => slots[slot] ? anew(have) : have)] }
                    : row;
            }),
        ];
    }

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static void Merge(int[] counts, IReadOnlyList<int> others, Func<int, int, int> join)
    {
        for (var slot = 0; slot < Math.Min(counts.Length, others.Count); slot++)
            counts[slot] = counts[slot] < 0 ? others[slot] : others[slot] < 0 ? counts[slot] : join(counts[slot], others[slot]);
    }
}
