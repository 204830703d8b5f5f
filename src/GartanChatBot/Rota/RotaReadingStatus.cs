using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>How the reading of one station's rota goes.</summary>
internal sealed record RotaReadingStatus
{
    /// <summary>Last time that a pass read a page and understood it; null when none ever did. Imported pages do not count.</summary>
    public Instant? LastRead { get; init; }

    /// <summary>Since when every try to read today's page has failed; null while reading works.</summary>
    public Instant? FailingSince { get; init; }

    /// <summary>Why, in a few words for people: <c>it answers "503"</c>.</summary>
    public string? FailureReason { get; init; }

    /// <summary>Passes in a row in which today's page could not be read.</summary>
    public int FailuresInARow { get; init; }

    /// <summary>When Gartan refused the password, while log-ins are stopped because of it; null otherwise.</summary>
    public Instant? LoginRefusedAt { get; init; }

    /// <summary>Those whose reading is not too old.</summary>
    public int DaysRead { get; init; }

    public int DaysWanted { get; init; }

    /// <summary>Of today's page; never in the past.</summary>
    public Instant? NextRead { get; init; }

    /// <summary>How often today's page is read.</summary>
    public Duration? Every { get; init; }

    /// <summary>Why that is not what the configuration says: <c>3 changes in the last hour</c>.</summary>
    public string? EveryBecause { get; init; }
}
