namespace GartanSimulator;

/// <summary>Content of the rota before any edits.</summary>
public enum RotaStyle
{
    /// <summary>Nothing booked: everyone is on, as in an opt-out grid.</summary>
    Blank,

    /// <summary>Working weeks, leave and irregular hours, generated from the seed; the far future is empty.</summary>
    Lively,

    /// <summary>Lively, with the demo's story at the reference station around the start: on the run, nobody to spare, a gap soon.</summary>
    Demo,
}
