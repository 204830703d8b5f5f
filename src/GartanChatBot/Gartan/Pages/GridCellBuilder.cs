using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace GartanChatBot.Gartan.Pages;

/// <summary>Builds the current cell: its attributes when it opens, its text piece by piece.</summary>
internal sealed class GridCellBuilder
{
    // Browsers clamp a colspan to this.
    private const int WidestSpan = 1000;

    private readonly StringBuilder pieces = new();
    private ReadOnlyMemory<char> text;
    private ReadOnlyMemory<char> classes;
    private ReadOnlyMemory<char> style;
    private ReadOnlyMemory<char> title;
    private int columns;
    private bool holdsElements;
    private bool isHeading;
    private int firstMark;

    public bool IsOpen { get; private set; }

    public void Open(bool asHeading, in StructAttributes attributes, GridRow row)
    {
        (text, classes, style, title, columns, holdsElements) = (default, default, default, default, 1, false);
        (isHeading, firstMark) = (asHeading, row.MarkCount);
        pieces.Clear();
        IsOpen = true;

        // Backwards, because the first of two attributes with the same name counts.
        var background = default(ReadOnlyMemory<char>);
        for (var i = attributes.Count - 1; i >= 0; i--)
        {
            var attribute = attributes[i];
            var value = attribute.Value.Memory;
            switch (attribute.Name.Memory.Span)
            {
                case "class":
                    classes = value;
                    break;
                case "style":
                    style = value;
                    break;
                case "title":
                    title = value;
                    break;
                case "colspan":
                    columns = SpanOf(value.Span);
                    break;
                case "bgcolor":
                    background = value;
                    break;
                default:
                    row.Mark(CellMark.Attribute(attribute));
                    break;
            }
        }

        if (!background.IsEmpty)
            style = $"background-color:{background};{style}".AsMemory();
    }

    public void Append(ReadOnlyMemory<char> piece)
    {
        if (!IsOpen)
            return;

        if (text.IsEmpty)
        {
            text = piece;
            return;
        }

        if (pieces.Length == 0)
            pieces.Append(text.Span);

        pieces.Append(piece.Span);
    }

    /// <summary>Records that the cell contains something other than text.</summary>
    public void Hold() => holdsElements = true;

    public GridCell Close(GridRow row)
    {
        IsOpen = false;
        var written = pieces.Length == 0 ? text : pieces.ToString().AsMemory();
        return new GridCell
        {
            Text = written.Trim(),
            IsPadded = written.Span.ContainsAnyExcept(" \t\r\n\f"),
            IsHeading = isHeading,
            FirstMark = firstMark,
            MarkCount = row.MarkCount - firstMark,
            Class = classes,
            Style = style,
            Title = title,
            Columns = columns,
            HoldsElements = holdsElements,
        };
    }

    private static int SpanOf(ReadOnlySpan<char> colspan)
    {
        var isNumber = int.TryParse(colspan, NumberStyles.Integer, CultureInfo.InvariantCulture, out var span);
        return isNumber && span > 0 ? Math.Min(span, WidestSpan) : 1;
    }
}
