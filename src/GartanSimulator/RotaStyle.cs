namespace GartanSimulator;

/// <summary>What the rota holds before anybody edits it.</summary>
public enum RotaStyle
{
    /// <summary>Nothing booked: everybody is on, as an opt-out grid shows it.</summary>
    Blank,

    /// <summary>Working weeks, leave and odd hours, drawn from the seed; the far future is still empty.</summary>
    Lively,

    /// <summary>
    /// Lively, and around the moment of the start the reference station plays its story: on the run, nobody to spare, a gap soon.
    /// </summary>
    Demo,
}
