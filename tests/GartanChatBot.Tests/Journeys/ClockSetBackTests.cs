using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>The machine's clock is set back by hours, as after a start with a wrong time: reading and alerts go on.</summary>
public class ClockSetBackTests
{
    private static readonly TimeSpan Back = TimeSpan.FromHours(3);

    [Fact]
    public async Task Pages_are_read_and_shortages_told_as_if_nothing_had_happened()
    {
        await using var world = await AlertWorld.StartAsync();
        await world.MinutesAsync(10);
        world.Bot.Time.AdjustTime(world.Bot.Time.GetUtcNow() - Back);
        var before = world.Bot.Site.Log.GridRequestsOf(new(2026, 6, 9));
        LocalDateTime six = new(2026, 6, 9, 18, 0);
        world.NoDriver(six, six.PlusHours(1));

        await world.MinutesAsync(21);

        (world.Bot.Site.Log.GridRequestsOf(new(2026, 6, 9)) - before).ShouldBeInRange(
            5, 8, "at once, a minute later, and then each few minutes");
        world.Platform.Posts.ShouldHaveSingleItem().Text.ShouldContain("K41P1 will be off the run today 18:00–19:00");
    }

    [Fact]
    public async Task The_schedule_goes_on_and_reads_at_once_after_a_first_start()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Scraping:Jitter", "00:00:40");
        await using var service = await bot.StartServiceAsync();
        await bot
            .Site.Log.WhenRequestedAsync(4 + 13)
            .WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, TestContext.Current.CancellationToken);

        bot.Time.AdjustTime(bot.Time.GetUtcNow() - Back);
        var before = bot.Site.Log.Count(SimulatedPage.Grid);
        bot.Time.Advance(TimeSpan.FromMinutes(2));

        await bot.Site.Log.WhenRequestedAsync(bot.Site.Log.Requests.Count + 1).NudgedAsync(bot.Time);
        bot.Site.Log.Count(SimulatedPage.Grid).ShouldBeGreaterThan(before);
    }
}
