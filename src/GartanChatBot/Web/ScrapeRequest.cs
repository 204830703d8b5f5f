using System.Globalization;
using GartanChatBot.Scraping;
using GartanChatBot.Settings;

namespace GartanChatBot.Web;

/// <summary>Parses the days and stations of a requested scrape, for both the command line and the API.</summary>
internal static class ScrapeRequest
{
    private const int MaxDays = 400;

    public static ManualPass Parse(string? from, string? days, string? station, ScrapeTargets targets, bool accept = false)
    {
        var first = ApiTimes.OptionalDate("from", from);
        int? count = null;
        if (!string.IsNullOrWhiteSpace(days))
        {
            count = int.TryParse(days, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MaxDays
                ? number
                : throw BadRequestException.Parameter("days", days, $"a whole number from 1 to {MaxDays}");
        }

        return new(first, count, Chosen(station, targets)) { Accept = accept };
    }

    private static IReadOnlyList<ScrapeTarget> Chosen(string? station, ScrapeTargets targets)
    {
        if (string.IsNullOrWhiteSpace(station))
            return targets.All;

        var chosen = targets
            .All.Where(target => string.Equals(target.Code.Value, station.Trim(), StringComparison.OrdinalIgnoreCase))
            .ToList();
        return chosen.Count > 0
            ? chosen
            : throw BadRequestException.NotFound(
                "station", station, SpellingSuggestions.First(station, targets.All.Select(target => target.Code.Value)));
    }
}
