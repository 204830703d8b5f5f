using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>
/// The pages that were refused because the site sent each for several dates. They are not among the stored days, and the first pass after a
/// restart may ask for one day only: without this it would be believed again.
/// </summary>
internal sealed class RepeatedPageStore(BotDatabase database)
{
    private readonly DocumentSet<RepeatedPage> pages = database.Documents<RepeatedPage>("repeated_pages");

    public RepeatedPage Of(StationCode station) => pages.Find(station.Value) ?? new() { Id = station.Value };

    public void Save(RepeatedPage page) => pages.Upsert(page);

    public void Delete(RepeatedPage page) => pages.Delete(page.Id);

    /// <summary>The station has another code: what was refused under the old one is the same site's.</summary>
    public void Rename(StationCode from, StationCode to)
    {
        if (pages.Find(from.Value) is not { } known)
            return;

        Delete(known);
        Save(known with { Id = to.Value });
    }
}

/// <summary>On which dates of a station which refused page stood last. Flat, because it is stored.</summary>
internal sealed record RepeatedPage
{
    /// <summary>The station's code.</summary>
    public required string Id { get; init; }

    public LocalDate[] Dates { get; init; } = [];

    /// <summary>The hash of the page's text, for each of the dates.</summary>
    public string[] Hashes { get; init; } = [];

    public IEnumerable<LocalDate> DatesOf(string hash) => Dates.Where((_, place) => Hashes[place] == hash);

    public RepeatedPage With(IReadOnlyDictionary<LocalDate, string> seen)
    {
        var days = seen.OrderBy(day => day.Key).ToList();
        return this with { Dates = [.. days.Select(day => day.Key)], Hashes = [.. days.Select(day => day.Value)] };
    }

    public Dictionary<LocalDate, string> ByDate() => Dates.Zip(Hashes).ToDictionary(day => day.First, day => day.Second);
}
