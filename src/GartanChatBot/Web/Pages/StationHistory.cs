using System.Globalization;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Web.Pages;

/// <summary>Time off the run in the last 13 weeks as last read, by weekday and hour. Unread time is in neither sum.</summary>
internal static class StationHistory
{
    private const int Weeks = 13;
    private const int DaysAWeek = 7;
    private const int Hours = 24;

    public static HistoryAnswer Of(StationRota today, Func<StationRota, LocalDate, LocalDate, StationRota> widen)
    {
        var first = today.Today.PlusDays(-Weeks * DaysAWeek);
        var rota = widen(today, first, today.Today.PlusDays(-1));
        var clock = rota.Station.Clock;
        var words = new TimeText(rota.Station.Zone, rota.Today);

        return new(
            clock.Shown(rota.At),
            $"{words.Day(clock.StartOf(first)).Text} – {words.Day(clock.StartOf(rota.Today.PlusDays(-1))).Text}",
            [.. today.Timeline.Appliances.Select(pump => HistoryOf(rota, pump, first))]);
    }

    private static PumpHistoryAnswer HistoryOf(StationRota rota, Callsign pump, LocalDate first)
    {
        var clock = rota.Station.Clock;
        var (off, known) = (Table(), Table());
        foreach (var date in Enumerable.Range(0, Weeks * DaysAWeek).Select(first.PlusDays))
        {
            for (var slot = 0; slot < clock.SlotCount(date); slot++)
            {
                var start = clock.SlotStart(date, slot);
                var state = rota.Timeline.StateAt(pump, start);
                var (day, hour) = ((int)date.DayOfWeek - 1, clock.LocalOf(start).Hour);
                known[day][hour] += state.Phase is RunPhase.Unknown ? 0 : StationClock.SlotMinutes;
                off[day][hour] += state.Level is CrewingLevel.Off ? StationClock.SlotMinutes : 0;
            }
        }

        return new(pump.Value, WordsOf(off.Sum(day => day.Sum()), known.Sum(day => day.Sum()), first), off, known);
    }

    private static int[][] Table() => [.. Enumerable.Range(0, DaysAWeek).Select(_ => new int[Hours])];

    private static string WordsOf(int off, int known, LocalDate first)
    {
        if (known == 0)
            return $"No readings since {first.ToString("d MMMM", CultureInfo.InvariantCulture)}.";

        var hours = known / NodaConstants.MinutesPerHour;
        var share = string.Create(CultureInfo.InvariantCulture, $"{(double)off / known:0.# %}");
        var length = LengthText.Of(Duration.FromMinutes(off));
        return string.Create(CultureInfo.InvariantCulture, $"Off the run for {length} of {hours} h read ({share}).");
    }
}
