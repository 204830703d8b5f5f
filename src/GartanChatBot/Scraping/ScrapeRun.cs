using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>One finished scrape of a station: time, duration and result.</summary>
internal sealed record ScrapeRun
{
    public required StationCode Station { get; init; }

    public required Instant StartedAt { get; init; }

    public required Duration Took { get; init; }

    public int Unchanged { get; init; }

    public int Changed { get; init; }

    /// <summary>Log-ins needed by the scrape; usually none.</summary>
    public int Logins { get; init; }

    public ScrapeFailure[] Failed { get; init; } = [];

    public int Pages => Unchanged + Changed + Failed.Length;
}

/// <summary>A day that could not be read, and the reason; its stored data is kept.</summary>
internal sealed record ScrapeFailure(LocalDate Date, string Reason);
