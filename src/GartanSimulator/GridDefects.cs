namespace GartanSimulator;

/// <summary>Deviations of a grid from the usual form; some are still readable, some must be rejected.</summary>
[Flags]
public enum GridDefects
{
    None = 0,
    WithoutEmployees = 1,
    WithoutAppliances = 2,
    AppliancesTwice = 4,

    /// <summary>The last cells of one crew member are missing, so there are more labels than cells.</summary>
    CellsMissing = 8,

    /// <summary>Labels such as 08:00.</summary>
    ColonLabels = 16,

    /// <summary>Equal neighbours in a crew row are one cell with a colspan.</summary>
    SpannedCells = 32,

    /// <summary>The page is cut off.</summary>
    CutShort = 64,
}
