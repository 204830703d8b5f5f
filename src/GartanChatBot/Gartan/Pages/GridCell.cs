namespace GartanChatBot.Gartan.Pages;

/// <summary>One cell of the grid as written. Points into the page's buffer: valid only until the next row is read.</summary>
internal readonly struct GridCell
{
    /// <summary>The cell's text, trimmed; non-breaking spaces count as space.</summary>
    public ReadOnlyMemory<char> Text { get; init; }

    public ReadOnlyMemory<char> Class { get; init; }

    /// <summary>The style attribute, preceded by a <c>bgcolor</c> attribute.</summary>
    public ReadOnlyMemory<char> Style { get; init; }

    public ReadOnlyMemory<char> Title { get; init; }

    /// <summary>Number of columns that the cell spans.</summary>
    public int Columns { get; init; }

    /// <summary>True for a <c>th</c>.</summary>
    public bool IsHeading { get; init; }

    /// <summary>True if an empty cell contains white space other than that between tags, such as a non-breaking space.</summary>
    public bool IsPadded { get; init; }

    /// <summary>Index of the cell's first mark among those of its row.</summary>
    public int FirstMark { get; init; }

    public int MarkCount { get; init; }

    /// <summary>True if the cell contains something other than text and line breaks, such as an image.</summary>
    public bool HoldsElements { get; init; }

    public bool HasClass(ReadOnlySpan<char> name) => ClassList.Contains(Class.Span, name);
}
