using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Pages;
using GartanChatBot.Gartan.Reading;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Tests.Gartan;

/// <summary>The sample pages, and readings of them as the service would do it.</summary>
internal static class Sample
{
    public static readonly StationClock London = new(DateTimeZoneProviders.Tzdb["Europe/London"]);

    public static readonly Instant ReadAt = Instant.FromUtc(2026, 6, 9, 13, 18);

    public static string Text(string name) => TestKit.Samples.Read(name);

    /// <summary>Reads a sample whose name begins with station and date, or one of K41 on 9 June 2026.</summary>
    public static DayReading Read(string name, StationDay? previous = null)
    {
        var dated = char.IsUpper(name[0]);
        var date = dated ? LocalDatePattern.Iso.Parse(name.Substring(4, 10)).Value : new LocalDate(2026, 6, 9);
        return ReadText(Text(name), date, previous, dated ? name[..3] : "K41");
    }

    public static DayReading ReadText(string html, LocalDate? date = null, StationDay? previous = null, string station = "K41") =>
        new DayReader(CodeBook.Usual).Read(html, StationCode.Parse(station), London, date ?? new LocalDate(2026, 6, 9), ReadAt, previous);

    public static StationDay Day(string name) => Read(name).Day.ShouldNotBeNull(name);

    /// <summary>One character a slot, as the facts beside the samples are written.</summary>
    public static string Bar(SlotSet slots, int count) => string.Concat(Enumerable.Range(0, count).Select(slot => slots[slot] ? '1' : '0'));
}
