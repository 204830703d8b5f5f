using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Http;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>The stations to read, in the order of the configuration.</summary>
internal sealed class ScrapeTargets(IReadOnlyList<StationOptions> stations, StationCatalogue catalogue)
{
    public IReadOnlyList<ScrapeTarget> All { get; } =
    [
        .. stations.Zip(catalogue.All, (options, station) => new ScrapeTarget(
            station.Code,
            new GartanStation(options.BrigadeId, string.IsNullOrWhiteSpace(options.BrigadeName) ? options.Code : options.BrigadeName),
            station.Clock,
            options.DaysAhead)),
    ];

    /// <summary>The last planned day that Gartan shows.</summary>
    public LocalDate? WantedUntil(StationCode code, LocalDate today, Horizon horizon) =>
        All.FirstOrDefault(target => target.Code == code) is { } target
            ? horizon.LastShown(code, today, today.PlusDays(target.DaysAhead - 1))
            : null;

    public ScrapeTarget Find(StationCode code) => All.First(target => target.Code == code);
}
