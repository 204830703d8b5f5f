using System.Collections.Concurrent;
using GartanChatBot.Availability;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>
/// Finds a site that does not look at the date: the same bytes for three dates, with a part of a day booked. Later days may well be alike
/// where nobody has booked yet, or where somebody is on leave for a fortnight; today and all that were read with it are not.
/// </summary>
internal sealed class RepeatedPages(RotaStore rota)
{
    public const string Sentence = "Gartan sent the same page for several dates: it does not look at the date.";

    /// <summary>Dates that make a page a repeated one.</summary>
    public const int TooMany = 3;

    private const int DaysBefore = 7;

    // What a refused page was: it is not in the store, and the next pass may ask for one day only.
    private readonly ConcurrentDictionary<StationCode, ConcurrentDictionary<LocalDate, string>> refused = new();

    /// <summary>The pages with those that are repeated refused.</summary>
    /// <param name="disbelieved">Days stored by earlier passes on which the same page stands.</param>
    public List<PageOutcome> Refuse(IReadOnlyList<PageOutcome> pages, LocalDate today, out IReadOnlyList<LocalDate> disbelieved)
    {
        var areAllAlike = pages.Any(page => page.Date == today) && pages.All(page => page.StoredHash == pages[0].StoredHash);
        var repeated = pages.Where(page => page.Day is { } day && (HasPartDayBooking(day) || ((areAllAlike || IsRefused(page)) && HasBooking(day))))
            .GroupBy(page => (page.Station, page.StoredHash))
            .Select(same => (same.Key.StoredHash, Dates: DatesOf(same.Key.Station, same.Key.StoredHash, pages.Min(page => page.Date)).Union(same.Select(page => page.Date)).ToList()))
            .Where(same => same.Dates.Count >= TooMany)
            .ToDictionary(same => same.StoredHash, same => same.Dates, StringComparer.Ordinal);

        disbelieved = [.. repeated.SelectMany(same => same.Value.Where(day => pages.Any(page => rota.ContentHashOf(page.Station, day) == same.Key)))];
        return
        [
            .. pages.Select(page =>
            {
                var seen = refused.GetOrAdd(page.Station, _ => new());
                if (!repeated.ContainsKey(page.StoredHash))
                {
                    seen.TryRemove(page.Date, out _);
                    return page;
                }

                seen[page.Date] = page.StoredHash;
                return page with { Day = null, Refusal = Sentence, Change = null };
            }),
        ];
    }

    private IEnumerable<LocalDate> DatesOf(StationCode station, string hash, LocalDate first) => rota.DatesRead(station)
        .Where(day => day >= first.PlusDays(-DaysBefore) && rota.ContentHashOf(station, day) == hash)
        .Union(refused.GetValueOrDefault(station)?.Where(page => page.Value == hash).Select(page => page.Key) ?? []);

    private bool IsRefused(PageOutcome page) => refused.GetValueOrDefault(page.Station)?.Values.Contains(page.StoredHash) ?? false;

    private static bool HasBooking(StationDay day) => day.Members.Any(member => member.Available.Count < day.SlotCount);

    private static bool HasPartDayBooking(StationDay day) =>
        day.Members.Any(member => ((SlotSet[])[member.Available, member.Committed, member.Away]).Any(slots => slots.Count > 0 && slots.Count < day.SlotCount));
}
