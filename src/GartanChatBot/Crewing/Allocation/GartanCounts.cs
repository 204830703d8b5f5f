namespace GartanChatBot.Crewing.Allocation;

/// <summary>
/// Gartan's own counts on one day beside ours. Where more people are read than Gartan counts, nobody knows which of them are really there:
/// as many as are too many are taken off every count. That number stays the same when one person more or less is imagined, because Gartan
/// would count that person as well.
/// </summary>
internal sealed class GartanCounts
{
    private readonly LineUp lineUp;
    private readonly IReadOnlyDictionary<string, int[]> byName;
    private readonly List<(int Measure, int[] Counts)> rows = [];

    public GartanCounts(IReadOnlyList<RuleCounts> rows, LineUp lineUp, int slotCount)
    {
        this.lineUp = lineUp;
        byName = RuleCounts.ByName(rows, lineUp.Aliases, slotCount);
        foreach (var (name, counts) in byName)
        {
            if (lineUp.MeasureOf(name) is { } measure)
                this.rows.Add((measure, counts));
        }

        foreach (var (_, counts) in this.rows)
        {
            for (var slot = 1; slot < slotCount; slot++)
                Edges |= counts[slot] == counts[slot - 1] ? UInt128.Zero : UInt128.One << slot;
        }
    }

    /// <summary>The slots at which any count changes.</summary>
    public UInt128 Edges { get; }

    /// <summary>The most people there can be for a requirement, never more than heads; null where the page has no number.</summary>
    public int? Of(string requirement, int slot)
    {
        int?[] counts = [CountOf(requirement, slot), CountOf(Requirement.Crew, slot)];
        return counts.Min();
    }

    private int? CountOf(string requirement, int slot) =>
        byName.TryGetValue(requirement, out var counts) && counts[slot] >= 0 ? counts[slot] : null;

    /// <summary>Writes how many too many are read in each measure, behind the people of each kind.</summary>
    public void Limit(int slot, Span<char> tally)
    {
        var excess = tally[lineUp.KindCount..];
        excess.Clear();
        foreach (var (measure, counts) in rows)
        {
            if (counts[slot] < 0)
                continue;

            excess[measure] = (char)Math.Max(0, lineUp.MeasureOf(tally, measure) - counts[slot]);
        }
    }
}
