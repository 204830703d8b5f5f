using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>A page as it is believed, and what it did to the store; null where it was not stored.</summary>
internal sealed record StoredPage(PageOutcome Page, ReplaceOutcome? Outcome);

/// <summary>
/// The pages of a pass beside each other and beside those of other stations: which are stored, and which stored days are not believed
/// any more.
/// </summary>
internal sealed class PassDays(RotaStore rota, RepeatedPages repeated, PageOwner owner, TimeProvider time)
{
    public bool IsLaterThanAnyRead(StationCode station, LocalDate day) => day > rota.NewestDate(station);

    /// <param name="station">Whose pages they are.</param>
    /// <param name="pages">Not stored yet.</param>
    /// <param name="earlier">Those of the same pass that were.</param>
    /// <param name="changesStoredDays">A day that an earlier pass stored is not believed any more.</param>
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
