using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Pages;

namespace GartanChatBot.Gartan.Reading;

/// <summary>
/// Reads the appliances' section of the grid, found by the text <c>Appliances</c>: Gartan's own verdicts, each at the time in its cell.
/// </summary>
internal sealed class ApplianceGridPage(WallSlots day, ReadingDiagnostics diagnostics)
{
    private readonly List<Verdicts> appliances = [];

    /// <summary>True if the section's header was found.</summary>
    public bool Announced { get; set; }

    public int Count => appliances.Count;

    public IReadOnlyList<ApplianceDay> Appliances() => [.. appliances.Select(verdicts => verdicts.ToDay(diagnostics))];

    /// <summary>Returns false if the row has more or fewer cells than there are labels.</summary>
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

    /// <summary>Reads a verdict by its word, else by its colour; anything else is not a verdict.</summary>
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
    /// The title's own time takes precedence over the label. If both agree, the label is used, because it distinguishes the passes of a
    /// repeated hour. A title whose time is longer or shorter than its cell is ignored.
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

    /// <summary>Collects one appliance's verdicts, from one or several rows.</summary>
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
