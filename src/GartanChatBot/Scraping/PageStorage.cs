using GartanChatBot.Alerts;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>
/// Stores the pages of a pass and what follows from them, shortages and notices, in one transaction: no crash parts a day from its news.
/// </summary>
internal sealed class PageStorage(
    BotDatabase database, RotaStore rota, RepeatedPages repeated, PageOwner owner, CountNotices countNotices, AssessJob assess,
    BotMetrics metrics, TimeProvider time)
{
    public bool IsLaterThanAnyRead(StationCode station, LocalDate day) => day > rota.NewestDate(station);

    /// <summary>Each page as it is believed beside the others, and what became of it; null where it was not stored.</summary>
    public IReadOnlyList<(PageOutcome Page, ReplaceOutcome? Stored)> Store(ScrapeTarget station, IReadOnlyList<PageOutcome> pages)
    {
        if (pages.Count == 0)
            return [];

        var started = metrics.Start();
        using var activity = BotMetrics.Activities.StartActivity("scrape.store");
        var stored = database.InTransaction(() => Keep(station, pages));
        metrics.Scraped("store", started, OperationOutcome.Done);
        return stored;
    }

    private List<(PageOutcome Page, ReplaceOutcome? Stored)> Keep(ScrapeTarget station, IReadOnlyList<PageOutcome> pages)
    {
        var today = station.Clock.DateOf(time.GetCurrentInstant());
        var pass = repeated.Refuse(pages, today, out var disbelieved);
        if (pass.Exists(page => page.IsOtherStationsPage))
            disbelieved = [.. disbelieved, .. owner.DaysOfOtherStations(station.Code, today)];
        foreach (var day in disbelieved)
            rota.Disbelieve(station.Code, day);

        var stored = pass.ConvertAll(page => (page, Keep(page)));
        TellOfCounts(pass);
        // Pages that were refused say nothing: it is for the minute job to see that they fail.
        if (disbelieved.Count > 0 || stored.Exists(each => each.Item2 is not null))
            Assess(station);
        return stored;
    }

    private ReplaceOutcome? Keep(PageOutcome page)
    {
        if (page.Day is { } day)
            return rota.Replace(day);

        return page.Refusal is null && rota.MarkUnchanged(page.Station, page.Date, page.ContentHash, page.ReadAt)
            ? ReplaceOutcome.Unchanged
            : null;
    }

    private void TellOfCounts(List<PageOutcome> pass)
    {
        foreach (var page in pass)
        {
            if (page.CountDifference is { } difference)
                countNotices.Tell(page.Station, difference, isRefused: page.Refusal is not null);
        }
    }

    private void Assess(ScrapeTarget station)
    {
        var started = metrics.Start();
        assess.Run(station.Code);
        metrics.Scraped("assess", started, OperationOutcome.Done);
    }
}
