using GartanChatBot.Scraping;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Tuning;

/// <summary>The whole bot against a site whose day changes: how often the day is read, and what is said about it.</summary>
public class AdaptiveRefreshTests
{
    private static readonly LocalDate Today = new(2026, 6, 9);

    [Theory]
    [InlineData(true, 5, "K41: today every 2 min: 3 changes in the last hour;")]
    [InlineData(false, 2, "K41: today every 5 min;")]
    public async Task A_day_in_flux_is_read_more_often_until_it_is_quiet_unless_that_is_switched_off(
        bool enabled, int readings, string said)
    {
        await using var bot = await BotHarness.StartAsync(new() { Rota = RotaStyle.Blank });
        bot.Set("Tuning:Enabled", enabled.ToString());
        await using var app = bot.BuildService();
        var (pass, target, refresh) = (
            app.Services.GetRequiredService<ScheduledScrape>(), app.Services.GetRequiredService<ScrapeTargets>().All.Single(),
            app.Services.GetRequiredService<AdaptiveRefresh>());

        await MinutesAsync(1);
        for (var change = 0; change < 3; change++)
        {
            bot.Site.Rota.Book("K41", "ELM, SJ", Today.At(new(18 + change, 0)), Today.At(new(19 + change, 0)));
            await MinutesAsync(10);
        }

        refresh.Words(target, Now()).ShouldStartWith(said);
        (await ReadingsInTenMinutesAsync()).ShouldBe(readings);

        await MinutesAsync(60);
        refresh.Words(target, Now()).ShouldStartWith("K41: today every 5 min;");
        (await ReadingsInTenMinutesAsync()).ShouldBe(2);

        async Task<int> ReadingsInTenMinutesAsync()
        {
            var before = bot.Site.Log.GridRequestsOf(Today);
            await MinutesAsync(10);
            return bot.Site.Log.GridRequestsOf(Today) - before;
        }

        async Task MinutesAsync(int minutes)
        {
            for (var minute = 0; minute < minutes; minute++)
            {
                await pass.RunAsync(target, TestContext.Current.CancellationToken);
                bot.Time.Advance(TimeSpan.FromMinutes(1));
            }
        }

        Instant Now() => bot.Time.GetCurrentInstant();
    }
}
