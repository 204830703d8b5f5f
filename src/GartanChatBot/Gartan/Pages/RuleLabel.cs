namespace GartanChatBot.Gartan.Pages;

/// <summary>
/// Label in front of a row of the rules: the requirement, and optionally whether the numbers are actual (<c>Avail</c>) or required
/// (<c>Req</c>), in one cell or two.
/// </summary>
/// <param name="Width">Number of label cells; 0 if the row does not fit under the time labels.</param>
/// <param name="Requirement">Empty if the row belongs to the requirement of the row above.</param>
internal readonly record struct RuleLabel(int Width, string Requirement, bool IsTarget)
{
    private const int WidestLabel = 6;

    private static readonly string[] TargetWords =
    [
        "req", "reqd", "req'd", "required", "requirement", "need", "needed", "min", "minimum", "target",
    ];
    private static readonly string[] CountWords = ["avail", "available", "have", "actual", "current", "count"];

    public static RuleLabel Of(ReadOnlySpan<GridCell> row, int labels)
    {
        for (var width = 1; width <= WidestLabel && width < row.Length && IsWord(row[width - 1]); width++)
        {
            if (GridRow.ColumnsOf(row[width..]) == labels)
                return Read(row[..width]);
        }

        return default;
    }

    /// <summary>False for a number, which may be the first quarter-hour of a row with extra cells at its end.</summary>
    private static bool IsWord(in GridCell cell) =>
        !cell.Text.Span.ContainsAnyInRange('0', '9') || cell.Text.Span.ContainsAnyInRange('A', 'z');

    private static RuleLabel Read(ReadOnlySpan<GridCell> cells)
    {
        var words = new List<string>();
        foreach (ref readonly var cell in cells)
            words.AddRange(CellText.Tidy(cell.Text.Span).Split(' ', StringSplitOptions.RemoveEmptyEntries));

        // Without a word, it is unknown what the row counts.
        if (words.Count == 0)
            return default;

        var plain = words.ConvertAll(word => word.Trim('(', ')', '[', ']', ':', '.', '-'));
        var names = words.Where((_, place) => !Says(TargetWords, plain[place]) && !Says(CountWords, plain[place]));
        return new(cells.Length, string.Join(' ', names).TrimEnd(':', '-', ' '), plain.Exists(word => Says(TargetWords, word)));
    }

    private static bool Says(string[] list, string word) => list.Contains(word, StringComparer.OrdinalIgnoreCase);
}
