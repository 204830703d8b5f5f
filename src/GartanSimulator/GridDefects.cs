namespace GartanSimulator;

/// <summary>Ways in which a grid can differ from the usual form; some can be read all the same, some must be refused.</summary>
[Flags]
public enum GridDefects
{
    None = 0,
    WithoutEmployees = 1,
    WithoutAppliances = 2,
    AppliancesTwice = 4,

    /// <summary>The last cells of one crew member are missing, so that there are more labels than cells.</summary>
    CellsMissing = 8,

    /// <summary>Labels like 08:00.</summary>
    ColonLabels = 16,

    /// <summary>Equal neighbours in a crew row are one cell with a colspan.</summary>
    SpannedCells = 32,

    /// <summary>The page ends in the middle.</summary>
    CutShort = 64,
}
