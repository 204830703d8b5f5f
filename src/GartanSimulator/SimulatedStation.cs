namespace GartanSimulator;

/// <summary>An invented station of the pretend Gartan site.</summary>
public sealed record SimulatedStation(int BrigadeId, string Code, string Name);
