namespace GartanChatBot.Crewing.Allocation;

/// <summary>
/// Upper limits of the people in each measure: Gartan's count, less what the earlier appliances need. A skill never has more people than
/// there are heads, and seats that several skills can take never more than those skills together.
/// </summary>
internal sealed class CountLimits(LineUp lineUp)
{
    private readonly int[] limits = new int[lineUp.MeasureCount];

    /// <summary>True if more people are read than Gartan counts in some measure; otherwise our own counts are used.</summary>
    public bool Apply { get; private set; }

    public int this[int measure] => limits[measure];

    /// <param name="tally">People of each kind, followed by the excess over Gartan's count in each measure.</param>
    /// <param name="earlier">Appliances crewed first; their needs are subtracted.</param>
    public void Set(ReadOnlySpan<char> tally, IReadOnlyList<Demand> earlier)
    {
        Apply = lineUp.IsLimited(tally);
        if (!Apply)
            return;

        for (var measure = 0; measure < limits.Length; measure++)
            limits[measure] = lineUp.MeasureOf(tally, measure) - tally[lineUp.KindCount + measure];

        Settle();
        foreach (var demand in earlier)
        {
            foreach (var item in demand.Requirements)
                limits[item.Measure] -= item.Requirement.Need;

            Settle();
        }
    }

    private void Settle()
    {
        var heads = Math.Max(0, limits[LineUp.Heads]);
        for (var measure = 0; measure < limits.Length; measure++)
        {
            var parts = 0;
            foreach (var part in lineUp.PartsOf(measure))
                parts += Math.Max(0, limits[part]);

            limits[measure] = Math.Min(heads, Math.Clamp(limits[measure], 0, parts));
        }
    }
}
