using GartanChatBot.Gartan.Marks;
using GartanChatBot.Gartan.Pages;

namespace GartanChatBot.Gartan.Reading;

/// <summary>Reads the grid row by row into its sections: the crew, then the appliances, then the rules.</summary>
internal sealed class GridPage(CodeBook codes, WallSlots day, CrewMarks marks, ReadingDiagnostics diagnostics)
{
    private GridSection section = GridSection.Crew;
    private string heading = "";
    private bool inGrid = true;
    private int rowNumber;

    public GridColumns? Columns { get; private set; }

    public CrewGridPage Crew { get; } = new(codes, marks, diagnostics);

    public ApplianceGridPage Appliances { get; } = new(day, diagnostics);

    public RulesGridPage Rules { get; } = new(day.SlotCount, diagnostics);

    /// <summary>True if the last row belonged to a known section.</summary>
    public bool IsInSection => section != GridSection.Other;

    private enum GridSection
    {
        Crew,
        Appliances,
        Rules,
        Other,
    }

    /// <summary>Begins a table outside the grid, of which only the appliances and the rules are read.</summary>
    public void BeginTableBeside() => (inGrid, section) = (false, GridSection.Other);

    /// <summary>Null if the row was understood or is of no known kind.</summary>
    public PageRefusal? Take(GridRow row)
    {
        rowNumber++;

        if (CrewGridPage.IsMember(row))
            return TakeMember(row);

        if (IsHeader(row))
            return BeginSection(row);

        switch (section)
        {
            case GridSection.Appliances when Columns is not null:
                return Fit(Appliances.TryAdd(row, Columns));

            case GridSection.Rules when Columns is not null:
                Rules.Add(row, Columns);
                return null;

            default:
                Ignore(row);
                return null;
        }
    }

    private PageRefusal? TakeMember(GridRow row)
    {
        if (Columns is null)
            return OddLabels("are missing above the first crew row");

        if (inGrid)
            return Fit(Crew.TryAdd(row, Columns, section == GridSection.Crew ? "" : heading));

        diagnostics.PersonLeftOut();
        return null;
    }

    private PageRefusal? BeginSection(GridRow header)
    {
        // The times may be in a separate row below the section's name.
        if (!header.Label.IsEmpty)
            Begin(header.Label);

        Appliances.Announced |= section == GridSection.Appliances;

        if (!GridColumns.AreIn(header) || (!inGrid && section == GridSection.Other))
            return null;

        if (GridColumns.TryParse(header, day) is not { } columns)
            return OddLabels("don't cover one whole day in even steps from 00:00 to 24:00");

        if (Columns is not null && !Columns.SameAs(columns))
            return OddLabels("differ from section to section");

        Columns ??= columns;
        return null;
    }

    private void Ignore(GridRow row)
    {
        // A text-only row between crew rows is a heading of the rows below it.
        if (section == GridSection.Crew && Columns is not null && row.IsHeading)
            Begin(row.Label);

        if (inGrid)
            diagnostics.RowIgnored();
    }

    private void Begin(ReadOnlySpan<char> label) => (section, heading) = (SectionOf(label), CellText.Tidy(label));

    private PageRefusal? Fit(bool fits) => fits
        ? null
        : new(
            RefusalReason.CellsAndLabelsDiffer,
            $"Row {rowNumber} of the grid has more or fewer cells than the {Columns?.Count} time labels above it.");

    private static PageRefusal OddLabels(string problem) => new(RefusalReason.OddLabels, $"The time labels of the page {problem}.");

    private bool IsHeader(GridRow row) =>
        row.HasClass("gridheader")
        || (section == GridSection.Rules ? GridColumns.TryParse(row, day) is not null : GridColumns.AreIn(row))
        || (row.IsHeading && SectionOf(row.Label) is GridSection.Appliances or GridSection.Rules);

    private GridSection SectionOf(ReadOnlySpan<char> label)
    {
        label = label.TrimEnd(':');
        return label.Equals("Appliances", StringComparison.OrdinalIgnoreCase) ? GridSection.Appliances
            : label.Equals("Rules", StringComparison.OrdinalIgnoreCase) ? GridSection.Rules
            : !inGrid ? GridSection.Other
            : Columns is null || Columns.Leading.Names(label) ? GridSection.Crew
            : GridSection.Other;
    }
}
