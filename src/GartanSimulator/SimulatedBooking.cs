using NodaTime;

namespace GartanSimulator;

/// <summary>A member's cells between two wall times; an empty code books them on.</summary>
internal sealed record SimulatedBooking(LocalDateTime From, LocalDateTime To, string Code)
{
    public bool Covers(LocalDateTime time) => From <= time && time < To;
}

/// <summary>Text of an appliance's row between two wall times, regardless of crewing.</summary>
internal sealed record SimulatedVerdict(string CallSign, LocalDateTime From, LocalDateTime To, string Word)
{
    public bool Covers(LocalDateTime time) => From <= time && time < To;
}
