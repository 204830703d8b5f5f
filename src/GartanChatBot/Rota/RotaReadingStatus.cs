using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>Status of reading one station's rota.</summary>
internal sealed record RotaReadingStatus
{
    /// <summary>Last time that a scrape read a page successfully; null if never. Imported pages don't count.</summary>
    public Instant? LastRead { get; init; }

    /// <summary>Start of the current series of failures to read today's page; null while reading works.</summary>
    public Instant? FailingSince { get; init; }

    /// <summary>The reason in a few words: <c>it answers "503"</c>.</summary>
    public string? FailureReason { get; init; }

    /// <summary>Number of consecutive scrapes that could not read today's page.</summary>
    public int FailuresInARow { get; init; }

    /// <summary>Time when Gartan rejected the password, if log-ins are stopped for that reason; otherwise null.</summary>
    public Instant? LoginRefusedAt { get; init; }

    /// <summary>Days whose reading is not too old.</summary>
    public int DaysRead { get; init; }

    public int DaysWanted { get; init; }

    /// <summary>Next reading of today's page; never in the past.</summary>
    public Instant? NextRead { get; init; }

    /// <summary>Refresh interval of today's page.</summary>
    public Duration? Every { get; init; }

    /// <summary>Why the interval differs from the configured one: <c>3 changes in the last hour</c>.</summary>
    public string? EveryBecause { get; init; }
}
