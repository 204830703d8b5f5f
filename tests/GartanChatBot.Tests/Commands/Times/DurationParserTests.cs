using GartanChatBot.Commands.Times;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Tests.Commands.Times;

public class DurationParserTests
{
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH':'mm");

    [Theory]
    [InlineData("4h", "2026-06-09T18:20", "")]
    [InlineData("4 hours", "2026-06-09T18:20", "")]
    [InlineData("for 4h", "2026-06-09T18:20", "")]
    [InlineData("an hour", "2026-06-09T15:20", "")]
    [InlineData("two hours drill night", "2026-06-09T16:20", "drill night")]
    [InlineData("90m", "2026-06-09T15:50", "")]
    [InlineData("45 min", "2026-06-09T15:05", "")]
    [InlineData("1h30", "2026-06-09T15:50", "")]
    [InlineData("1h 30m", "2026-06-09T15:50", "")]
    [InlineData("1 hour and 30 minutes", "2026-06-09T15:50", "")]
    [InlineData("2 days", "2026-06-11T14:20", "")]
    [InlineData("1d 12h", "2026-06-11T02:20", "")]
    [InlineData("7d", "2026-06-16T14:20", "")]
    [InlineData("till six", "2026-06-09T18:00", "")]
    [InlineData("till 6", "2026-06-09T18:00", "")]
    [InlineData("until two", "2026-06-10T02:00", "")]
    [InlineData("til twelve", "2026-06-10T00:00", "")]
    [InlineData("until 18:00", "2026-06-09T18:00", "")]
    [InlineData("till 6am", "2026-06-10T06:00", "")]
    [InlineData("till tomorrow 07:00", "2026-06-10T07:00", "")]
    [InlineData("till tomorrow 07:00 K41P1 in the workshop", "2026-06-10T07:00", "K41P1 in the workshop")]
    [InlineData("till Friday morning", "2026-06-12T09:00", "")]
    [InlineData("4h at the workshop", "2026-06-09T18:20", "at the workshop")]
    [InlineData("4H", "2026-06-09T18:20", "")]
    public void Reads_how_long_and_leaves_the_rest(string text, string until, string rest)
    {
        var read = new DurationParser(TestRota.Fernbrae.Clock).Read(text, TestRota.At("2026-06-09T14:20"));

        var (end, after) = read.ShouldNotBeNull();
        Local.Format(TestRota.Fernbrae.Clock.LocalOf(end)).ShouldBe(until);
        after.ShouldBe(rest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("please")]
    [InlineData("K41P1")]
    [InlineData("4")]
    [InlineData("h")]
    [InlineData("for")]
    [InlineData("till")]
    [InlineData("till whenever")]
    [InlineData("9999999999999999h")]
    public void Says_when_it_can_not(string text) =>
        new DurationParser(TestRota.Fernbrae.Clock).Read(text, TestRota.At("2026-06-09T14:20")).ShouldBeNull();

    [Fact]
    public void The_night_the_clocks_go_back_four_hours_are_four_hours()
    {
        var clock = TestRota.Fernbrae.Clock;
        var asked = clock.InstantOf(new LocalDateTime(2026, 10, 24, 23, 0));

        new DurationParser(clock).Read("4h", asked)!.Value.Until.ShouldBe(asked + Duration.FromHours(4));
        clock.LocalOf(new DurationParser(clock).Read("4h", asked)!.Value.Until).Hour.ShouldBe(2);
    }
}
