using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>A requested scrape. Without a first day it starts today; without a count it covers the station's days ahead.</summary>
internal sealed record ManualPass(LocalDate? From, int? Days, IReadOnlyList<ScrapeTarget> Stations)
{
    /// <summary>True if the operator accepts the pages whatever earlier ones showed.</summary>
    public bool Accept { get; init; }
}

/// <summary>Reads the requested days of the requested stations now, whether due or not.</summary>
internal sealed class ManualScrape(StationScraper scraper, ScrapeTargets targets, ScrapeRunStore runs, TimeProvider time)
{
    public ScrapeTargets Targets => targets;

    public async Task<IReadOnlyList<ScrapeReport>> RunAsync(
        ManualPass pass, IProgress<ScrapeProgress>? progress, CancellationToken cancellationToken)
    {
        var reports = new List<ScrapeReport>();
        foreach (var station in pass.Stations)
        {
            var started = time.GetCurrentInstant();
            var first = pass.From ?? station.Clock.DateOf(started);
            var days = Enumerable.Range(0, pass.Days ?? station.DaysAhead).Select(first.PlusDays).ToList();

            var report = await scraper.ScrapeAsync(station, days, progress, cancellationToken, pass.Accept);
            runs.Add(report.AsRun(started, time.GetCurrentInstant()));
            reports.Add(report);
        }

        return reports;
    }
}
