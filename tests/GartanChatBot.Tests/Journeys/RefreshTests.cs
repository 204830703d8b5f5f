using GartanChatBot.Scraping;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>A simulated day, minute by minute: what the site would see of us.</summary>
public class RefreshTests
{
    [Fact]
    public async Task Peer_defect_13_A_Sunday_makes_at_most_600_page_requests_and_2_for_each_past_day()
    {
        var sunday = new LocalDate(2026, 6, 14);
        var london = DateTimeZoneProviders.Tzdb["Europe/London"];
        await using var bot = await BotHarness.StartAsync(
            new() { Rota = RotaStyle.Lively }, london.AtStartOfDay(sunday.PlusDays(-1)).ToInstant());
        await using var app = bot.BuildService();
        var pass = app.Services.GetRequiredService<ScheduledScrape>();
        var target = app.Services.GetRequiredService<ScrapeTargets>().All.Single();

        // The Saturday before, so that the Sunday is a day like any other and not a first start.
        await MinutesAsync(bot, pass, target, until: london.AtStartOfDay(sunday).ToInstant());
        var (before, pastBefore) = (bot.Site.Log.Count(SimulatedPage.Grid), PastDays(bot, sunday));
        await MinutesAsync(bot, pass, target, until: london.AtStartOfDay(sunday.PlusDays(1)).ToInstant());

        var requests = bot.Site.Log.Count(SimulatedPage.Grid) - before;
        requests.ShouldBeInRange(400, 600);
        TestContext.Current.TestOutputHelper?.WriteLine($"{requests} page requests on a Sunday of a lively rota");
        PastDays(bot, sunday).Zip(pastBefore, (after, earlier) => after - earlier).ShouldAllBe(reads => reads <= 2);
        bot.Site.Log.GridRequestsOf(sunday.PlusDays(-1)).ShouldBeGreaterThan(2, "it was today the day before");
        bot.Site.Log.Logins.ShouldBe(1, "one session, kept for as long as it lasts");
        bot.Site.Log.MaxAtOnce.ShouldBe(1);
    }

    [Fact]
    public async Task Peer_defect_8_A_shortage_tomorrow_is_seen_within_a_quarter_of_an_hour()
    {
        await using var bot = await BotHarness.StartAsync(new() { Rota = RotaStyle.Blank });
        await using var app = bot.BuildService();
        var pass = app.Services.GetRequiredService<ScheduledScrape>();
        var target = app.Services.GetRequiredService<ScrapeTargets>().All.Single();
        await pass.RunAsync(target, TestContext.Current.CancellationToken);

        var tomorrow = new LocalDateTime(2026, 6, 10, 9, 0);
        foreach (var driver in (string[])["ALDER, TM", "CEDAR, ML", "ELM, SJ"])
            bot.Site.Rota.Book("K41", driver, tomorrow, tomorrow.PlusHours(2));
        // A quarter of an hour, and the minute in which it is looked at.
        await MinutesAsync(bot, pass, target, until: BotHarness.Tuesday + Duration.FromMinutes(16));

        await app.DisposeAsync();
        (await bot.RunAsync("ask", "when are we next short?")).Output.ShouldContain("Wed 09:00–11:00");
    }

    [Fact]
    public async Task A_site_that_fails_is_left_alone_longer_and_longer()
    {
        await using var bot = await BotHarness.StartAsync();
        await using var app = bot.BuildService();
        var pass = app.Services.GetRequiredService<ScheduledScrape>();
        var target = app.Services.GetRequiredService<ScrapeTargets>().All.Single();
        bot.Site.Faults.Always(SimulatedPage.Grid, new BodyFault("""{"d":null}"""));

        await MinutesAsync(bot, pass, target, until: BotHarness.Tuesday + Duration.FromHours(3));

        // 1, 2, 5, 15 and then 60 minutes apart; each pass gives up early.
        bot.Site.Log.Count(SimulatedPage.Grid).ShouldBeLessThan(7 * target.DaysAhead);
    }

    private static async Task MinutesAsync(BotHarness bot, ScheduledScrape pass, ScrapeTarget target, Instant until)
    {
        while (bot.Time.GetCurrentInstant() < until)
        {
            await pass.RunAsync(target, TestContext.Current.CancellationToken);
            bot.Time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private static List<int> PastDays(BotHarness bot, LocalDate today) =>
        [.. Enumerable.Range(1, 7).Select(days => bot.Site.Log.GridRequestsOf(today.PlusDays(-days)))];
}
