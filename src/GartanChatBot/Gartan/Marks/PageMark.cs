namespace GartanChatBot.Gartan.Marks;

/// <summary>A mark of a page, and the number of crew cells that have it.</summary>
internal sealed class PageMark(string text, MarkNature nature)
{
    public string Text => text;

    public MarkNature Nature => nature;

    /// <summary>Number of empty cells with the mark.</summary>
    public int Empty { get; set; }

    /// <summary>Number of cells with the mark that are plainly booked off, by code, class or colour.</summary>
    public int Coded { get; set; }

    /// <summary>True for a mark on every kind of cell, which distinguishes nothing.</summary>
    public bool TellsNothing(int empty, int coded) => nature switch
    {
        MarkNature.OwnTime => Empty == empty,
        MarkNature.Span => Coded > 0,
        MarkNature.Harmless => false,
        _ => coded > 0 && Empty == empty && Coded == coded,
    };
}
