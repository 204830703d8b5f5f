using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Pages;
using NodaTime;

namespace GartanChatBot.Gartan.Marks;

/// <summary>A member's slots that one cell covers, with the cell's marks.</summary>
/// <param name="Member">Index of the member on the page.</param>
/// <param name="Reading">The reading if the marks have no meaning.</param>
internal sealed record MarkedTime(int Member, SlotSet Slots, SlotReading Reading, IReadOnlyList<Trait> Own, IReadOnlyList<Trait> Row);

/// <summary>Collects the marks of crew cells while rows are read; their meaning is decided once the whole page was read.</summary>
internal sealed class CrewMarks(LocalDate date)
{
    private readonly TraitReader reader = new(date);
    private readonly List<MarkedTime> marked = [];
    private readonly List<(IReadOnlyList<Trait> Traits, bool IsEmpty, int Cells)> seen = [];
    private IReadOnlyList<Trait> row = [];
    private (int Empty, int Coded) inRow;
    private int empty;
    private int coded;

    /// <summary>Slots whose reading depends on a mark.</summary>
    public IReadOnlyList<MarkedTime> Marked => marked;

    public void BeginRow(GridRow cells, ReadOnlySpan<GridCell> leading, string name, string section, int number)
    {
        row = reader.OfRow(cells, leading, name, section, number);
        inRow = default;
    }

    /// <summary>Returns false for a plain cell, whose reading is final.</summary>
    public bool Defer(
        GridRow cells, in GridCell cell, string name, (int Row, int Column, int From, int To) at, SlotReading reading, SlotSet slots)
    {
        var isEmpty = cell.Text.IsEmpty && reading == SlotReading.Available;
        var own = reader.OfCell(cells, cell, name, at);
        inRow = isEmpty ? (inRow.Empty + 1, inRow.Coded) : (inRow.Empty, inRow.Coded + 1);
        if (own.Count > 0)
            seen.Add((own, isEmpty, 1));

        var hangs = (isEmpty && own.Count > 0) || (row.Count > 0 && reading is SlotReading.Available or SlotReading.Committed);
        if (hangs)
            marked.Add(new(at.Row, slots, reading, isEmpty ? own : [], row));

        return hangs;
    }

    public void EndRow()
    {
        (empty, coded) = (empty + inRow.Empty, coded + inRow.Coded);
        if (row.Count == 0)
            return;

        seen.Add((row, true, inRow.Empty));
        seen.Add((row, false, inRow.Coded));
    }

    /// <summary>All marks of the page by text, except those that distinguish nothing.</summary>
    public IReadOnlyDictionary<string, PageMark> Count()
    {
        var marks = new Dictionary<string, PageMark>(StringComparer.OrdinalIgnoreCase);
        foreach (var (traits, isEmpty, cells) in seen)
        {
            foreach (var (pattern, numbers) in traits)
            {
                var words = pattern.With(numbers);
                if (!marks.TryGetValue(words, out var mark))
                    marks[words] = mark = new PageMark(words, pattern.Nature);

                mark.Empty += isEmpty ? cells : 0;
                mark.Coded += isEmpty ? 0 : cells;
            }
        }

        return marks;
    }

    /// <summary>True for a mark that occurs on every kind of cell.</summary>
    public bool TellsNothing(PageMark mark) => mark.TellsNothing(empty, coded);
}
