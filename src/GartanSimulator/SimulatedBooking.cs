using NodaTime;

namespace GartanSimulator;

/// <summary>Somebody's cells from one wall time to another; an empty code books them on.</summary>
internal sealed record SimulatedBooking(LocalDateTime From, LocalDateTime To, string Code)
{
    public bool Covers(LocalDateTime time) => From <= time && time < To;
}

/// <summary>What an appliance's row says from one wall time to another, whatever the crewing.</summary>
internal sealed record SimulatedVerdict(string CallSign, LocalDateTime From, LocalDateTime To, string Word)
{
    public bool Covers(LocalDateTime time) => From <= time && time < To;
}
