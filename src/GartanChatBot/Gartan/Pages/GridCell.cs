namespace GartanChatBot.Gartan.Pages;

/// <summary>One cell of the grid as it was written. It points into the page's characters: read it before the next row.</summary>
internal readonly struct GridCell
{
    /// <summary>Everything written inside, trimmed; non-breaking spaces count as space.</summary>
    public ReadOnlyMemory<char> Text { get; init; }

    public ReadOnlyMemory<char> Class { get; init; }

    /// <summary>The style attribute, with an old-fashioned <c>bgcolor</c> in front of it.</summary>
    public ReadOnlyMemory<char> Style { get; init; }

    public ReadOnlyMemory<char> Title { get; init; }

    /// <summary>How many columns it spans.</summary>
    public int Columns { get; init; }

    /// <summary>A <c>th</c>.</summary>
    public bool IsHeading { get; init; }

    /// <summary>White space other than that between tags, such as a non-breaking space, stands where no text is.</summary>
    public bool IsPadded { get; init; }

    /// <summary>The place of its first mark among those of its row.</summary>
    public int FirstMark { get; init; }

    public int MarkCount { get; init; }

    /// <summary>Something other than text and line breaks is inside, such as a picture.</summary>
    public bool HoldsElements { get; init; }

    public bool HasClass(ReadOnlySpan<char> name) => ClassList.Contains(Class.Span, name);
}
