namespace GartanChatBot.Gartan.Pages;

/// <summary>The whole grid, row by row into its sections: the crew, then the appliances, then the rules.</summary>
internal sealed class GridPage(CodeBook codes, WallSlots day, ReadingDiagnostics diagnostics)
{
    private GridSection section = GridSection.Crew;
    private int rowNumber;

    public GridColumns? Columns { get; private set; }

    public CrewGridPage Crew { get; } = new(codes, diagnostics);

    public ApplianceGridPage Appliances { get; } = new(day, diagnostics);

    public RulesGridPage Rules { get; } = new(day.SlotCount, diagnostics);

    private enum GridSection
    {
        Crew,
        Appliances,
        Rules,
        Other,
    }

    /// <summary>Null when the row was understood or belongs to nothing we know.</summary>
    public PageRefusal? Take(GridRow row)
    {
        rowNumber++;

        if (CrewGridPage.IsMember(row))
            return Columns is null ? OddLabels("are missing above the first row of the crew") : Fit(Crew.TryAdd(row, Columns));

        if (IsHeader(row))
            return BeginSection(row);

        switch (section)
        {
            case GridSection.Appliances when Columns is not null:
                return Fit(Appliances.TryAdd(row, Columns));

            case GridSection.Rules when Columns is not null:
                return Fit(Rules.TryAdd(row, Columns));

            default:
                diagnostics.RowIgnored();
                return null;
        }
    }

    private PageRefusal? BeginSection(GridRow header)
    {
        section = SectionOf(header.Label);
        Appliances.Announced |= section == GridSection.Appliances;

        if (!GridColumns.AreIn(header))
            return null;

        if (GridColumns.TryParse(header, day) is not { } columns)
            return OddLabels("are not those of one whole day, evenly from 00:00 to 24:00");

        if (Columns is not null && !Columns.SameAs(columns))
            return OddLabels("differ from section to section");

        Columns ??= columns;
        return null;
    }

    private PageRefusal? Fit(bool fits) => fits
        ? null
        : new(
            RefusalReason.CellsAndLabelsDiffer,
            $"Row {rowNumber} of the grid has more or fewer cells than the {Columns?.Count} time labels above it.");

    private static PageRefusal OddLabels(string problem) => new(RefusalReason.OddLabels, $"The time labels of the page {problem}.");

    private bool IsHeader(GridRow row) =>
        row.HasClass("gridheader")
        || GridColumns.AreIn(row)
        || (row.Cells.Length == 1 && SectionOf(row.Label) is GridSection.Appliances or GridSection.Rules);

    private GridSection SectionOf(ReadOnlySpan<char> label)
    {
        label = label.TrimEnd(':');
        return label.Equals("Appliances", StringComparison.OrdinalIgnoreCase) ? GridSection.Appliances
            : label.Equals("Rules", StringComparison.OrdinalIgnoreCase) ? GridSection.Rules
            : Columns is null ? GridSection.Crew
            : GridSection.Other;
    }
}
