namespace GartanChatBot.Gartan.Marks;

/// <summary>One mark of a page, and how many of the crew's cells bear it.</summary>
internal sealed class PageMark(string text, MarkNature nature)
{
    public string Text => text;

    public MarkNature Nature => nature;

    /// <summary>Empty cells.</summary>
    public int Empty { get; set; }

    /// <summary>Cells that are plainly booked off: with a code, the class or the paint of it.</summary>
    public int Coded { get; set; }

    /// <summary>What cells of every kind bear tells nothing apart.</summary>
    public bool TellsNothing(int empty, int coded) => nature switch
    {
        MarkNature.OwnTime => Empty == empty,
        MarkNature.Span => Coded > 0,
        MarkNature.Harmless => false,
        _ => coded > 0 && Empty == empty && Coded == coded,
    };
}
