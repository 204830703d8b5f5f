using System.Runtime.InteropServices;

namespace GartanChatBot.Gartan.Pages;

/// <summary>One row of the grid. The reader fills the same two rows again and again, so nobody may keep one.</summary>
internal sealed class GridRow
{
    private const int CellsOfAQuarterHourlyDay = 104;

    private readonly List<GridCell> cells = new(CellsOfAQuarterHourlyDay);
    private readonly List<CellMark> cellMarks = [];

    public ReadOnlySpan<GridCell> Cells => CollectionsMarshal.AsSpan(cells);

    /// <summary>The words of the first cell: a name, a section, a call sign.</summary>
    public ReadOnlySpan<char> Label => cells.Count == 0 ? default : cells[0].Text.Span;

    /// <summary>Words in the first cell, nothing in any other.</summary>
    public bool IsHeading
    {
        get
        {
            if (Label.IsEmpty)
                return false;

            foreach (ref readonly var cell in Cells[1..])
            {
                if (!cell.Text.IsEmpty || cell.HoldsElements)
                    return false;
            }

            return true;
        }
    }

    public ReadOnlyMemory<char> Classes { get; private set; }

    /// <summary>What the row itself bears besides its class.</summary>
    public List<CellMark> Marks { get; } = [];

    public bool HasClass(ReadOnlySpan<char> name) => ClassList.Contains(Classes.Span, name);

    public ReadOnlySpan<CellMark> MarksOf(in GridCell cell) => CollectionsMarshal.AsSpan(cellMarks).Slice(cell.FirstMark, cell.MarkCount);

    /// <summary>How many columns these cells span together.</summary>
    public static int ColumnsOf(ReadOnlySpan<GridCell> cells)
    {
        var columns = 0;
        foreach (ref readonly var cell in cells)
            columns += cell.Columns;

        return columns;
    }

    public void Begin(ReadOnlyMemory<char> rowClasses)
    {
        Classes = rowClasses;
        cells.Clear();
        cellMarks.Clear();
        Marks.Clear();
    }

    /// <summary>A mark of the cell that is being read.</summary>
    public void Mark(in CellMark mark) => cellMarks.Add(mark);

    /// <summary>How many marks its cells have so far.</summary>
    public int MarkCount => cellMarks.Count;

    public void Add(in GridCell cell) => cells.Add(cell);
}
