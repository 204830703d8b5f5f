using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>A page as accepted, and its effect on the store; null if it was not stored.</summary>
internal sealed record StoredPage(PageOutcome Page, ReplaceOutcome? Outcome);

/// <summary>
/// Compares the pages of a scrape with each other and with those of other stations: decides which are stored, and which stored days are
/// invalid.
/// </summary>
internal sealed class PassDays(RotaStore rota, RepeatedPages repeated, PageOwner owner, TimeProvider time)
{
    public bool IsLaterThanAnyRead(StationCode station, LocalDate day) => day > rota.NewestDate(station);

    /// <param name="station">The station of the pages.</param>
    /// <param name="pages">Pages that are not stored yet.</param>
    /// <param name="earlier">Pages of the same scrape that are already stored.</param>
    /// <param name="changesStoredDays">True if a day stored by an earlier scrape is invalid.</param>
    public IReadOnlyList<StoredPage> Keep(
        ScrapeTarget station, IReadOnlyList<PageOutcome> pages, IReadOnlyList<PageOutcome> earlier, out bool changesStoredDays)
    {
        var today = station.Clock.DateOf(time.GetCurrentInstant());
        var pass = repeated.Refuse(pages, earlier, today, out var disbelieved);
        if (pass.Exists(page => page.IsOtherStationsPage))
            disbelieved = [.. disbelieved, .. owner.DaysOfOtherStations(station.Code, today)];
        foreach (var day in disbelieved)
            rota.Disbelieve(station.Code, day);

        changesStoredDays = disbelieved.Count > 0;
        return pass.ConvertAll(page => new StoredPage(page, Keep(page)));
    }

    private ReplaceOutcome? Keep(PageOutcome page)
    {
        if (page.Day is { } day)
            return rota.Replace(day);

        return page.Refusal is null && rota.MarkUnchanged(page.Station, page.Date, page.ContentHash, page.ReadAt)
            ? ReplaceOutcome.Unchanged
            : null;
    }
}
