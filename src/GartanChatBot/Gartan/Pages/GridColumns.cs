using GartanChatBot.Crewing;

namespace GartanChatBot.Gartan.Pages;

/// <summary>What the time columns of the grid stand for, read from a header row's labels, whatever stands in front of them.</summary>
internal sealed class GridColumns
{
    private readonly int[] starts;
    private readonly SlotSet[] slotsByColumn;

    private GridColumns(int resolutionMinutes, int[] starts, SlotSet[] slotsByColumn, LeadingColumns leading) =>
        (ResolutionMinutes, this.starts, this.slotsByColumn, Leading) = (resolutionMinutes, starts, slotsByColumn, leading);

    public int ResolutionMinutes { get; }

    public int Count => slotsByColumn.Length;

    public LeadingColumns Leading { get; }

    /// <summary>Whether a row is a header, by its landmark: a time label.</summary>
    public static bool AreIn(GridRow row) => FirstLabel(row.Cells) >= 0;

    /// <summary>Null unless the labels are exactly the wall times of the day, evenly, from 00:00 to 24:00.</summary>
    public static GridColumns? TryParse(GridRow header, WallSlots day)
    {
        var first = FirstLabel(header.Cells);
        if (first < 0)
            return null;

        var labels = header.Cells[first..];
        var count = GridRow.ColumnsOf(labels);
        var resolution = ResolutionOf(count);
        var times = new int[count];
        var slots = resolution == 0 || !TryExpand(labels, resolution, times) ? null : SlotsUnder(times, resolution, day);

        return slots is null ? null : new GridColumns(resolution, times, slots, LeadingColumns.Of(header.Cells[..first]));
    }

    /// <summary>The quarter-hours under a cell that begins at this column.</summary>
    public SlotSet Under(int column, int span)
    {
        var union = SlotSet.Empty;
        foreach (var slot in slotsByColumn.AsSpan(column, span))
            union |= slot;

        return union;
    }

    /// <summary>Minutes from midnight of what a cell that begins at this column stands for.</summary>
    public (int From, int To) TimesOf(int column, int span) => (starts[column], starts[column + span - 1] + ResolutionMinutes);

    /// <summary>
    /// The cells of a row of a later section that stand under the labels: after its label cell, or after as many columns
    /// as the header has before the first time. Empty when they do not fit.
    /// </summary>
    public ReadOnlySpan<GridCell> SlotCellsOf(ReadOnlySpan<GridCell> row)
    {
        if (row.Length > 1 && GridRow.ColumnsOf(row[1..]) == Count)
            return row[1..];

        var skipped = 0;
        var width = 0;
        while (skipped < row.Length && width < Leading.Width)
            width += row[skipped++].Columns;

        return GridRow.ColumnsOf(row[skipped..]) == Count ? row[skipped..] : default;
    }

    public bool SameAs(GridColumns other) => slotsByColumn.AsSpan().SequenceEqual(other.slotsByColumn);

    private static int FirstLabel(ReadOnlySpan<GridCell> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (WallTime.TryParse(cells[i].Text.Span, out _))
                return i;
        }

        return -1;
    }

    // A clock change adds or takes an hour at the most.
    private static int ResolutionOf(int columns) => columns switch
    {
        >= 92 and <= 100 => 15,
        >= 46 and <= 50 => 30,
        >= 23 and <= 25 => 60,
        _ => 0,
    };

    /// <summary>
    /// Every column claims its quarter-hours, the second column with one label the second pass of a repeated hour.
    /// All of the day must be claimed, nothing twice, in order: two labels changed places is a page that nobody understands.
    /// </summary>
    private static SlotSet[]? SlotsUnder(ReadOnlySpan<int> starts, int resolution, WallSlots day)
    {
        var slots = new SlotSet[starts.Length];
        var claimed = SlotSet.Empty;
        var (lastFirst, lastSecond) = (-1, -1);

        for (var i = 0; i < starts.Length; i++)
        {
            var (start, end) = (starts[i], starts[i] + resolution);
            var doubled = starts.Count(start) == 2;
            var second = doubled && starts[..i].Contains(start);

            slots[i] = second ? day.Second(start, end) : doubled ? day.First(start, end) : day.Between(start, end);
            ref var last = ref second ? ref lastSecond : ref lastFirst;
            if (start <= last || !(claimed & slots[i]).IsEmpty || (doubled && slots[i].IsEmpty))
                return null;

            last = start;
            claimed |= slots[i];
        }

        return claimed == day.All ? slots : null;
    }

    /// <summary>A label over several columns names the first of them.</summary>
    private static bool TryExpand(ReadOnlySpan<GridCell> labels, int resolution, Span<int> starts)
    {
        var column = 0;
        foreach (ref readonly var label in labels)
        {
            if (!WallTime.TryParse(label.Text.Span, out var start) || start % resolution != 0)
                return false;

            for (var i = 0; i < label.Columns; i++)
            {
                starts[column] = start + i * resolution;
                if (starts[column++] >= WallTime.MinutesInDay)
                    return false;
            }
        }

        return true;
    }
}
