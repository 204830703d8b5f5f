using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Tests;

public class StationClockTests
{
    private static readonly StationClock London = new(DateTimeZoneProviders.Tzdb["Europe/London"]);

    [Theory]
    [InlineData("2026-06-09", 96)]
    [InlineData("2027-03-28", 92)]
    [InlineData("2026-10-25", 100)]
    public void A_day_has_as_many_quarter_hours_as_really_pass(string date, int slots) =>
        London.SlotCount(NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value).ShouldBe(slots);
}
