using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Pages;

namespace GartanChatBot.Gartan.Reading;

/// <summary>
/// The appliances' section of the grid, by the landmark <c>Appliances</c>: Gartan's own verdicts,
/// each at the time that the cell itself names.
/// </summary>
internal sealed class ApplianceGridPage(WallSlots day, ReadingDiagnostics diagnostics)
{
    private readonly List<Verdicts> appliances = [];

    /// <summary>The section's header was there.</summary>
    public bool Announced { get; set; }

    public int Count => appliances.Count;

    public IReadOnlyList<ApplianceDay> Appliances() => [.. appliances.Select(verdicts => verdicts.ToDay(diagnostics))];

    /// <summary>False when the row's cells are more or fewer than the labels.</summary>
    public bool TryAdd(GridRow row, GridColumns columns)
    {
        if (row.Cells.Length < 2 || !Callsign.TryParse(CellText.Tidy(row.Label), out var callsign))
        {
            diagnostics.RowIgnored();
            return true;
        }

        var cells = columns.SlotCellsOf(row.Cells);
        if (cells.IsEmpty)
            return false;

        var verdicts = Of(callsign);
        verdicts.RuleText ??= row.Cells[0].Title.Span.IsWhiteSpace() ? null : CellText.Tidy(row.Cells[0].Title.Span);

        var column = 0;
        foreach (ref readonly var cell in cells)
        {
            Read(cell, columns.Under(column, cell.Columns), columns.ResolutionMinutes * cell.Columns, verdicts);
            column += cell.Columns;
        }

        return true;
    }

    /// <summary>Words come first, the colour second; anything else is no verdict.</summary>
    private void Read(in GridCell cell, SlotSet underLabel, int minutes, Verdicts verdicts)
    {
        var title = ApplianceTitle.Read(cell.Title.Span);
        var slots = SlotsOf(title, underLabel, minutes);
        var word = title.Word.IsEmpty ? cell.Text.Span : title.Word;

        if (word.Equals("Available", StringComparison.OrdinalIgnoreCase))
            verdicts.On |= slots;
        else if (word.Equals("Unavailable", StringComparison.OrdinalIgnoreCase))
            verdicts.Off |= slots;
        else if (!word.IsEmpty)
            verdicts.Odd(CellText.Tidy(word), diagnostics);
        else
            ReadPaint(Paint.Of(cell.Style.Span), slots, verdicts);
    }

    private void ReadPaint(Paint paint, SlotSet slots, Verdicts verdicts)
    {
        if (paint == Paint.Rgb(0x009933) || paint == Paint.Rgb(0x4ea72e))
            verdicts.On |= slots;
        else if (paint == Paint.Rgb(0x323232))
            verdicts.Off |= slots;
        else
            verdicts.Odd(paint.IsNone ? "no word" : paint.ToString(), diagnostics);
    }

    /// <summary>
    /// The title's own time wins over the label. Where both mean the same the label is more exact: it knows which pass
    /// of a repeated hour it stands over. A title that claims more or less time than its cell has is not believed.
    /// </summary>
    private SlotSet SlotsOf(ApplianceTitle title, SlotSet underLabel, int minutes)
    {
        if (!title.HasTime || title.To - title.From != minutes)
            return underLabel;

        var claimed = day.Between(title.From, title.To);
        return (claimed & underLabel).IsEmpty ? claimed : underLabel;
    }

    private Verdicts Of(Callsign callsign)
    {
        var known = appliances.Find(verdicts => verdicts.Callsign == callsign);
        if (known is null)
            appliances.Add(known = new Verdicts(callsign));

        return known;
    }

    /// <summary>One appliance, which may have more than one row.</summary>
    private sealed class Verdicts(Callsign callsign)
    {
        private readonly List<string> oddWords = [];

        public Callsign Callsign => callsign;

        public string? RuleText { get; set; }

        public SlotSet On { get; set; }

        public SlotSet Off { get; set; }

        public void Odd(string word, ReadingDiagnostics diagnostics)
        {
            diagnostics.OddVerdict(word);
            if (!oddWords.Contains(word, StringComparer.OrdinalIgnoreCase))
                oddWords.Add(word);
        }

        public ApplianceDay ToDay(ReadingDiagnostics diagnostics)
        {
            diagnostics.Contradiction(On & Off);
            return new ApplianceDay
            {
                Callsign = callsign,
                RuleText = RuleText,
                OnTheRun = On.Except(Off),
                OffTheRun = Off.Except(On),
                OddWords = oddWords,
            };
        }
    }
}
