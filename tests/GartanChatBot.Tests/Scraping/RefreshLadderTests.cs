using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Scraping;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Tests.Scraping;

public class RefreshLadderTests
{
    private static readonly StationClock London = new(DateTimeZoneProviders.Tzdb["Europe/London"]);
    private static readonly RefreshLadder Ladder = new(new RefreshOptions());

    [Theory]
    [InlineData("2026-06-09T14:20", 0, 5)]
    [InlineData("2026-06-09T23:00", 0, 15)]
    [InlineData("2026-06-09T05:59", 0, 15)]
    [InlineData("2026-06-09T06:00", 0, 5)]
    [InlineData("2026-06-09T14:20", 1, 15)]
    [InlineData("2026-06-09T14:20", 2, 60)]
    [InlineData("2026-06-09T14:20", 7, 60)]
    [InlineData("2026-06-09T14:20", 8, 360)]
    public void A_day_is_read_again_after_its_step_of_the_ladder(string now, int daysFromToday, int minutes)
    {
        var at = At(now);
        var day = London.DateOf(at).PlusDays(daysFromToday);
        var almost = at - Duration.FromMinutes(minutes) + Duration.FromSeconds(1);

        DueWhenReadAt(at, day, almost).ShouldBeFalse();
        DueWhenReadAt(at, day, almost - Duration.FromSeconds(1)).ShouldBeTrue();
    }

    [Fact]
    public void A_past_day_is_read_once_after_midnight_and_once_in_the_morning_then_never()
    {
        var yesterday = new LocalDate(2026, 6, 9);
        var reads = new List<Instant> { At("2026-06-09T23:50") };

        for (var now = At("2026-06-10T00:00"); now < At("2026-06-14T23:59"); now += Duration.FromMinutes(1))
        {
            if (Ladder.DueAt(now, London, 14, day => day == yesterday ? reads[^1] : now).Contains(yesterday))
                reads.Add(now);
        }

        reads.Skip(1).ShouldBe([At("2026-06-10T00:00"), At("2026-06-10T06:00")]);
    }

    [Fact]
    public void A_first_run_reads_the_past_days_of_the_week_once()
    {
        var sunday = At("2026-06-14T12:00");

        var due = Ladder.DueAt(sunday, London, 14, _ => null);

        due.Count.ShouldBe(14 + 6);
        due[0].ShouldBe(new LocalDate(2026, 6, 14));
        Ladder.DueAt(sunday, London, 14, _ => sunday).ShouldBeEmpty();
    }

    private static bool DueWhenReadAt(Instant now, LocalDate day, Instant read) =>
        Ladder.DueAt(now, London, 14, each => each == day ? read : now).Contains(day);

    private static Instant At(string local) =>
        London.InstantOf(LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd'T'HH:mm").Parse(local).Value);
}
