namespace GartanChatBot.Gartan.Marks;

/// <summary>The look of an empty cell: all its marks that may have a meaning. The first look of a page is the plain one.</summary>
internal sealed class Look(IReadOnlyList<string> marks, bool isHarmless)
{
    public static Look Plain() => new([], isHarmless: true);

    /// <summary>The marks in order; includes the harmless ones if there are no others.</summary>
    public IReadOnlyList<string> Marks => marks;

    /// <summary>True for a known empty cell that means "on" unless the counts contradict it.</summary>
    public bool IsHarmless => isHarmless;

    public MarkMeaning Meaning { get; set; }

    /// <summary>True if this page's counts determine it.</summary>
    public bool IsProven { get; set; }
}

/// <summary>Meaning of a mark.</summary>
internal enum MarkMeaning
{
    Unknown,
    Neutral,
    Off,

    /// <summary>Off by the operator's configuration and for a harmless reason, so the member may be proposed as a fix.</summary>
    PlainlyOff,
}
