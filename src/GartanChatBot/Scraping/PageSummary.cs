using System.Globalization;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>Summarises a page in a few words, so that an operator sees that it was read correctly.</summary>
internal static class PageSummary
{
    /// <summary>Parts such as <c>14 people, K41P1 on until 16:00, counts agree</c>.</summary>
    public static IEnumerable<string> Of(Station station, StationDay day, Instant now) =>
        [$"{day.Members.Count} people", .. Pumps(station, day, now), Counts(station, day)];

    private static IEnumerable<string> Pumps(Station station, StationDay day, Instant now)
    {
        var timeline = CrewingTimeline.Build(station, [day]);
        foreach (var callsign in timeline.Appliances)
        {
            var run = timeline.PhaseAt(callsign, now);
            var state = run.Phase switch
            {
                RunPhase.On or RunPhase.Committed => "on",
                RunPhase.Off => "off",
                _ => "not known",
            };
            var until = run.Until is { } end
                ? $"until {station.Clock.LocalOf(end).ToString("HH:mm", CultureInfo.InvariantCulture)}"
                : "to the end of the day";
            yield return $"{callsign} {state} {until}";
        }
    }

    private static string Counts(Station station, StationDay day) => day.RuleCounts.Count == 0 ? "no counts on the page"
        : CountDifference.Of(day, station)?.Figures ?? "counts agree";
}
