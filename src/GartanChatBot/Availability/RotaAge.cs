using NodaTime;

namespace GartanChatBot.Availability;

/// <summary>How old the reading is on which an answer rests, and whether it can still be trusted.</summary>
internal readonly record struct RotaAge(Duration? Value, RotaAgeKind Kind)
{
    public static readonly Duration FreshFor = Duration.FromMinutes(15);

    public static readonly Duration TrustedFor = Duration.FromMinutes(60);

    private static readonly Duration ClockSlack = Duration.FromMinutes(2);

    /// <summary>Too old or never read: no verdict may be given.</summary>
    public bool IsUntrusted => Kind is RotaAgeKind.TooOld or RotaAgeKind.NeverRead;

    public static RotaAge Of(Instant? readAt, Instant now)
    {
        if (readAt is not { } read)
            return new(null, RotaAgeKind.NeverRead);

        // A reading from the future: the clock was set back, so nobody can say how old it is. A little is two clocks that differ.
        var age = now - read;
        if (age < -ClockSlack)
            return new(-age, RotaAgeKind.TooOld);

        return new(Duration.Max(age, Duration.Zero), age <= FreshFor ? RotaAgeKind.Fresh : age <= TrustedFor ? RotaAgeKind.Old : RotaAgeKind.TooOld);
    }

    /// <summary>For a question about a stored moment: the reading is what it is.</summary>
    public static RotaAge TakenAsFresh(Instant? readAt) => new(null, readAt is null ? RotaAgeKind.NeverRead : RotaAgeKind.TakenAsFresh);
}

/// <summary>What the age means for an answer.</summary>
internal enum RotaAgeKind
{
    TakenAsFresh,

    /// <summary>At most a quarter of an hour.</summary>
    Fresh,

    /// <summary>Said with a warning.</summary>
    Old,

    /// <summary>More than an hour: what was last known is said as such, and no verdict.</summary>
    TooOld,

    NeverRead,
}
