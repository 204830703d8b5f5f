using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>Updates state after a scrape: the horizon, the refresh intervals and the record of scrapes.</summary>
internal sealed class PassLessons(
    Horizon horizon, AdaptiveRefresh refresh, StationPictureStore pictures, ScrapeRunStore runs, FirstReadingLog firstReading)
{
    public void Learn(ScrapeTarget station, ScrapeReport report, DueReading due, Instant started, Instant ended)
    {
        var today = station.Clock.DateOf(started);
        if (due.RereadsStoredDays)
            pictures.WasRead(station.Code);

        horizon.Learn(report, today);
        refresh.ForgetBefore(station.Code, today);
        runs.Add(report.AsRun(started, ended));
        firstReading.Look(report, ended);
    }
}
