using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Pages;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>
/// Detects a site that ignores the date: the same bytes for three dates, with part of a day booked. Later days may be equal if nobody has
/// booked yet or somebody is on leave for two weeks, but not today and every day read with it. Working days, or weekend days, may also be
/// equal if the same scrape has other pages for other days.
/// </summary>
internal sealed class RepeatedPages(RotaStore rota, RepeatedPageStore store)
{
    public const string Sentence = "Gartan sent the same page for several dates: it ignores the date.";

    /// <summary>Number of dates that makes a page a repeated one.</summary>
    public const int TooMany = 3;

    private const int DaysBefore = 7;

    /// <summary>
    /// Pages of scrapes in which the site did respect the date. Lost at a restart, after which they must prove themselves again.
    /// </summary>
    private readonly Dictionary<(StationCode Station, LocalDate Date), string> proven = [];

    /// <summary>True if only more days can show whether these pages are those of a working week.</summary>
    public static bool AreAlike(IReadOnlyList<PageOutcome> pages) =>
        pages.All(page => TextOf(page) == TextOf(pages[0])) && pages.Any(page => page.Day is { } day && HasPartDayBooking(day));

    /// <summary>The pages of one station, with repeated ones rejected.</summary>
    /// <param name="pages">Pages that are not stored yet.</param>
    /// <param name="earlier">Pages of the same scrape that are already stored.</param>
    /// <param name="today">Today at the station.</param>
    /// <param name="disbelieved">Days stored by earlier scrapes that have the same page.</param>
    public List<PageOutcome> Refuse(
        IReadOnlyList<PageOutcome> pages, IReadOnlyList<PageOutcome> earlier, LocalDate today, out IReadOnlyList<LocalDate> disbelieved)
    {
        disbelieved = [];
        if (pages.Count == 0)
            return [];

        var station = pages[0].Station;
        var known = store.Of(station);
        var oldest = pages.Min(page => page.Date).PlusDays(-DaysBefore);
        var looksAtDate = LooksAtDate([.. earlier, .. pages]);
        var areAllAlike = pages.Any(page => page.Date == today) && pages.All(page => TextOf(page) == TextOf(pages[0]));
        var repeated = pages
            .Where(page =>
                page.Day is { } day && (HasPartDayBooking(day) || ((areAllAlike || known.Hashes.Contains(TextOf(page))) && HasBooking(day)))
            )
            .GroupBy(TextOf, StringComparer.Ordinal)
            .Select(same =>
                (
                    Text: same.Key,
                    Dates: StoredDates(station, same.Key, oldest)
                        .Union(known.DatesOf(same.Key))
                        .Union(same.Select(page => page.Date))
                        .ToList()))
            .Where(same => same.Dates.Count >= TooMany && !IsOrdinary(station, same.Text, same.Dates, looksAtDate))
            .ToDictionary(same => same.Text, same => same.Dates, StringComparer.Ordinal);

        disbelieved = [.. repeated.SelectMany(same => StoredDates(station, same.Key, oldest))];
        Remember(known, pages, repeated, LocalDate.Min(oldest, today.PlusDays(-DaysBefore)));
        var believed = pages
            .Select(page => repeated.ContainsKey(TextOf(page)) ? page with { Day = null, Refusal = Sentence, Change = null } : page)
            .ToList();
        if (looksAtDate)
            Prove(earlier.Concat(believed), oldest);
        return believed;
    }

    /// <summary>
    /// True if pages differ between kinds of days: one page for working days, another for weekends. Two pages for days of the same kind may
    /// be one that changed during the scrape.
    /// </summary>
    private static bool LooksAtDate(IEnumerable<PageOutcome> pass)
    {
        var ofOneKind = pass.Where(page => page.Refusal is null)
            .GroupBy(TextOf, page => page.Date, StringComparer.Ordinal)
            .Where(AreOfOneKind)
            .ToList();
        return ofOneKind.Count > 2 || (ofOneKind.Count == 2 && !AreOfOneKind(ofOneKind.SelectMany(dates => dates)));
    }

    /// <summary>
    /// True for days of one kind beside others in the same scrape, or for days proven before plus one more of their kind that became equal
    /// to them.
    /// </summary>
    private bool IsOrdinary(StationCode station, string text, List<LocalDate> dates, bool looksAtDate) =>
        AreOfOneKind(dates) && (looksAtDate || dates.Count(date => proven.GetValueOrDefault((station, date)) != text) <= 1);

    private static bool AreOfOneKind(IEnumerable<LocalDate> dates) =>
        dates.Select(date => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday).Distinct().Count() == 1;

    private void Prove(IEnumerable<PageOutcome> pass, LocalDate oldest)
    {
        foreach (var past in proven.Keys.Where(page => page.Date < oldest).ToList())
            proven.Remove(past);
        foreach (var page in pass.Where(page => page.Refusal is null))
            proven[(page.Station, page.Date)] = TextOf(page);
    }

    /// <summary>Removes dates that now have another page, and adds those with a repeated one.</summary>
    private void Remember(
        RepeatedPage known, IReadOnlyList<PageOutcome> pages, Dictionary<string, List<LocalDate>> repeated, LocalDate oldest)
    {
        var seen = known.ByDate();
        foreach (var read in pages)
            seen.Remove(read.Date);
        foreach (var (text, date) in repeated.SelectMany(same => same.Value.Select(date => (same.Key, date))))
            seen[date] = text;
        foreach (var past in seen.Keys.Where(day => day < oldest).ToList())
            seen.Remove(past);

        if (seen.Count == 0 && known.Dates.Length > 0)
            store.Delete(known);
        else if (
            !seen.OrderBy(day => day.Key).Select(day => day.Value).SequenceEqual(known.Hashes)
            || !seen.Keys.ToHashSet().SetEquals(known.Dates))
            store.Save(known.With(seen));
    }

    private IEnumerable<LocalDate> StoredDates(StationCode station, string text, LocalDate oldest) =>
        rota.DatesRead(station).Where(day => day >= oldest && PageHash.AreOfSameText(rota.ContentHashOf(station, day), text));

    /// <summary>Hash of the text, independent of the reader's configuration.</summary>
    private static string TextOf(PageOutcome page) => PageHash.TextPart(page.ContentHash);

    private static bool HasBooking(StationDay day) => day.Members.Any(member => member.Available.Count < day.SlotCount);

    private static bool HasPartDayBooking(StationDay day) =>
        day.Members.Any(member =>
            ((SlotSet[])[member.Available, member.Committed, member.Away]).Any(slots => slots.Count > 0 && slots.Count < day.SlotCount));
}
