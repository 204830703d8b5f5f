namespace GartanChatBot.Crewing.Allocation;

/// <summary>
/// Gartan's own counts on one day, compared with ours. If more people are read than Gartan counts, it is unknown which of them are present,
/// so every count is reduced by the excess. The excess stays the same in a what-if with one person more or less, because Gartan would count
/// that person too.
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

    /// <summary>Slots at which any count changes.</summary>
    public UInt128 Edges { get; }

    /// <summary>Gartan's limit for a requirement, never above its head count; null if the page has no number.</summary>
    public int? Of(string requirement, int slot)
    {
        int?[] counts = [CountOf(requirement, slot), CountOf(Requirement.Crew, slot)];
        return counts.Min();
    }

    private int? CountOf(string requirement, int slot) =>
        byName.TryGetValue(requirement, out var counts) && counts[slot] >= 0 ? counts[slot] : null;

    /// <summary>Writes the excess in each measure, after the people of each kind.</summary>
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
