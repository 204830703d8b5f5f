using System.Globalization;
using System.Text;

namespace GartanChatBot.Gartan.Marks;

/// <summary>Information in a mark's form alone, before the counts or the configuration are used.</summary>
internal enum MarkNature
{
    /// <summary>Can mean anything.</summary>
    Unknown,

    /// <summary>A known way to write an empty cell; distinguished only if the page's counts require it.</summary>
    Harmless,

    /// <summary>Shows only whose and what time the cell is; not a mark if each empty cell of the page has one.</summary>
    OwnTime,

    /// <summary>A cell over several columns; not a mark on a page that has codes in such cells too.</summary>
    Span,
}

/// <summary>
/// Marks that differ only in their numbers. Numbers that count rows, columns or cells are ignored; others are part of the mark, because 0
/// and 1 may mean off and on.
/// </summary>
internal sealed class MarkPattern(string text, MarkNature nature)
{
    /// <summary>Placeholder for a number; can't occur on a page.</summary>
    public const char Number = '\u0001';

    private const int FewestRows = 3;
    private const int FewestColumns = 8;

    private readonly List<Sighting> sightings = [];
    private bool[]? counters;

    public MarkNature Nature => nature;

    public void Saw(int row, int column, string[] numbers)
    {
        if (numbers.Length > 0)
            sightings.Add(new(row, column, numbers));
    }

    /// <summary>The mark's text; valid once the whole page was read.</summary>
    public string With(string[] numbers)
    {
        if (numbers.Length == 0)
            return text;

        counters ??= [.. numbers.Select((_, place) => Counts(place))];
        var words = new StringBuilder(text.Length + 8);
        var place = 0;
        foreach (var letter in text)
        {
            if (letter != Number)
                words.Append(letter);
            else if (counters[place++])
                words.Append('#');
            else
                words.Append(numbers[place - 1]);
        }

        return words.ToString();
    }

    private bool Counts(int place)
    {
        var values = sightings.ConvertAll(seen => (seen.Row, seen.Column, Value: seen.Numbers[place]));
        return CountsRows(values) || CountsColumns(values) || CountsCells(values);
    }

    private static bool CountsRows(List<(int Row, int Column, string Value)> values)
    {
        var rows = values.Select(seen => (seen.Row, seen.Value)).Distinct().ToList();
        return rows.Count >= FewestRows
            && rows.Select(row => row.Row).Distinct().Count() == rows.Count
            && rows.Select(row => row.Value).Distinct().Count() == rows.Count;
    }

    private static bool CountsColumns(List<(int Row, int Column, string Value)> values)
    {
        var columns = values.Select(seen => (seen.Column, Value: WorthOf(seen.Value))).Distinct().Order().ToList();
        return columns.Select(column => column.Column).Distinct().Count() == columns.Count
            && columns.Select(column => column.Value).Distinct().Count() >= FewestColumns
            && columns.Zip(columns.Skip(1)).All(pair => pair.First.Value <= pair.Second.Value);
    }

    private static bool CountsCells(List<(int Row, int Column, string Value)> values) =>
        values.Count >= FewestColumns && values.Select(seen => seen.Value).Distinct().Count() == values.Count;

    private static ulong WorthOf(string digits) =>
        ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : ulong.MaxValue;

    private readonly record struct Sighting(int Row, int Column, string[] Numbers);
}
