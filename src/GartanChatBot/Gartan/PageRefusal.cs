using GartanChatBot.Crewing;

namespace GartanChatBot.Gartan;

/// <summary>Why a page is rejected, as a sentence for an administrator. Stored readings are kept.</summary>
internal sealed record PageRefusal(RefusalReason Reason, string Sentence)
{
    /// <summary>Set if the page is readable and only has a new layout, which an administrator may accept.</summary>
    public PictureChange? Change { get; init; }
}

/// <summary>Reasons for which a page isn't a valid grid of a day.</summary>
internal enum RefusalReason
{
    /// <summary>No page in the response: <c>d</c> is missing, null, empty or not text.</summary>
    EmptyAnswer,

    /// <summary>The response isn't JSON with a page.</summary>
    NotAnAnswer,

    /// <summary>A log-in page instead of the grid.</summary>
    LoginPage,

    /// <summary>There is no table <c>gridAvail</c>.</summary>
    NoGrid,

    /// <summary>The end of the table is missing.</summary>
    CutShort,

    /// <summary>The time labels are missing or don't cover one whole day.</summary>
    OddLabels,

    /// <summary>A row has more or fewer cells than there are labels.</summary>
    CellsAndLabelsDiffer,

    /// <summary>The page lists no crew.</summary>
    NoEmployees,

    /// <summary>A row of the crew is listed twice.</summary>
    CrewTwice,

    /// <summary>The appliances' header has no appliance below it.</summary>
    NoAppliances,

    /// <summary>A section or an appliance of earlier pages is missing.</summary>
    SectionGone,

    /// <summary>Gartan's own counts differ from ours, although they agreed on earlier pages.</summary>
    CountsDiffer,

    /// <summary>The page belongs to another station.</summary>
    WrongStation,
}
