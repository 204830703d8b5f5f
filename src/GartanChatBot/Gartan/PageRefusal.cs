using GartanChatBot.Crewing;

namespace GartanChatBot.Gartan;

/// <summary>Why a page can't be trusted, in one sentence for an administrator. What was stored before stays.</summary>
internal sealed record PageRefusal(RefusalReason Reason, string Sentence)
{
    /// <summary>Set where the page itself can be read and only shows another picture than before: an administrator may accept it.</summary>
    public PictureChange? Change { get; init; }
}

/// <summary>The ways in which a page can fail to be the grid of a day.</summary>
internal enum RefusalReason
{
    /// <summary>No page in the answer: <c>d</c> is missing, null, empty or no text.</summary>
    EmptyAnswer,

    /// <summary>The answer is not the JSON around a page.</summary>
    NotAnAnswer,

    /// <summary>A log-in page in place of the grid.</summary>
    LoginPage,

    /// <summary>No table <c>gridAvail</c>.</summary>
    NoGrid,

    /// <summary>The table's end is missing.</summary>
    CutShort,

    /// <summary>No time labels, or not those of one whole day.</summary>
    OddLabels,

    /// <summary>A row has more or fewer cells than there are labels.</summary>
    CellsAndLabelsDiffer,

    /// <summary>Nobody on the page.</summary>
    NoEmployees,

    /// <summary>One row of the crew stands there twice.</summary>
    CrewTwice,

    /// <summary>The appliances' header without any appliance.</summary>
    NoAppliances,

    /// <summary>A section or an appliance is missing that was on the page before.</summary>
    SectionGone,

    /// <summary>Gartan's own counts are not ours, although they were on the pages before.</summary>
    CountsDiffer,

    /// <summary>The page of another station.</summary>
    WrongStation,
}
