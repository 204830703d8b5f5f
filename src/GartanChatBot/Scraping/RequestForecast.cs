using System.Globalization;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>Daily number of requests by the configured intervals of all stations, and the hour when they reach the limit.</summary>
internal sealed record RequestForecast(int PerDay, int? UsedUpAtHour)
{
    private const int HoursPerDay = 24;

    public static RequestForecast Of(RefreshOptions refresh, IReadOnlyList<StationOptions> stations, int allowed)
    {
        var sent = 0.0;
        int? usedUpAt = null;
        for (var hour = 0; hour < HoursPerDay; hour++)
        {
            sent += stations.Sum(station => PerHour(refresh, station.DaysAhead, new(hour, 0)));
            usedUpAt ??= sent > allowed ? hour : null;
        }

        return new((int)Math.Round(sent), usedUpAt);
    }

    /// <summary>Null if the limit is sufficient.</summary>
    public string? Problem(int stations, int allowed) =>
        UsedUpAtHour is not { } hour
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{stations} {(stations == 1 ? "station" : "stations")} at these intervals need about {PerDay} requests to Gartan a day, "
                    + $"but the limit is {allowed}: "
                    + $"nothing would be read from about {hour:00}:00 UTC on. Remove Gartan:DailyRequestCap (default: 1,000 per station), "
                    + $"or lengthen Scraping:Refresh.");

    private static double PerHour(RefreshOptions refresh, int daysAhead, LocalTime at)
    {
        LocalDate today = new(2000, 1, 1);
        return Enumerable.Range(0, daysAhead).Sum(day => Duration.FromHours(1) / refresh.IntervalFor(today.PlusDays(day), today, at));
    }
}
