namespace GartanSimulator;

/// <summary>An invented appliance: its rule, and the rule's text on the grid.</summary>
public sealed record SimulatedAppliance(int Id, string CallSign, int Crew, int Officers, int Drivers, int BreathingApparatus)
{
    /// <summary>The rule as in the label's title; null for a label without title, as on some pages.</summary>
    public string? RuleText { get; init; } =
        FormattableString.Invariant($"Default - Total Crew: {Crew}, MGR x {Officers}, LGV x {Drivers}, BA x {BreathingApparatus}");
}
