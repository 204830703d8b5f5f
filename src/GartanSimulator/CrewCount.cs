namespace GartanSimulator;

/// <summary>Who is there at one moment, counted the way Gartan's rules section counts.</summary>
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

    /// <summary>What is left for the next appliance when this one has taken what its rule asks for.</summary>
    public CrewCount Without(SimulatedAppliance rule) => new(
        Crew - rule.Crew, BreathingApparatus - rule.BreathingApparatus, Drivers - rule.Drivers, Officers - rule.Officers);
}
