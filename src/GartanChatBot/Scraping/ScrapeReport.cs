using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>Result of a scrape of one station.</summary>
internal sealed class ScrapeReport(StationCode station)
{
    private readonly List<ScrapeFailure> failures = [];
    private readonly List<LocalDate> daysRead = [];
    private readonly List<LocalDate> notShown = [];

    public StationCode Station => station;

    /// <summary>Number of pages read successfully.</summary>
    public int Pages => Changed + Unchanged;

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    /// <summary>Log-ins needed by the scrape.</summary>
    public int Logins { get; set; }

    /// <summary>The pause that the site asked for, if any.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>True if the site failed instead of single pages: there was no response, or the log-in was rejected.</summary>
    public bool SiteFailed { get; set; }

    public IReadOnlyList<ScrapeFailure> Failures => failures;

    public IReadOnlyList<LocalDate> DaysRead => daysRead;

    /// <summary>Days that Gartan does not show yet; not a failure.</summary>
    public IReadOnlyList<LocalDate> NotShown => notShown;

    public void Read(PageOutcome page, ReplaceOutcome? outcome)
    {
        if (outcome is null)
        {
            Failed(page.Date, page.Refusal ?? "another reading of the same day was stored in between");
            return;
        }

        daysRead.Add(page.Date);
        if (outcome is ReplaceOutcome.Unchanged)
            Unchanged++;
        else
            Changed++;
    }

    public void IsNotShown(LocalDate date) => notShown.Add(date);

    public void Failed(LocalDate date, string reason) => failures.Add(new(date, reason));

    public void NotTried(IEnumerable<LocalDate> dates, string reason) =>
        failures.AddRange(dates.Select(date => new ScrapeFailure(date, $"not tried: {reason}")));

    public ScrapeRun AsRun(Instant started, Instant ended) => new()
    {
        Station = station,
        StartedAt = started,
        Took = ended - started,
        Changed = Changed,
        Unchanged = Unchanged,
        Logins = Logins,
        Failed = [.. failures],
    };
}
