namespace GartanSimulator;

/// <summary>An invented station: its crew, and its appliances in run order.</summary>
public sealed record SimulatedStation(int BrigadeId, string Code, string Name)
{
    /// <summary>The reference station: eight people, one pump, nobody to spare by day.</summary>
    public static SimulatedStation Fernbrae { get; } = new(4101, "K41", "Fernbrae")
    {
        Members =
        [
            new("ALDER, TM", "WC", 120, "IC", "ERD", "BA"),
            new("BIRCH, RJ", "CC", 91, "IC", "BA"),
            new("CEDAR, ML", "FFC", 120, "ERD", "BA"),
            new("DOGWOOD, AC", "FFC", 61, "BA"),
            new("ELM, SJ", "FFC", 91, "ERD", "BA"),
            new("FERN, PL", "FFD", 61, "BA"),
            new("GORSE, DW", "FFD", 120, "BA"),
            new("HAZEL, KN", "FFT", 61),
        ],
        Appliances = [new(7, "K41P1", Crew: 4, Officers: 1, Drivers: 1, BreathingApparatus: 2)],
    };

    /// <summary>A larger station with two pumps, an apostrophe, accents and two people with the same name.</summary>
    public static SimulatedStation Skerrow { get; } = new(1201, "R12", "Skerrow")
    {
        Members =
        [
            new("O'BRACKEN, A", "WC", 120, "BA", "IC", "ERD"),
            new("MACRÌ-THRIFT, ÈL", "CC", 91, "BA", "IC"),
            new("DUNLIN, ED", "CC", 91, "BA", "IC"),
            new("DUNLIN, ED", "FFC", 61, "BA"),
            new("EIDER, DN", "FFC", 120, "BA", "ERD"),
            new("FULMAR, NW", "FFC", 91, "BA", "ERD"),
            new("GANNET, HJ", "FFC", 120, "BA", "ERD"),
            new("HERON, GS", "FFC", 61, "BA"),
            new("IBIS, FG", "FFC", 91, "BA"),
            new("KESTREL, EK", "FFD", 61, "BA"),
            new("LAPWING, RJ", "FFD", 120, "BA"),
            new("MERLIN, AK", "FFD", 61, "BA"),
            new("PLOVER, GN", "FFT", 61),
            new("TEAL, LE", "FFT", 30),
        ],
        Appliances =
        [
            new(60, "R12P1", Crew: 4, Officers: 1, Drivers: 1, BreathingApparatus: 2),
            new(61, "R12P2", Crew: 4, Officers: 1, Drivers: 1, BreathingApparatus: 2),
        ],
    };

    public IReadOnlyList<SimulatedMember> Members { get; init; } = [];

    /// <summary>Appliances in run order: the first is crewed first.</summary>
    public IReadOnlyList<SimulatedAppliance> Appliances { get; init; } = [];
}
