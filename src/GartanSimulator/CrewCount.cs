namespace GartanSimulator;

/// <summary>Counts the people present at one moment, as Gartan's rules section does.</summary>
internal readonly record struct CrewCount(int Crew, int BreathingApparatus, int Drivers, int Officers)
{
    private static readonly HashSet<string> OfficerCodes = new(StringComparer.Ordinal) { "IC", "TTR", "MGR" };
    private static readonly HashSet<string> DriverCodes = new(StringComparer.Ordinal) { "ERD", "LGV" };

    public static CrewCount Of(IReadOnlyCollection<SimulatedMember> present) => new(
        present.Count,
        present.Count(member => member.Skills.Contains("BA", StringComparer.Ordinal)),
        present.Count(member => member.Skills.Any(DriverCodes.Contains)),
        present.Count(member => member.Skills.Any(OfficerCodes.Contains)));

    public bool Meets(SimulatedAppliance rule) =>
        Crew >= rule.Crew && BreathingApparatus >= rule.BreathingApparatus && Drivers >= rule.Drivers && Officers >= rule.Officers;

    /// <summary>The people left for the next appliance when this one has taken what its rule needs.</summary>
    public CrewCount Without(SimulatedAppliance rule) => new(
        Crew - rule.Crew, BreathingApparatus - rule.BreathingApparatus, Drivers - rule.Drivers, Officers - rule.Officers);
}
