using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>
/// Stores pages that were rejected because the site sent the same one for several dates. They aren't among the stored days, and the first
/// scrape after a restart may request a single day: without this store it would be accepted.
/// </summary>
internal sealed class RepeatedPageStore(BotDatabase database)
{
    private readonly DocumentSet<RepeatedPage> pages = database.Documents<RepeatedPage>("repeated_pages");

    public RepeatedPage Of(StationCode station) => pages.Find(station.Value) ?? new() { Id = station.Value };

    public void Save(RepeatedPage page) => pages.Upsert(page);

    public void Delete(RepeatedPage page) => pages.Delete(page.Id);

    /// <summary>Moves a station's rejected pages to its new code: the site is the same.</summary>
    public void Rename(StationCode from, StationCode to)
    {
        if (pages.Find(from.Value) is not { } known)
            return;

        Delete(known);
        Save(known with { Id = to.Value });
    }
}

/// <summary>The dates of a station on which rejected pages were last seen. Flat, because it is stored.</summary>
internal sealed record RepeatedPage
{
    /// <summary>The station's code.</summary>
    public required string Id { get; init; }

    public LocalDate[] Dates { get; init; } = [];

    /// <summary>Hash of the page's text for each date.</summary>
    public string[] Hashes { get; init; } = [];

    public IEnumerable<LocalDate> DatesOf(string hash) => Dates.Where((_, place) => Hashes[place] == hash);

    public RepeatedPage With(IReadOnlyDictionary<LocalDate, string> seen)
    {
        var days = seen.OrderBy(day => day.Key).ToList();
        return this with { Dates = [.. days.Select(day => day.Key)], Hashes = [.. days.Select(day => day.Value)] };
    }

    public Dictionary<LocalDate, string> ByDate() => Dates.Zip(Hashes).ToDictionary(day => day.First, day => day.Second);
}
