using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>Days to read again after a station's layout was accepted: also those that are stored, including the past week.</summary>
internal sealed class DaysToReread(RotaStore rota, StationPictureStore pictures)
{
    public const int DaysOfAWeek = 7;

    /// <summary>Empty unless a layout was accepted since all of the station was last read.</summary>
    public IReadOnlyList<LocalDate> Of(ScrapeTarget station, LocalDate today) => pictures.WantsReading(station.Code)
        ?
        [
            .. Enumerable.Range(0, station.DaysAhead).Select(today.PlusDays),
            .. rota.DatesRead(station.Code)
                .Where(day => (day >= today.PlusDays(-DaysOfAWeek) && day < today) || day >= today.PlusDays(station.DaysAhead)),
        ]
        : [];
}
