using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>How old the reading of a day is, and whether it can still be trusted. <c>Value</c> is null where no age can be told.</summary>
internal readonly record struct RotaAge(Instant? ReadAt, Duration? Value, RotaAgeKind Kind)
{
    private static readonly Duration AlwaysFresh = Duration.FromMinutes(15);

    private static readonly Duration AlwaysTrusted = Duration.FromMinutes(60);

    /// <summary>Up to this age it is not warned about.</summary>
    public Duration FreshFor { get; private init; } = AlwaysFresh;

    /// <summary>Too old or never read: no verdict may be given.</summary>
    public bool IsUntrusted => Kind is RotaAgeKind.TooOld or RotaAgeKind.NeverRead;

    public static RotaAge NeverRead { get; } = new(null, null, RotaAgeKind.NeverRead);

    /// <summary>
    /// Warned about when older than twice the interval at which its day is read, unknown from four times on; never before 15 and 60
    /// minutes. A single failed reading is no reason to warn, three in a row are reason to doubt.
    /// </summary>
    public static RotaAge Of(Instant readAt, Instant now, Duration interval)
    {
        var (age, freshFor) = (now - readAt, Duration.Max(AlwaysFresh, interval * 2));
        var kind = age >= Duration.Max(AlwaysTrusted, interval * 4) ? RotaAgeKind.TooOld
            : age > freshFor ? RotaAgeKind.Old
            : RotaAgeKind.Fresh;

        return new(readAt, age, kind) { FreshFor = freshFor };
    }

    /// <summary>For a reading later than now, after the clock was set back: it counts as too old.</summary>
    public static RotaAge FromTheFuture(Instant readAt) => new(readAt, null, RotaAgeKind.TooOld);

    /// <summary>For a moment before the reading: the page says what it was then.</summary>
    public static RotaAge History(Instant readAt) => new(readAt, null, RotaAgeKind.History);
}

/// <summary>What the age means for an answer, from good to bad.</summary>
internal enum RotaAgeKind
{
    /// <summary>The moment asked about had passed when the page was read: age plays no part.</summary>
    History,
    Fresh,

    /// <summary>Said with a warning.</summary>
    Old,

    /// <summary>The answer gives no verdict and shows the last known state as such.</summary>
    TooOld,

    NeverRead,
}
