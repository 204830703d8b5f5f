using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>
/// A gap with an identity, so that it stays one gap while it grows, shrinks or shifts. Flat, because it is stored.
/// </summary>
internal sealed record KnownGap
{
    /// <summary>Given when the gap is first seen: call sign and first start, such as <c>K41P1|2026-06-09T15:00:00Z</c>.</summary>
    public required string Id { get; init; }

    public required string Station { get; init; }

    public required string Callsign { get; init; }

    public required Instant Start { get; init; }

    public required Instant End { get; init; }

    public required IReadOnlyList<string> Unmet { get; init; }

    public Interval Interval => new(Start, End);

    public static KnownGap Of(StationCode station, Gap gap) => new()
    {
        Id = $"{gap.Callsign}|{gap.Interval.Start}",
        Station = station.Value,
        Callsign = gap.Callsign.Value,
        Start = gap.Interval.Start,
        End = gap.Interval.End,
        Unmet = gap.Unmet,
    };
}
