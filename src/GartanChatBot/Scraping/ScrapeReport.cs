using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>How a pass over one station went.</summary>
internal sealed class ScrapeReport(StationCode station)
{
    private readonly List<ScrapeFailure> failures = [];
    private readonly List<LocalDate> daysRead = [];
    private readonly List<LocalDate> notShown = [];

    public StationCode Station => station;

    /// <summary>Pages that were read and understood.</summary>
    public int Pages => Changed + Unchanged;

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    /// <summary>Log-ins that the pass needed.</summary>
    public int Logins { get; set; }

    /// <summary>When the site asked to be left alone, for how long.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>The site failed and not single pages: nothing was answered, or it does not let us in.</summary>
    public bool SiteFailed { get; set; }

    public IReadOnlyList<ScrapeFailure> Failures => failures;

    public IReadOnlyList<LocalDate> DaysRead => daysRead;

    /// <summary>Days beyond those that Gartan shows so far: no failure.</summary>
    public IReadOnlyList<LocalDate> NotShown => notShown;

    public void Read(PageOutcome page, ReplaceOutcome? outcome)
    {
        if (outcome is null)
        {
            Failed(page.Date, page.Refusal ?? "another reading of the same day came between");
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
