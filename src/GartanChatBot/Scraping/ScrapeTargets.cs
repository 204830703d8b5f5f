using GartanChatBot.Crewing;
using GartanChatBot.Gartan;
using GartanChatBot.Stations;

namespace GartanChatBot.Scraping;

/// <summary>The stations to be read, in the order of the configuration.</summary>
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

    public ScrapeTarget Find(StationCode code) => All.First(target => target.Code == code);
}
