namespace GartanChatBot.Gartan.Marks;

/// <summary>How an empty cell looks: all its marks that may mean something. The first look of a page is the plain one.</summary>
internal sealed class Look(IReadOnlyList<string> marks, bool isHarmless)
{
    public static Look Plain() => new([], isHarmless: true);

    /// <summary>Marks in order; with the harmless ones when it has no other.</summary>
    public IReadOnlyList<string> Marks => marks;

    /// <summary>Known as an empty cell that means "on", as long as the counts don't say otherwise.</summary>
    public bool IsHarmless => isHarmless;

    public MarkMeaning Meaning { get; set; }

    /// <summary>Said by the counts of this page.</summary>
    public bool IsProven { get; set; }
}

/// <summary>What a mark means.</summary>
internal enum MarkMeaning
{
    Unknown,
    Neutral,
    Off,

    /// <summary>Off by the operator's configuration and for a harmless reason, so the person may be proposed as a fix.</summary>
    PlainlyOff,
}
