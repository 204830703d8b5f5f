using GartanChatBot.Crewing;

namespace GartanChatBot.Gartan.Pages;

/// <summary>Maps the grid's time columns to quarter-hours, parsed from the labels of a header row, after any leading columns.</summary>
internal sealed class GridColumns
{
    private readonly int[] starts;
    private readonly SlotSet[] slotsByColumn;

    private GridColumns(int resolutionMinutes, int[] starts, SlotSet[] slotsByColumn, LeadingColumns leading) =>
        (ResolutionMinutes, this.starts, this.slotsByColumn, Leading) = (resolutionMinutes, starts, slotsByColumn, leading);

    public int ResolutionMinutes { get; }

    public int Count => slotsByColumn.Length;

    public LeadingColumns Leading { get; }

    /// <summary>True if the row is a header, recognised by a time label.</summary>
    public static bool AreIn(GridRow row) => FirstLabel(row.Cells) >= 0;

    /// <summary>Null unless the labels are exactly the wall times of the day in even steps from 00:00 to 24:00.</summary>
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

    /// <summary>Quarter-hours under a cell that begins at this column.</summary>
    public SlotSet Under(int column, int span)
    {
        var union = SlotSet.Empty;
        foreach (var slot in slotsByColumn.AsSpan(column, span))
            union |= slot;

        return union;
    }

    /// <summary>Wall time of a cell that begins at this column, in minutes from midnight.</summary>
    public (int From, int To) TimesOf(int column, int span) => (starts[column], starts[column + span - 1] + ResolutionMinutes);

    /// <summary>
    /// The cells under the labels in a row of a later section: after its label cell, or after as many columns as the header has before the
    /// first time. Empty if they don't fit.
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

    // A clock change adds or removes an hour at most.
    private static int ResolutionOf(int columns) => columns switch
    {
        >= 92 and <= 100 => 15,
        >= 46 and <= 50 => 30,
        >= 23 and <= 25 => 60,
        _ => 0,
    };

    /// <summary>
    /// Assigns quarter-hours to every column; the second column with the same label gets the second pass of a repeated hour. Fails unless
    /// the whole day is assigned once and in order, because a page with swapped labels can't be interpreted.
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

    /// <summary>Expands a label over several columns, which names the first of them.</summary>
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
