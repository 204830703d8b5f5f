using GartanSimulator;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>
/// One bad day is one bad day: whatever is wrong with a later page, today's is read on time and nobody is told that the bot can't see.
/// </summary>
public class BadDayTests
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly Instant Monday = London.AtStartOfDay(new(2026, 6, 8)).ToInstant();
    private static readonly Fault Empty = new BodyFault("""{"d":null}""");

    [Fact]
    public async Task A_week_with_one_refused_day_and_a_near_horizon_reads_today_every_five_minutes()
    {
        await using var world = await StartAsync();
        var refused = new LocalDate(2026, 6, 15);
        world.Bot.Site.Faults.OnDays(day => day == refused, new GridFault(GridDefects.CutShort));
        world.Bot.Site.Faults.OnDays(day => day >= Today(world).PlusDays(10), Empty);

        var readings = await ReadingsOfTodayAsync(world, days: 7);

        readings.GroupBy(at => at.InZone(London).Date).Count().ShouldBe(7);
        foreach (var day in readings.GroupBy(at => at.InZone(London).Date))
            day.Zip(day.Skip(1), (one, next) => (next - one).TotalMinutes).ShouldAllBe(minutes => minutes == 5);

        world.Platform.Posts.Where(post => post.Conversation == AlertWorld.Chat).ShouldBeEmpty("contact is never lost");
        var notice = world.Platform.Posts.ShouldHaveSingleItem();
        notice.Conversation.ShouldBe("paper:@9");
        notice.Text.ShouldStartWith(
            "K41: I haven't been able to read Mon 15 June for an hour; I keep trying. The page ends in the middle of the grid.");
        world
            .Bot.Site.Log.GridRequestsOf(new(2026, 6, 24))
            .ShouldBe(4, "it was in sight on four days, and never shown: asked for once a day");
        world.Bot.Site.Log.GridRequestsOf(new(2026, 6, 27)).ShouldBe(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public async Task A_later_day_that_answers_with_an_error_for_ever_does_not_slow_today(int daysAhead)
    {
        await using var world = await StartAsync();
        world.Bot.Site.Faults.OnDays(
            day => day == Today(world).PlusDays(daysAhead), new BodyFault("<html>Server error</html>", "text/html"));

        var readings = await ReadingsOfTodayAsync(world, days: 1);

        readings.Zip(readings.Skip(1), (one, next) => (next - one).TotalMinutes).ShouldAllBe(minutes => minutes == 5);
        world.Platform.Posts.Count.ShouldBeLessThanOrEqualTo(1, "administrators may hear of it, and nobody else");
    }

    [Fact]
    public async Task A_day_that_is_shown_at_last_is_read_on_the_day_after_and_is_part_of_the_days_that_are_wanted()
    {
        await using var world = await StartAsync();
        world.Bot.Site.Faults.OnDays(day => day >= Today(world).PlusDays(10), Empty);
        await world.MinutesAsync(10);

        (await world.AskAsync("paper:@9", new("9", "Boss"), "/status")).ShouldContain(
            "10 days ✔", customMessage: "days beyond the horizon are not missing");

        world.Bot.Site.Faults.Clear();
        await world.MinutesAsync(24 * 60);
        (await world.AskAsync("paper:@9", new("9", "Boss"), "/status")).ShouldContain("14 days ✔");
    }

    [Fact]
    public async Task Contact_is_lost_when_todays_page_is_refused()
    {
        await using var world = await StartAsync();
        await world.MinutesAsync(10);
        world.Bot.Site.Faults.OnDays(day => day == Today(world), new GridFault(GridDefects.CutShort));

        await world.MinutesAsync(40);

        world
            .Platform.Posts.Where(post => post.Conversation == AlertWorld.Chat)
            .ShouldHaveSingleItem()
            .Text.ShouldContain("I have not been able to read Gartan for K41");
    }

    private static Task<AlertWorld> StartAsync() => AlertWorld.StartAsync(Monday, bot =>
    {
        bot.Set("Chat:Admins:0", "paper:9");
        bot.Set("Scraping:Refresh:TodayAtNight", "00:05:00");
    });

    private static LocalDate Today(AlertWorld world) => world.Now.InZone(London).Date;

    /// <summary>Minutes at which the site was asked for the page of the day that was today then.</summary>
    private static async Task<List<Instant>> ReadingsOfTodayAsync(AlertWorld world, int days)
    {
        List<Instant> readings = [];
        for (var minute = 0; minute < days * 24 * 60; minute++)
        {
            var (now, before) = (world.Now, world.Bot.Site.Log.GridRequestsOf(Today(world)));
            await world.BeatAsync();
            if (world.Bot.Site.Log.GridRequestsOf(now.InZone(London).Date) > before)
                readings.Add(now);
            world.Bot.Time.Advance(TimeSpan.FromMinutes(1));
        }

        return readings;
    }
}
