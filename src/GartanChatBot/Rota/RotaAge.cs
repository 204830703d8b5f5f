using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>Age of a day's reading, and whether it can be trusted. <c>Value</c> is null if the age is unknown.</summary>
internal readonly record struct RotaAge(Instant? ReadAt, Duration? Value, RotaAgeKind Kind)
{
    private static readonly Duration AlwaysFresh = Duration.FromMinutes(15);

    private static readonly Duration AlwaysTrusted = Duration.FromMinutes(60);

    /// <summary>Maximum age without a warning.</summary>
    public Duration FreshFor { get; private init; } = AlwaysFresh;

    /// <summary>Too old or never read: answers give no verdict.</summary>
    public bool IsUntrusted => Kind is RotaAgeKind.TooOld or RotaAgeKind.NeverRead;

    public static RotaAge NeverRead { get; } = new(null, null, RotaAgeKind.NeverRead);

    /// <summary>
    /// Old beyond twice the day's refresh interval, too old at four times; at least 15 and 60 minutes. One failed reading causes no
    /// warning; three in a row make the data unreliable.
    /// </summary>
    public static RotaAge Of(Instant readAt, Instant now, Duration interval)
    {
        var (age, freshFor) = (now - readAt, Duration.Max(AlwaysFresh, interval * 2));
        var kind = age >= Duration.Max(AlwaysTrusted, interval * 4) ? RotaAgeKind.TooOld
            : age > freshFor ? RotaAgeKind.Old
            : RotaAgeKind.Fresh;

        return new(readAt, age, kind) { FreshFor = freshFor };
    }

    /// <summary>Age of a reading later than now, after the clock was set back: counts as too old.</summary>
    public static RotaAge FromTheFuture(Instant readAt) => new(readAt, null, RotaAgeKind.TooOld);

    /// <summary>Age for a moment before the reading: the page shows the state at that moment.</summary>
    public static RotaAge History(Instant readAt) => new(readAt, null, RotaAgeKind.History);
}

/// <summary>Effect of the age on an answer, from good to bad.</summary>
internal enum RotaAgeKind
{
    /// <summary>The requested moment had passed when the page was read: age is irrelevant.</summary>
    History,
    Fresh,

    /// <summary>Shown with a warning.</summary>
    Old,

    /// <summary>The answer gives no verdict and shows the last known state.</summary>
    TooOld,

    NeverRead,
}
