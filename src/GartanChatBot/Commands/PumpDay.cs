using GartanChatBot.Crewing;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>One day of a pump: how long it is off, how long it is better than one away, and whether all of it is known.</summary>
internal sealed record PumpDay(LocalDate Date, Duration Off, Duration Fine, bool IsRead)
{
    public string Words => Off > Duration.Zero ? $"off {LengthText.Of(Off)}" : IsRead ? "–" : "not read";

    public static PumpDay Of(ResolvedQuestion asked, Callsign pump, LocalDate date)
    {
        var window = asked.Rota.Station.Clock.DayOf(date);
        var segments = asked.Timeline.StatesIn(pump, window);

        return new(
            date,
            Sum(segments.Where(segment => segment.State.Level is CrewingLevel.Off)),
            Sum(segments.Where(segment => segment.State.Level is CrewingLevel.On or CrewingLevel.Preferred)),
            Sum(segments.Where(segment => segment.State.Level is not CrewingLevel.Unknown)) == window.Duration);
    }

    private static Duration Sum(IEnumerable<Segment> segments) =>
        segments.Aggregate(Duration.Zero, (sum, segment) => sum + segment.Interval.Duration);
}
