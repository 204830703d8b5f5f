using System.Globalization;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Gartan.Pages;

namespace GartanChatBot.Gartan.Reading;

/// <summary>
/// Reads the rules' section of the grid, found by the text <c>Rules</c>: Gartan's own counts, one row per requirement. They only check the
/// crew rows, so a row that isn't understood is skipped and the page is accepted.
/// </summary>
internal sealed class RulesGridPage(int slotCount, ReadingDiagnostics diagnostics)
{
    private const int NoNumber = -1;

    private readonly List<RuleCounts> counts = [];
    private string requirement = "";

    public IReadOnlyList<RuleCounts> Counts => counts;

    public void Add(GridRow row, GridColumns columns)
    {
        var label = RuleLabel.Of(row.Cells, columns.Count);
        requirement = label is { Width: > 0, Requirement.Length: > 0 } ? label.Requirement : requirement;
        var have = label.Width == 0 || requirement.Length == 0 ? [] : Have(row.Cells[label.Width..], columns);

        if (!have.AsSpan().ContainsAnyExcept(NoNumber))
            diagnostics.RowIgnored();
        else if (!label.IsTarget)
            Keep(new RuleCounts(requirement, have));
    }

    /// <summary>Keeps the lower, safe number if two rows for one requirement differ.</summary>
    private void Keep(RuleCounts row)
    {
        var before = counts.FindIndex(count => count.Requirement.Equals(row.Requirement, StringComparison.OrdinalIgnoreCase));
        if (before < 0)
            counts.Add(row);
        else
            counts[before] = new RuleCounts(row.Requirement, [.. counts[before].Have.Zip(row.Have, Lower)]);

        static int Lower(int one, int other) => one == NoNumber ? other : other == NoNumber ? one : Math.Min(one, other);
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
