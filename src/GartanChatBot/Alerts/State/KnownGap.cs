using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace GartanChatBot.Alerts.State;

/// <summary>Lifecycle state of a known gap.</summary>
internal enum GapState
{
    /// <summary>Shown by one reading only, which may be a booking mistake.</summary>
    SeenOnce,

    /// <summary>Confirmed, and not started.</summary>
    Open,

    /// <summary>Started: the appliance is off the run.</summary>
    Active,

    /// <summary>Over after it had started.</summary>
    Ended,

    /// <summary>Gone before it started.</summary>
    Covered,

    /// <summary>Merged into an older gap, which continues for both.</summary>
    Joined,
}

/// <summary>A gap with an identity that stays the same while the gap grows, shrinks or shifts. Flat, because it is stored.</summary>
internal sealed record KnownGap
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>Call sign, first start and time of first sighting; a gap that returns after it was covered is a new one.</summary>
    public required string Id { get; init; }

    public required string Station { get; init; }

    public required string Callsign { get; init; }

    public required Instant Start { get; init; }

    public required Instant End { get; init; }

    public required IReadOnlyList<string> Unmet { get; init; }

    public GapState State { get; init; }

    public Instant FirstSeen { get; init; }

    /// <summary>Consecutive readings that showed it.</summary>
    public int Sightings { get; init; }

    /// <summary>Consecutive readings that did not show it.</summary>
    public int Absences { get; init; }

    /// <summary>Time of the last reading counted; each reading counts once.</summary>
    public Instant CountedReading { get; init; }

    /// <summary>
    /// True if a part disappeared in a reading newer than the one that shows the rest; the gap is unchanged until the rest is read too.
    /// </summary>
    public bool IsHalfRead { get; init; }

    /// <summary>Time since it was seen to be gone; null while it is there.</summary>
    public Instant? GoneSince { get; init; }

    public Instant? ClosedAt { get; init; }

    /// <summary>Id of the gap that this one was split off; notifications about that gap count for this one.</summary>
    public string? PieceOf { get; init; }

    /// <summary>Id of the gap that it was merged into.</summary>
    public string? JoinedTo { get; init; }

    public Interval Interval => new(Start, End);

    public bool IsClosed => State is GapState.Ended or GapState.Covered or GapState.Joined;

    /// <summary>True if it is confirmed and not over.</summary>
    public bool Stands => State is GapState.Open or GapState.Active;

    /// <summary>Ten hexadecimal digits that identify it on a button, where a full id may be too long.</summary>
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
