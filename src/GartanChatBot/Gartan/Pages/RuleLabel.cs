namespace GartanChatBot.Gartan.Pages;

/// <summary>
/// What stands in front of a row of the rules: the requirement, and perhaps whether the numbers are those that are there (<c>Avail</c>)
/// or those that ought to be (<c>Req</c>), in one cell or two.
/// </summary>
/// <param name="Width">How many cells it takes; 0 when the row does not fit under the labels.</param>
/// <param name="Requirement">Empty when the row belongs to the requirement of the row above.</param>
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

    /// <summary>A number in front may be the first quarter-hour of a row that has too many cells at its end.</summary>
    private static bool IsWord(in GridCell cell) =>
        !cell.Text.Span.ContainsAnyInRange('0', '9') || cell.Text.Span.ContainsAnyInRange('A', 'z');

    private static RuleLabel Read(ReadOnlySpan<GridCell> cells)
    {
        var words = new List<string>();
        foreach (ref readonly var cell in cells)
            words.AddRange(CellText.Tidy(cell.Text.Span).Split(' ', StringSplitOptions.RemoveEmptyEntries));

        // Without any word nobody can tell what is counted.
        if (words.Count == 0)
            return default;

        var plain = words.ConvertAll(word => word.Trim('(', ')', '[', ']', ':', '.', '-'));
        var names = words.Where((_, place) => !Says(TargetWords, plain[place]) && !Says(CountWords, plain[place]));
        return new(cells.Length, string.Join(' ', names).TrimEnd(':', '-', ' '), plain.Exists(word => Says(TargetWords, word)));
    }

    private static bool Says(string[] list, string word) => list.Contains(word, StringComparer.OrdinalIgnoreCase);
}
