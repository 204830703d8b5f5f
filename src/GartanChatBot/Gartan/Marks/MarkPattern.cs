using System.Globalization;
using System.Text;

namespace GartanChatBot.Gartan.Marks;

/// <summary>What the form of a mark alone tells, before the page's counts or the operator are asked.</summary>
internal enum MarkNature
{
    /// <summary>It may mean anything.</summary>
    Unknown,

    /// <summary>A way of writing an empty cell that is known; told apart only where the page's own counts ask for it.</summary>
    Harmless,

    /// <summary>It tells whose and what time the cell is, nothing more; no mark when each empty cell of the page does.</summary>
    OwnTime,

    /// <summary>A cell over several columns, nothing on a page whose codes stand in such cells too.</summary>
    Span,
}

/// <summary>
/// Marks that differ only in their numbers. Numbers that number rows, columns or cells are no part of a mark;
/// all others are, because 0 and 1 may be off and on.
/// </summary>
internal sealed class MarkPattern(string text, MarkNature nature)
{
    /// <summary>Stands where a number was; no page can hold it.</summary>
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

    /// <summary>The words of the mark, to be asked when the whole page was seen.</summary>
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
