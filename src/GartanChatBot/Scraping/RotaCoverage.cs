using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>Counts the planned days of a station, and those read.</summary>
internal sealed class RotaCoverage(StationCatalogue stations, ScrapeTargets targets, RotaAges ages, Horizon horizon)
{
    public int CountWanted(ScrapeTarget station) => station.DaysAhead - horizon.CountOf(station.Code);

    public int CountRead(ScrapeTarget station, Instant now)
    {
        var (known, today) = (stations.Find(station.Code)!, station.Clock.DateOf(now));
        return Enumerable.Range(0, station.DaysAhead).Count(days => !ages.Of(known, today.PlusDays(days), now, now).IsUntrusted);
    }

    public LocalDate? WantedUntil(StationCode station, LocalDate today) => targets.WantedUntil(station, today, horizon);
}
