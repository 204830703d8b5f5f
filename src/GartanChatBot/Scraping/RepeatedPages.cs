using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Pages;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>
/// Finds a site that does not look at the date: the same bytes for three dates, with a part of a day booked. Later days may well be alike
/// where nobody has booked yet, or where somebody is on leave for a fortnight; today and all that were read with it are not. Working days
/// may be alike as well, or the days of weekends, where the same pass has other pages for other days.
/// </summary>
internal sealed class RepeatedPages(RotaStore rota, RepeatedPageStore store)
{
    public const string Sentence = "Gartan sent the same page for several dates: it does not look at the date.";

    /// <summary>Dates that make a page a repeated one.</summary>
    public const int TooMany = 3;

    private const int DaysBefore = 7;

    /// <summary>Pages of passes in which the site did look at the date. Forgotten at a restart: then they prove themselves anew.</summary>
    private readonly Dictionary<(StationCode Station, LocalDate Date), string> proven = [];

    /// <summary>Only more days can tell whether these pages are those of a working week.</summary>
    public static bool AreAlike(IReadOnlyList<PageOutcome> pages) =>
        pages.All(page => TextOf(page) == TextOf(pages[0])) && pages.Any(page => page.Day is { } day && HasPartDayBooking(day));

    /// <summary>The pages of one station with those that are repeated refused.</summary>
    /// <param name="pages">Not stored yet.</param>
    /// <param name="earlier">Those of the same pass that were.</param>
    /// <param name="today">At the station.</param>
    /// <param name="disbelieved">Days stored by earlier passes on which the same page stands.</param>
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
    /// Pages that differ, each for days of one kind: a page for every date is one for working days and weekends. Two pages for days of the
    /// same kind may be one that changed in the middle of the pass, when somebody booked.
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
    /// Days of one kind, beside others in the same pass; or days that were proven before, and one more of their kind that got like them.
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

    /// <summary>A date on which another page stands by now is forgotten; all those on which a repeated one stands are not.</summary>
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

    /// <summary>Whatever the reader had learnt when it read it.</summary>
    private static string TextOf(PageOutcome page) => PageHash.TextPart(page.ContentHash);

    private static bool HasBooking(StationDay day) => day.Members.Any(member => member.Available.Count < day.SlotCount);

    private static bool HasPartDayBooking(StationDay day) =>
        day.Members.Any(member =>
            ((SlotSet[])[member.Available, member.Committed, member.Away]).Any(slots => slots.Count > 0 && slots.Count < day.SlotCount));
}
