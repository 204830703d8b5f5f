using AngleSharp.Html.Parser.Tokens.Struct;

namespace GartanChatBot.Gartan.Pages;

/// <summary>
/// Builds rows from the grid's tags as a browser would: end tags of cells and rows may be missing, cells of a nested table are ignored, and
/// so is text outside cells.
/// </summary>
internal sealed class GridTable
{
    private readonly GridCellBuilder cell = new();
    private GridRow building = new();
    private bool rowOpen;
    private bool captionOpen;
    private int tablesInside;
    private Section section;
    private readonly List<CellMark> sectionMarks = [];

    private enum Section
    {
        None,
        Body,
        Head,
        Foot,
    }

    /// <summary>The last completed row.</summary>
    public GridRow Row { get; private set; } = new();

    public bool Ended { get; private set; }

    /// <summary>True if the table's end tag was read; a page without it was cut short.</summary>
    public bool Closed { get; private set; }

    public void Append(ReadOnlyMemory<char> text) => cell.Append(text);

    /// <summary>Comments count as marks: they are invisible, but may have a meaning.</summary>
    public void Comment(ReadOnlyMemory<char> words)
    {
        if (tablesInside > 0)
            return;

        if (cell.IsOpen)
            building.Mark(CellMark.Comment(words));
        else if (rowOpen)
            building.Marks.Add(CellMark.Comment(words));
    }

    /// <summary>Returns true if the tag completed a row.</summary>
    public bool Open(ReadOnlySpan<char> tag, in StructAttributes attributes)
    {
        if (tablesInside > 0)
        {
            tablesInside += tag is "table" ? 1 : 0;
            return false;
        }

        switch (tag)
        {
            case "td" or "th":
                OpenCell(tag is "th", attributes);
                return false;

            case "tr":
                var completed = EndRow();
                OpenRow(Attributes.ValueOf(attributes, "class"));
                MarkRow(attributes);
                return completed;

            case "tbody" or "thead" or "tfoot" or "caption" or "col" or "colgroup":
                captionOpen = tag is "caption";
                section = SectionOf(tag);
                var ended = EndRow();
                MarkSection(attributes);
                return ended;

            case "table" when cell.IsOpen || captionOpen:
                Hold(tag, attributes);
                tablesInside = 1;
                return false;

            case "table":
                // A browser ends the grid here, although there is no end tag.
                Ended = true;
                return EndRow();

            case "br":
                cell.Append(" ".AsMemory());
                if (cell.IsOpen)
                    building.Mark(CellMark.Inside(tag, attributes));

                return false;

            default:
                Hold(tag, attributes);
                return false;
        }
    }

    /// <summary>Returns true if the tag completed a row.</summary>
    public bool Close(ReadOnlySpan<char> tag)
    {
        if (tablesInside > 0)
        {
            tablesInside -= tag is "table" ? 1 : 0;
            return false;
        }

        switch (tag)
        {
            case "td" or "th" when cell.IsOpen:
                building.Add(cell.Close(building));
                return false;

            case "tr":
                return EndRow();

            case "caption":
                captionOpen = false;
                return false;

            case "tbody" or "thead" or "tfoot" when section == SectionOf(tag):
                section = Section.None;
                sectionMarks.Clear();
                return EndRow();

            case "table":
                Ended = Closed = true;
                return EndRow();

            default:
                return false;
        }
    }

    private void OpenRow(ReadOnlyMemory<char> classes)
    {
        captionOpen = false;
        section = section == Section.None ? Section.Body : section;
        building.Begin(classes);
        building.Marks.AddRange(sectionMarks);
        rowOpen = true;
    }

    private void MarkRow(in StructAttributes attributes)
    {
        for (var i = 0; i < attributes.Count; i++)
        {
            if (attributes[i].Name != "class")
                building.Marks.Add(CellMark.Attribute(attributes[i]));
        }
    }

    /// <summary>Marks on a group of rows apply to each of its rows.</summary>
    private void MarkSection(in StructAttributes attributes)
    {
        sectionMarks.Clear();
        if (section == Section.Foot)
            sectionMarks.Add(new(MarkPlace.Attribute, "tfoot".AsMemory(), default));

        for (var i = 0; i < attributes.Count; i++)
            sectionMarks.Add(
                new(MarkPlace.Attribute, $"group {attributes[i].Name.Memory}".AsMemory(), attributes[i].Value.Memory.ToString().AsMemory())
            );
    }

    private void Hold(ReadOnlySpan<char> tag, in StructAttributes attributes)
    {
        if (!cell.IsOpen)
            return;

        cell.Hold();
        building.Mark(CellMark.Inside(tag, attributes));
    }

    private void OpenCell(bool asHeading, in StructAttributes attributes)
    {
        if (cell.IsOpen)
            building.Add(cell.Close(building));

        if (!rowOpen)
            OpenRow(default);

        cell.Open(asHeading, attributes, building);
    }

    private bool EndRow()
    {
        if (!rowOpen)
            return false;

        if (cell.IsOpen)
            building.Add(cell.Close(building));

        (Row, building) = (building, Row);
        rowOpen = false;
        return true;
    }

    private static Section SectionOf(ReadOnlySpan<char> tag) => tag switch
    {
        "tbody" => Section.Body,
        "thead" => Section.Head,
        "tfoot" => Section.Foot,
        _ => Section.None,
    };
}
