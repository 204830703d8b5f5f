using GartanChatBot.Gartan.Pages;
using NodaTime;

namespace GartanChatBot.Gartan.Marks;

/// <summary>A mark on one cell or row.</summary>
internal readonly record struct Trait(MarkPattern Pattern, string[] Numbers);

/// <summary>
/// Reads every marking of a cell or row in addition to the known parts of the grid, by any HTML means. There is no list of marks: whatever
/// isn't plain is a mark.
/// </summary>
internal sealed class TraitReader(LocalDate date)
{
    private const string SlotClass = "schTD";

    private readonly MarkText text = new(date);
    private readonly Dictionary<string, MarkPattern> patterns = new(StringComparer.OrdinalIgnoreCase);
    private List<Trait> traits = [];
    private string name = "";
    private string prefix = "";
    private (int Row, int Column, int From, int To) place;

    /// <summary>Marks that all cells of a member's row share: those of the row, of the name and of the section above.</summary>
    public IReadOnlyList<Trait> OfRow(GridRow row, ReadOnlySpan<GridCell> leading, string member, string section, int number)
    {
        Begin("row ", member, (number, -1, -1, -1));
        Classes(row.Classes.Span, "employee");
        Marks(row.Marks);
        if (section.Length > 0)
            Add("section ", section, MarkNature.Unknown);

        foreach (ref readonly var cell in leading)
        {
            prefix = "front ";
            Classes(cell.Class.Span, "skillCol");
            Styles(cell.Style.Span, withPaint: true);
            if (!cell.Title.IsEmpty)
                Add("title ", cell.Title.Span, MarkNature.Unknown);
            foreach (var mark in row.MarksOf(cell))
            {
                // Skills and ranks may use any inner elements.
                if (mark.Place != MarkPlace.Inside || CellText.Tidy(cell.Text.Span) == member)
                    Mark(mark);
            }
        }

        return traits;
    }

    /// <summary>Marks of one quarter-hour's cell; in a cell with a code, the colour belongs to the code.</summary>
    public IReadOnlyList<Trait> OfCell(GridRow row, in GridCell cell, string member, (int Row, int Column, int From, int To) at)
    {
        var isEmpty = cell.Text.IsEmpty;
        if (IsPlain(cell, isEmpty))
            return [];

        Begin("", member, at);
        Classes(cell.Class.Span, SlotClass, "schTD_off");
        Styles(cell.Style.Span, withPaint: isEmpty);
        if (!cell.Title.IsEmpty)
            Add("title ", cell.Title.Span, MarkNature.Unknown);
        if (cell.Columns > 1)
            Add("colspan", "", MarkNature.Span);
        if (cell.IsHeading)
            Add("th", "", MarkNature.Unknown);
        if (isEmpty && cell.Class.Span.IsWhiteSpace())
            Add("no class", "", MarkNature.Harmless);
        if (isEmpty && cell.IsPadded)
            Add("nbsp", "", MarkNature.Harmless);

        foreach (var mark in row.MarksOf(cell))
            Mark(mark);

        return traits;
    }

    private static bool IsPlain(in GridCell cell, bool isEmpty) =>
        cell is { MarkCount: 0, Columns: 1, IsHeading: false, Title.IsEmpty: true }
        && !(isEmpty && cell.IsPadded)
        && (cell.Style.IsEmpty || (!isEmpty && !cell.Style.Span.TrimEnd("; ").Contains(';') && PaintsOnly(cell.Style.Span)))
        && (cell.Class.Span is SlotClass or "schTD_off" || (!isEmpty && cell.Class.IsEmpty));

    private static bool PaintsOnly(ReadOnlySpan<char> declaration) =>
        declaration.TrimStart().StartsWith("background", StringComparison.OrdinalIgnoreCase);

    private void Begin(string before, string member, (int Row, int Column, int From, int To) at)
    {
        traits = [];
        (prefix, name, place) = (before, member, at);
    }

    private void Classes(ReadOnlySpan<char> classes, params ReadOnlySpan<string> known)
    {
        foreach (var range in classes.SplitAny(" \t\r\n\f"))
        {
            var word = classes[range];
            if (word.IsEmpty)
                continue;

            var isKnown = false;
            foreach (var plain in known)
            {
                isKnown |= word.Equals(plain, StringComparison.Ordinal);
                if (word.Equals(plain, StringComparison.OrdinalIgnoreCase) && !word.Equals(plain, StringComparison.Ordinal))
                {
                    Add("class written ", word, MarkNature.Harmless);
                    isKnown = true;
                }
            }

            if (!isKnown)
                Add("class ", word, MarkNature.Unknown);
        }
    }

    private void Styles(ReadOnlySpan<char> style, bool withPaint)
    {
        foreach (var range in style.Split(';'))
        {
            var declaration = style[range].Trim();
            var colon = declaration.IndexOf(':');
            var property = colon < 0 ? declaration : declaration[..colon].TrimEnd();
            if (property.IsEmpty)
                continue;

            var value = colon < 0 ? default : declaration[(colon + 1)..].Trim();
            var isPaint = property.Equals("background-color", StringComparison.OrdinalIgnoreCase)
                || property.Equals("background", StringComparison.OrdinalIgnoreCase);
            if (!isPaint)
                Add("style ", $"{property} {value}", IsCentring(property, value) ? MarkNature.Harmless : MarkNature.Unknown);
            else if (withPaint)
                Paints(declaration, value);
        }
    }

    private void Paints(ReadOnlySpan<char> declaration, ReadOnlySpan<char> value)
    {
        var paint = Paint.Of(declaration);
        if (paint == Paint.Unreadable)
            Add("background ", value, MarkNature.Unknown);
        else
            AddPattern($"{prefix}background {paint}", [], paint.IsNone ? MarkNature.Harmless : MarkNature.Unknown);
    }

    private static bool IsCentring(ReadOnlySpan<char> property, ReadOnlySpan<char> value) =>
        property.Equals("text-align", StringComparison.OrdinalIgnoreCase) && value.Equals("center", StringComparison.OrdinalIgnoreCase);

    private void Marks(IEnumerable<CellMark> marks)
    {
        foreach (var mark in marks)
            Mark(mark);
    }

    private void Mark(CellMark mark)
    {
        var tag = mark.Name.Span;
        switch (mark.Place)
        {
            case MarkPlace.Inside when tag is "br":
                Add("<br>", "", MarkNature.Harmless);
                break;

            case MarkPlace.Inside:
                Add("holds ", mark.Value.IsEmpty ? tag : $"{tag} {mark.Value}", MarkNature.Unknown);
                break;

            case MarkPlace.Comment:
                Add("comment ", mark.Value.Span, MarkNature.Unknown);
                break;

            default:
                Add("", $"{tag}={mark.Value}", MarkNature.Unknown);
                break;
        }
    }

    private void Add(string kind, ReadOnlySpan<char> value, MarkNature nature)
    {
        var words = text.Of(value, name, place.From, place.To, out var numbers);
        var tells = kind is "title " && MarkText.TellsTime(words) ? MarkNature.OwnTime : nature;
        AddPattern($"{prefix}{kind}{words}".TrimEnd(), numbers, tells);
    }

    private void AddPattern(string words, string[] numbers, MarkNature nature)
    {
        if (!patterns.TryGetValue(words, out var pattern))
            patterns[words] = pattern = new MarkPattern(words, nature);

        pattern.Saw(place.Row, place.Column, numbers);
        if (!traits.Exists(trait => trait.Pattern == pattern))
            traits.Add(new(pattern, numbers));
    }
}
