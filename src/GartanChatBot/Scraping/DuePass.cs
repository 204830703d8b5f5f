using System.Collections.Concurrent;
using GartanChatBot.Availability;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>Reads what is due of a station at this moment, and nothing while the site wants to be left alone.</summary>
internal sealed class DuePass(StationScraper scraper, RefreshLadder ladder, TunedRefresh refresh, RotaStore rota, ScrapeRunStore runs, TimeProvider time)
{
    private readonly ConcurrentDictionary<StationCode, FailureLadder> ladders = new();

    /// <summary>Null when nothing was due.</summary>
    public async Task<ScrapeReport?> RunAsync(ScrapeTarget station, CancellationToken cancellationToken)
    {
        var started = Now();
        var failures = ladders.GetOrAdd(station.Code, _ => new());
        var due = ladder.DueAt(started, station.Clock, station.DaysAhead, day => rota.LastReadAt(station.Code, day), day => refresh.Of(station, day, started).Every);
        if (due.Count == 0 || !failures.MayTry(started))
            return null;

        var report = await scraper.ScrapeAsync(station, due, progress: null, cancellationToken);

        if (report.Failures.Count == 0)
            failures.Succeeded();
        else
            failures.Failed(Now(), report.RetryAfter);

        refresh.ForgetBefore(station.Code, station.Clock.DateOf(started));
        runs.Add(report.AsRun(started, Now()));
        return report;
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());
}
