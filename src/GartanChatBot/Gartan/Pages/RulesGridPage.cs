using System.Globalization;
using GartanChatBot.Crewing;

namespace GartanChatBot.Gartan.Pages;

/// <summary>The rules' section of the grid, by the landmark <c>Rules</c>: Gartan's own counts, a row for each requirement.</summary>
internal sealed class RulesGridPage(int slotCount, ReadingDiagnostics diagnostics)
{
    private const int NoNumber = -1;

    private readonly List<RuleCounts> counts = [];

    public IReadOnlyList<RuleCounts> Counts => counts;

    /// <summary>False when the row's cells are more or fewer than the labels.</summary>
    public bool TryAdd(GridRow row, GridColumns columns)
    {
        if (row.Cells.Length < 2 || row.Label.IsEmpty)
        {
            diagnostics.RowIgnored();
            return true;
        }

        var cells = columns.SlotCellsOf(row.Cells);
        if (cells.IsEmpty)
            return false;

        counts.Add(new RuleCounts(Words.Tidy(row.Label), Have(cells, columns)));
        return true;
    }

    /// <summary>Notes where the head count is not the crew's. Whether Gartan counts those out at an incident is not known.</summary>
    public void CompareHeads(IReadOnlyList<MemberDay> members)
    {
        var heads = counts.Find(count => count.Requirement.Equals("Total Crew", StringComparison.OrdinalIgnoreCase));
        if (heads is null)
            return;

        var differs = SlotSet.Empty;
        for (var slot = 0; slot < slotCount; slot++)
        {
            var (available, committed) = (0, 0);
            foreach (var member in members)
            {
                available += member.Available[slot] ? 1 : 0;
                committed += member.Committed[slot] ? 1 : 0;
            }

            if (heads.Have[slot] != NoNumber && (heads.Have[slot] < available || heads.Have[slot] > available + committed))
                differs = differs.With(slot);
        }

        diagnostics.HeadCountsDiffer(differs);
    }

    private int[] Have(ReadOnlySpan<GridCell> cells, GridColumns columns)
    {
        var have = new int[slotCount];
        Array.Fill(have, NoNumber);

        var column = 0;
        foreach (ref readonly var cell in cells)
        {
            var isNumber = int.TryParse(cell.Text.Span, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            var slots = columns.Under(column, cell.Columns) & SlotSet.First(slotCount);
            foreach (var slot in slots.Slots())
                have[slot] = isNumber ? number : NoNumber;

            column += cell.Columns;
        }

        return have;
    }
}
