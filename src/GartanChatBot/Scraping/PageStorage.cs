using GartanChatBot.Alerts;
using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>
/// Stores the pages of a pass and what follows from them, shortages and notices, in one transaction: no crash parts a day from its news.
/// </summary>
internal sealed class PageStorage(BotDatabase database, PassDays days, CountNotices countNotices, AssessJob assess, BotMetrics metrics)
{
    public bool IsLaterThanAnyRead(StationCode station, LocalDate day) => days.IsLaterThanAnyRead(station, day);

    /// <summary>Each page as it is believed beside the others, and what became of it.</summary>
    /// <param name="station">Whose pages they are.</param>
    /// <param name="pages">Not stored yet.</param>
    /// <param name="earlier">Those of the same pass that were.</param>
    public IReadOnlyList<StoredPage> Store(
        ScrapeTarget station, IReadOnlyList<PageOutcome> pages, IReadOnlyList<PageOutcome> earlier)
    {
        if (pages.Count == 0)
            return [];

        var started = metrics.Start();
        using var activity = BotMetrics.Activities.StartActivity("scrape.store");
        var stored = database.InTransaction(() => Keep(station, pages, earlier));
        metrics.Scraped("store", started, OperationOutcome.Done);
        return stored;
    }

    private IReadOnlyList<StoredPage> Keep(
        ScrapeTarget station, IReadOnlyList<PageOutcome> pages, IReadOnlyList<PageOutcome> earlier)
    {
        var stored = days.Keep(station, pages, earlier, out var changesStoredDays);
        TellOfCounts(stored);
        // Pages that were refused say nothing: it is for the minute job to see that they fail.
        if (changesStoredDays || stored.Any(each => each.Outcome is not null))
            Assess(station);
        return stored;
    }

    private void TellOfCounts(IReadOnlyList<StoredPage> stored)
    {
        foreach (var (page, _) in stored)
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
