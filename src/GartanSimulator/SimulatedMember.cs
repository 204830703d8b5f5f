namespace GartanSimulator;

/// <summary>An invented crew member as the grid shows them.</summary>
public sealed record SimulatedMember(string Name, string Role, int ContractHours, params IReadOnlyList<string> Skills)
{
    /// <summary>Hours that the grid shows as given this week; counted from the rota when null.</summary>
    public int? GivenHours { get; init; }
}
