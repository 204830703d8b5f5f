using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>An accepted picture of a station heals what is stored as well, the past week included.</summary>
internal sealed class DaysToHeal(RotaStore rota, StationPictureStore pictures)
{
    public const int DaysOfAWeek = 7;

    /// <summary>None unless a picture was accepted since the station was last read as a whole.</summary>
    public IReadOnlyList<LocalDate> Of(ScrapeTarget station, LocalDate today) => pictures.WantsReading(station.Code)
        ?
        [
            .. Enumerable.Range(0, station.DaysAhead).Select(today.PlusDays),
            .. rota.DatesRead(station.Code)
                .Where(day => (day >= today.PlusDays(-DaysOfAWeek) && day < today) || day >= today.PlusDays(station.DaysAhead)),
        ]
        : [];
}
