using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>One finished pass over the pages of one station: when, how long, how it went.</summary>
internal sealed record ScrapeRun
{
    public required StationCode Station { get; init; }

    public required Instant StartedAt { get; init; }

    public required Duration Took { get; init; }

    public int Unchanged { get; init; }

    public int Changed { get; init; }

    /// <summary>Log-ins that the pass needed; none as a rule.</summary>
    public int Logins { get; init; }

    public ScrapeFailure[] Failed { get; init; } = [];

    public int Pages => Unchanged + Changed + Failed.Length;
}

/// <summary>A day that could not be read, and why; what was stored of it stays.</summary>
internal sealed record ScrapeFailure(LocalDate Date, string Reason);
