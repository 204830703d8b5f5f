using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Marks;
using GartanChatBot.Gartan.Pages;

namespace GartanChatBot.Gartan.Reading;

/// <summary>Reads the crew's section of the grid: one row per member, found by <c>tr.employee</c>.</summary>
internal sealed class CrewGridPage(CodeBook codes, CrewMarks marks, ReadingDiagnostics diagnostics)
{
    private readonly List<MemberDay> members = [];
    private readonly HashSet<int> elsewhere = [];

    /// <summary>Members as listed, before the marks are interpreted.</summary>
    public IReadOnlyList<MemberDay> Members => members;

    /// <summary>Indices of members under another heading than the crew's.</summary>
    public IReadOnlySet<int> Elsewhere => elsewhere;

    public static bool IsMember(GridRow row) => row.HasClass("employee");

    /// <param name="section">The heading above the row; empty for the crew's own.</param>
    /// <returns>False if the row has more or fewer cells than there are labels.</returns>
    public bool TryAdd(GridRow row, GridColumns columns, string section)
    {
        var first = FirstSlot(row.Cells);
        var leading = row.Cells[..first];
        var slots = row.Cells[first..];
        if (GridRow.ColumnsOf(slots) != columns.Count)
            return false;

        var name = CellText.Tidy(columns.Leading.NameIn(leading));
        if (name.Length == 0)
        {
            diagnostics.RowIgnored();
            return true;
        }

        if (section.Length > 0)
            elsewhere.Add(members.Count);

        marks.BeginRow(row, leading, name, section, members.Count);
        members.Add(Read(name, row, leading, slots, columns));
        marks.EndRow();
        return true;
    }

    private MemberDay Read(string name, GridRow row, ReadOnlySpan<GridCell> leading, ReadOnlySpan<GridCell> cells, GridColumns columns)
    {
        Span<SlotSet> slots = stackalloc SlotSet[(int)SlotReading.Unreadable + 1];
        slots.Clear();
        var column = 0;
        foreach (ref readonly var cell in cells)
        {
            var (reading, under) = (CrewCell.Read(cell, codes, diagnostics), columns.Under(column, cell.Columns));
            var (from, to) = columns.TimesOf(column, cell.Columns);
            if (!marks.Defer(row, cell, name, (members.Count, column, from, to), reading, under))
                slots[(int)reading] |= under;

            column += cell.Columns;
        }

        var (contract, gartan) = ContractCell.Read(columns.Leading.HoursIn(leading));
        return new MemberDay
        {
            Name = name,
            Role = CellText.Tidy(columns.Leading.RoleIn(leading)),
            Skills = CellText.Codes(SkillsIn(leading)),
            ContractHours = contract,
            GartanHours = gartan,
            Available = slots[(int)SlotReading.Available],
            Committed = slots[(int)SlotReading.Committed],
            Away = slots[(int)SlotReading.Away],
        };
    }

    /// <summary>Index of the first slot, found by CSS class: after the skills, else the first cell with a slot class.</summary>
    private static int FirstSlot(ReadOnlySpan<GridCell> cells)
    {
        var firstByClass = cells.Length;
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].HasClass("skillCol"))
                return i + 1;

            if (i < firstByClass && (cells[i].HasClass("schTD") || cells[i].HasClass("schTD_off")))
                firstByClass = i;
        }

        return firstByClass;
    }

    private static ReadOnlySpan<char> SkillsIn(ReadOnlySpan<GridCell> leading) =>
        leading.Length > 0 && leading[^1].HasClass("skillCol") ? leading[^1].Text.Span : default;
}
