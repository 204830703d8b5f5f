using GartanChatBot.Alerts;
using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>
/// Stores a scrape's pages together with the resulting shortages and notices in one transaction, so that a crash can't separate a day from
/// its alerts.
/// </summary>
internal sealed class PageStorage(BotDatabase database, PassDays days, CountNotices countNotices, AssessJob assess, BotMetrics metrics)
{
    public bool IsLaterThanAnyRead(StationCode station, LocalDate day) => days.IsLaterThanAnyRead(station, day);

    /// <summary>Returns each page as accepted among the others, with its effect on the store.</summary>
    /// <param name="station">The station of the pages.</param>
    /// <param name="pages">Pages that are not stored yet.</param>
    /// <param name="earlier">Pages of the same scrape that are already stored.</param>
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
        // After rejected pages only, the minute job assesses the failure.
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
