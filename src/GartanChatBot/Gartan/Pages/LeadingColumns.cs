namespace GartanChatBot.Gartan.Pages;

/// <summary>
/// Positions of name, role and hours, counted in columns back from the first time, so that an added or removed column in front does not
/// matter. Without header texts, the grid's usual order is used.
/// </summary>
internal sealed class LeadingColumns
{
    private const int Unknown = -1;

    private int name = Unknown;
    private int role = Unknown;
    private int hours = Unknown;

    private string title = "";

    public required int Width { get; init; }

    public static LeadingColumns Of(ReadOnlySpan<GridCell> header)
    {
        var columns = new LeadingColumns { Width = GridRow.ColumnsOf(header), title = header.Length == 0 ? "" : header[0].Text.ToString() };
        var back = columns.Width;

        foreach (ref readonly var cell in header)
        {
            var words = cell.Text.Span;
            if (Says(words, "employee") || Says(words, "name"))
                columns.name = columns.name == Unknown ? back : columns.name;
            else if (Says(words, "role") || Says(words, "rank"))
                columns.role = back;
            else if (Says(words, "hours") || Says(words, "contract"))
                columns.hours = back;

            back -= cell.Columns;
        }

        return columns;
    }

    /// <summary>True for the crew's own header, which a long page may repeat.</summary>
    public bool Names(ReadOnlySpan<char> label) =>
        (title.Length > 0 && label.Equals(title, StringComparison.OrdinalIgnoreCase)) || (Says(label, "employee") && !Says(label, "off"));

    public ReadOnlySpan<char> NameIn(ReadOnlySpan<GridCell> leading) => At(leading, name, usualPlace: 0);

    public ReadOnlySpan<char> RoleIn(ReadOnlySpan<GridCell> leading) => At(leading, role, usualPlace: 1);

    public ReadOnlySpan<char> HoursIn(ReadOnlySpan<GridCell> leading) => At(leading, hours, usualPlace: 2);

    private ReadOnlySpan<char> At(ReadOnlySpan<GridCell> leading, int back, int usualPlace)
    {
        if (back == Unknown)
            return name == Unknown && usualPlace < leading.Length ? leading[usualPlace].Text.Span : default;

        var remaining = GridRow.ColumnsOf(leading);
        foreach (ref readonly var cell in leading)
        {
            if (back > remaining - cell.Columns && back <= remaining)
                return cell.Text.Span;

            remaining -= cell.Columns;
        }

        // The header's first column is wider than the row's: the name is still first.
        return usualPlace == 0 && leading.Length > 0 ? leading[0].Text.Span : default;
    }

    private static bool Says(ReadOnlySpan<char> words, string word) => words.Contains(word, StringComparison.OrdinalIgnoreCase);
}
