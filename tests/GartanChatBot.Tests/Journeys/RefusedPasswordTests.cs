using GartanChatBot.Tests.TestKit;
using GartanSimulator;

namespace GartanChatBot.Tests.Journeys;

/// <summary>A refused password is tried once, whoever restarts what, until it changes or an administrator resumes.</summary>
public class RefusedPasswordTests
{
    [Fact]
    public async Task A_refused_password_is_tried_once_also_across_restarts_until_an_administrator_resumes()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Site.Faults.Next(SimulatedPage.LoginPost, new LoginFault(LoginAnswer.WrongPassword));

        for (var start = 0; start < 3; start++)
        {
            var refused = await bot.RunAsync("scrape", "--days", "2");
            refused.Code.ShouldBe(1);
            refused.Output.ShouldContain(start == 0 ? "password" : "Log-in is stopped");
            bot.Time.Advance(TimeSpan.FromHours(1));
        }

        bot.Site.Log.LoginAttempts.ShouldBe(1);

        (await bot.RunAsync("ask", "/resume")).Code.ShouldBe(0);
        (await bot.RunAsync("scrape", "--days", "2")).Code.ShouldBe(0);
        bot.Site.Log.LoginAttempts.ShouldBe(2);
    }

    [Fact]
    public async Task A_changed_password_is_tried_at_once()
    {
        await using var bot = await BotHarness.StartAsync();
        var right = new SimulatorOptions().Password;
        bot.Set("Gartan:Password", "drill-nihgt");
        (await bot.RunAsync("scrape", "--days", "1")).Code.ShouldBe(1);

        bot.Set("Gartan:Password", right);

        (await bot.RunAsync("scrape", "--days", "1")).Code.ShouldBe(0);
        bot.Site.Log.LoginAttempts.ShouldBe(2);
    }

    [Fact]
    public async Task Peer_defect_4_A_site_that_is_down_at_log_in_is_not_a_refused_password()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Site.Faults.Next(SimulatedPage.LoginPost, new StatusFault(503, TimeSpan.FromMinutes(5)));
        (await bot.RunAsync("scrape", "--days", "1")).Code.ShouldBe(1);

        bot.Time.Advance(TimeSpan.FromMinutes(6));

        (await bot.RunAsync("scrape", "--days", "1")).Code.ShouldBe(0);
    }
}
