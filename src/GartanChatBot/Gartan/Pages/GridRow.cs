using System.Runtime.InteropServices;

namespace GartanChatBot.Gartan.Pages;

/// <summary>One row of the grid. The reader reuses two instances, so a row must not be kept.</summary>
internal sealed class GridRow
{
    private const int CellsOfAQuarterHourlyDay = 104;

    private readonly List<GridCell> cells = new(CellsOfAQuarterHourlyDay);
    private readonly List<CellMark> cellMarks = [];

    public ReadOnlySpan<GridCell> Cells => CollectionsMarshal.AsSpan(cells);

    /// <summary>Text of the first cell: a name, a section or a call sign.</summary>
    public ReadOnlySpan<char> Label => cells.Count == 0 ? default : cells[0].Text.Span;

    /// <summary>True if only the first cell has text.</summary>
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

    /// <summary>Marks of the row itself, other than its class.</summary>
    public List<CellMark> Marks { get; } = [];

    public bool HasClass(ReadOnlySpan<char> name) => ClassList.Contains(Classes.Span, name);

    public ReadOnlySpan<CellMark> MarksOf(in GridCell cell) => CollectionsMarshal.AsSpan(cellMarks).Slice(cell.FirstMark, cell.MarkCount);

    /// <summary>Total number of columns that these cells span.</summary>
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

    /// <summary>Adds a mark to the current cell.</summary>
    public void Mark(in CellMark mark) => cellMarks.Add(mark);

    /// <summary>Number of marks of its cells so far.</summary>
    public int MarkCount => cellMarks.Count;

    public void Add(in GridCell cell) => cells.Add(cell);
}
