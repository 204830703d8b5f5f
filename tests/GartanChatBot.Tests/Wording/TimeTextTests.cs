using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Tests.Wording;

public class TimeTextTests
{
    private static readonly StationClock London = new(DateTimeZoneProviders.Tzdb["Europe/London"]);
    private static readonly TimeText Words = new(London.Zone, new LocalDate(2026, 6, 9));

    [Theory]
    [InlineData(0, "0 m")]
    [InlineData(40, "40 m")]
    [InlineData(60, "1 h")]
    [InlineData(100, "1 h 40 m")]
    [InlineData(65, "1 h 05 m")]
    [InlineData(36330, "605 h 30 m")]
    public void A_length_is_hours_and_minutes(int minutes, string text) => LengthText.Of(Duration.FromMinutes(minutes)).ShouldBe(text);

    [Theory]
    [InlineData("2026-06-09T16:00:00", "16:00")]
    [InlineData("2026-06-10T06:45:00", "Wed 06:45")]
    [InlineData("2026-06-08T03:10:00", "Mon 03:10")]
    [InlineData("2026-06-15T12:00:00", "Mon 12:00")]
    [InlineData("2026-06-16T12:00:00", "Tue 16 Jun 12:00")]
    [InlineData("2026-06-23T00:00:00", "Tue 23 Jun 00:00")]
    [InlineData("2027-01-02T00:00:00", "Sat 2 Jan 2027 00:00")]
    public void A_time_says_its_day_when_it_is_not_today(string local, string text) => Words.When(At(local)).Text.ShouldBe(text);

    [Theory]
    [InlineData("2026-06-09T16:00:00", "2026-06-09T17:00:00", "16:00–17:00")]
    [InlineData("2026-06-10T06:45:00", "2026-06-10T12:30:00", "Wed 06:45–12:30")]
    [InlineData("2026-06-09T22:00:00", "2026-06-10T06:45:00", "22:00–Wed 06:45")]
    [InlineData("2026-06-10T18:00:00", "2026-06-11T00:00:00", "Wed 18:00–24:00")]
    public void A_range_says_each_day_once(string from, string to, string text) =>
        TextRun.PlainText(Words.Range(new(At(from), At(to)))).ShouldBe(text);

    [Fact]
    public void Age_is_said_with_the_time_of_reading()
    {
        TextRun.PlainText(AgeText.Line(At("2026-06-09T14:18:00"), old: null, Words)).ShouldBe("Gartan 14:18");
        TextRun
            .PlainText(AgeText.Line(At("2026-06-09T13:53:00"), Duration.FromMinutes(27), Words))
            .ShouldBe("Gartan 13:53 · ⚠ 27 min old");
    }

    private static Instant At(string local) => London.InstantOf(LocalDateTimePattern.GeneralIso.Parse(local).Value);
}
