using System.Collections.Concurrent;
using System.Collections.Immutable;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>
/// Days that Gartan does not show yet, learnt from its empty responses. Each is requested once a day, because another one may appear at
/// midnight.
/// </summary>
internal sealed class Horizon
{
    private readonly ConcurrentDictionary<StationCode, ImmutableSortedDictionary<LocalDate, LocalDate>> askedOn = new();

    public int CountOf(StationCode station) => Of(station).Count;

    public bool MayAsk(StationCode station, LocalDate day, LocalDate today) =>
        !Of(station).TryGetValue(day, out var asked) || asked != today;

    /// <summary>The last day, without the empty days at the end.</summary>
    public LocalDate LastShown(StationCode station, LocalDate first, LocalDate last)
    {
        var empty = Of(station);
        while (last > first && empty.ContainsKey(last))
            last = last.PlusDays(-1);

        return last;
    }

    public void Learn(ScrapeReport report, LocalDate today) => askedOn[report.Station] = Of(report.Station)
        .RemoveRange(report.DaysRead)
        .RemoveRange(Of(report.Station).Keys.Where(day => day < today))
        .SetItems(report.NotShown.Select(day => KeyValuePair.Create(day, today)));

    private ImmutableSortedDictionary<LocalDate, LocalDate> Of(StationCode station) =>
        askedOn.GetValueOrDefault(station, ImmutableSortedDictionary<LocalDate, LocalDate>.Empty);
}
