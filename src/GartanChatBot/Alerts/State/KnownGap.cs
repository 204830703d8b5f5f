using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace GartanChatBot.Alerts.State;

/// <summary>How far a known gap has come.</summary>
internal enum GapState
{
    /// <summary>Shown by one reading, which may be a booking mistake.</summary>
    SeenOnce,

    /// <summary>Certain, and still ahead.</summary>
    Open,

    /// <summary>It has begun: the appliance is off the run.</summary>
    Active,

    /// <summary>It had begun, and is over.</summary>
    Ended,

    /// <summary>It vanished before it began.</summary>
    Covered,

    /// <summary>It became part of an older gap, which goes on for both.</summary>
    Joined,
}

/// <summary>
/// A gap with an identity, so that it stays one gap while it grows, shrinks or shifts. Flat, because it is stored.
/// </summary>
internal sealed record KnownGap
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>Call sign, first start and when it was first seen: one that comes again after it was covered is another gap.</summary>
    public required string Id { get; init; }

    public required string Station { get; init; }

    public required string Callsign { get; init; }

    public required Instant Start { get; init; }

    public required Instant End { get; init; }

    public required IReadOnlyList<string> Unmet { get; init; }

    public GapState State { get; init; }

    public Instant FirstSeen { get; init; }

    /// <summary>Readings in a row that showed it.</summary>
    public int Sightings { get; init; }

    /// <summary>Readings in a row that did not.</summary>
    public int Absences { get; init; }

    /// <summary>Of the reading that was counted last: the same reading counts once.</summary>
    public Instant CountedReading { get; init; }

    /// <summary>
    /// Part of it vanished by a reading that is newer than the one that shows the rest: the whole stays as it was until the rest is read
    /// too.
    /// </summary>
    public bool IsHalfRead { get; init; }

    /// <summary>Since when it was seen to be gone; null while it is there.</summary>
    public Instant? GoneSince { get; init; }

    public Instant? ClosedAt { get; init; }

    /// <summary>The gap of which this is a piece, when that one split: who was told of the whole was told of the piece.</summary>
    public string? PieceOf { get; init; }

    /// <summary>The gap that it became part of.</summary>
    public string? JoinedTo { get; init; }

    public Interval Interval => new(Start, End);

    public bool IsClosed => State is GapState.Ended or GapState.Covered or GapState.Joined;

    /// <summary>Certain and not over.</summary>
    public bool Stands => State is GapState.Open or GapState.Active;

    /// <summary>Ten letters that name it on a button, where a call sign may be too long.</summary>
    public string Handle => HandleOf(Id);

    public static string HandleOf(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..10];

    public static string IdOf(string callsign, Instant start, Instant seen) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{callsign}-{Short(start.ToUnixTimeSeconds() / 900)}-{Short(seen.ToUnixTimeSeconds())}");

    private static string Short(long number)
    {
        var text = new StringBuilder();
        for (var rest = Math.Abs(number); rest > 0 || text.Length == 0; rest /= Digits.Length)
            text.Insert(0, Digits[(int)(rest % Digits.Length)]);

        return text.ToString();
    }
}
