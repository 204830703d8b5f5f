using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>The facts of one piece of news. Text is made of them at the moment of sending, so that it is never older than it looks.</summary>
internal sealed record ShortageAlert
{
    public const string Announced = "announced";

    /// <summary>Gap and kind: the same news is never queued twice for one conversation.</summary>
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string Station { get; init; }

    public required string Callsign { get; init; }

    public required Instant Start { get; init; }

    public required Instant End { get; init; }

    public required IReadOnlyList<string> Unmet { get; init; }

    public required Instant SeenAt { get; init; }

    public static ShortageAlert Announcing(KnownGap gap, Instant now) => new()
    {
        Id = $"{gap.Id}|{Announced}",
        Kind = Announced,
        Station = gap.Station,
        Callsign = gap.Callsign,
        Start = gap.Start,
        End = gap.End,
        Unmet = gap.Unmet,
        SeenAt = now,
    };
}
