using System.Collections.Concurrent;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>Logs the first reading of today's page once per station, as proof of a successful start.</summary>
internal sealed partial class FirstReadingLog(RotaStore rota, StationCatalogue stations, ILogger<FirstReadingLog> logger)
{
    private readonly ConcurrentDictionary<StationCode, bool> said = new();

    public void Look(ScrapeReport report, Instant now)
    {
        if (
            said.ContainsKey(report.Station)
            || stations.Find(report.Station) is not { } station
            || station.Clock.DateOf(now) is var today && !report.DaysRead.Contains(today))
            return;

        if (rota.Find(station.Code, today) is not { } day || !said.TryAdd(report.Station, true))
            return;

        var summary = string.Join(", ", PageSummary.Of(station, day, now)).TrimEnd('.');
        LogRead(station.Name, summary, report.DaysRead.Count);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Read {Station}: today {Summary}; {Days} days read.")]
    private partial void LogRead(string station, string summary, int days);
}
