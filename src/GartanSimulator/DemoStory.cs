using NodaTime;

namespace GartanSimulator;

/// <summary>
/// The demo's rota around a moment: on the run with nobody to spare, off for an hour soon (no driver), fine overnight, and off again next
/// morning (too few crew).
/// </summary>
internal static class DemoStory
{
    private const string Station = "K41";

    public static void Tell(SimulatedRota rota, LocalDateTime now)
    {
        // Starts on the hour, so that gaps begin and end at realistic times.
        var start = now.Date + new LocalTime(now.Hour, 0);
        var end = start.PlusHours(30);

        foreach (var member in new[] { "ALDER, TM", "BIRCH, RJ", "CEDAR, ML", "DOGWOOD, AC", "ELM, SJ", "GORSE, DW", "HAZEL, KN" })
            rota.BookOn(Station, member, start.PlusHours(-8), end);

        rota.Book(Station, "FERN, PL", now.Date.PlusDays(-2).AtMidnight(), now.Date.PlusDays(5).AtMidnight(), "AL");

        Off("ALDER, TM", -7.25, 3.5);
        Off("CEDAR, ML", -7, 3);
        Off("HAZEL, KN", -5, 1.5);
        Off("ELM, SJ", 2, 22.5);
        Off("BIRCH, RJ", 4, 22.5);
        Off("DOGWOOD, AC", 8, 19);
        Off("ALDER, TM", 16.75, 27.5);
        Off("CEDAR, ML", 17, 26.75);

        void Off(string member, double fromHour, double toHour) =>
            rota.Book(Station, member, start.PlusMinutes((long)(fromHour * 60)), start.PlusMinutes((long)(toHour * 60)), "O");
    }
}
