namespace GartanSimulator;

/// <summary>An invented appliance: what it needs and how the grid words that.</summary>
public sealed record SimulatedAppliance(int Id, string CallSign, int Crew, int Officers, int Drivers, int BreathingApparatus)
{
    /// <summary>The rule in the words of the label's title; null leaves the title out, as some pages may.</summary>
    public string? RuleText { get; init; } =
        FormattableString.Invariant($"Default - Total Crew: {Crew}, MGR x {Officers}, LGV x {Drivers}, BA x {BreathingApparatus}");
}
