namespace GartanSimulator;

/// <summary>An invented crew member as on the grid.</summary>
public sealed record SimulatedMember(string Name, string Role, int ContractHours, params IReadOnlyList<string> Skills)
{
    /// <summary>Hours given this week as on the grid; computed from the rota if null.</summary>
    public int? GivenHours { get; init; }
}
