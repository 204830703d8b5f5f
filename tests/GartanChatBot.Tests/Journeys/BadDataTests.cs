using System.Text.Json;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;

namespace GartanChatBot.Tests.Journeys;

/// <summary>
/// Everything that can be wrong with a page or a site: good answers stay, the age grows, nothing crashes, nobody hears "on the run" on a
/// guess.
/// </summary>
public class BadDataTests
{
    public static TheoryData<string> Faults =>
    [
        "503", "429", "500 naming a parameter", "login page", "401", "redirect", "hang", "cut body", "wrong charset",
        "d empty", "d null", "d a number", "no json",
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_leaves_the_last_good_answer_and_its_age_grows(string fault)
    {
        await using var bot = await BotHarness.StartAsync();
        (await bot.RunAsync("scrape", "--days", "2")).Code.ShouldBe(0);
        var before = await AskAsync(bot);
        bot.Time.Advance(TimeSpan.FromMinutes(27));
        bot.Site.Faults.Always(SimulatedPage.Grid, FaultOf(fault));

        var pass = await ScrapeWhileTimePassesAsync(bot);

        var after = await AskAsync(bot);
        pass.Code.ShouldBe(Heals(fault) ? 0 : 1, pass.Error);
        before.Output.ShouldContain("on the run until 16:00");
        after.Output.ShouldContain("on the run until 16:00");
        after.Output.Contains("min old", StringComparison.Ordinal).ShouldBe(!Heals(fault), after.Output);
    }

    [Fact]
    public async Task After_an_hour_without_a_page_nobody_hears_on_the_run()
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape", "--days", "2");
        bot.Time.Advance(TimeSpan.FromMinutes(61));
        bot.Site.Faults.Always(SimulatedPage.Grid, new BodyFault("""{"d":null}"""));

        var answer = await AskAsync(bot);
        await using var service = await bot.StartServiceAsync();
        var pump = await service.GetAsync("/api/v1/appliances/K41P1");

        answer.Output.ShouldStartWith("⚪");
        pump.GetProperty("state").GetString().ShouldBe("unknown");
        pump.GetProperty("lastKnown").GetString().ShouldBe("critical");
        pump.GetProperty("until").ValueKind.ShouldBe(JsonValueKind.Null);
        (await service.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(
            System.Net.HttpStatusCode.ServiceUnavailable);
        (await service.Client.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(
            System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task Peer_defect_11_No_answer_comes_without_its_age()
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape", "--days", "2");
        await using var service = await bot.StartServiceAsync();

        foreach (var path in (string[])["/api/v1/stations/K41/crew", "/api/v1/appliances/K41P1", "/api/v1/appliances/K41P1/gaps"])
            (await service.GetAsync(path)).GetProperty("readAt").GetString().ShouldBe("2026-06-09T14:18:00+01:00");

        var answer = await service.GetAsync("/api/v1/ask?text=%2Fnow");
        answer.GetProperty("text").GetString()!.ShouldContain("Gartan 14:18");
    }

    [Fact]
    public async Task A_refused_page_changes_nothing_but_its_age()
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape", "--days", "1");
        var good = await AskAsync(bot);

        foreach (var file in Directory.GetFiles(Samples.Folder, "refuse-*.html"))
        {
            bot.Site.Faults.Always(
                SimulatedPage.Grid,
                new BodyFault(
                    JsonSerializer.Serialize(new { d = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) })));
            var pass = await bot.RunAsync("scrape", "--days", "1", "--json");

            pass.Code.ShouldBe(1, file);
            JsonDocument.Parse(pass.Output).RootElement.GetProperty("failed")[0].GetProperty("date").GetString().ShouldBe("2026-06-09");
            (await AskAsync(bot)).Output.ShouldBe(good.Output, file);
        }
    }

    [Fact]
    public async Task A_later_day_that_can_no_longer_be_read_becomes_unread_not_clear()
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape", "--days", "3");
        var early = await bot.RunAsync("ask", "when are we next short?");

        // Today goes on being read; tomorrow was last read two hours ago, eight times its interval.
        bot.Time.Advance(TimeSpan.FromHours(2));
        await bot.RunAsync("scrape", "--days", "1");
        var late = await bot.RunAsync("ask", "when are we next short?");
        var tomorrow = await bot.RunAsync("ask", "/who Wed 09:00");

        early.Output.ShouldContain("Wed 06:45–12:30");
        late.Output.ShouldNotContain("Wed 06:45");
        late.Output.ShouldContain("Not read: Wed 10 June");
        tomorrow.Output.ShouldStartWith("⚪");
    }

    [Fact]
    public async Task A_day_that_was_never_read_is_unknown_not_on_the_run()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Site.Faults.Next(SimulatedPage.Grid, new BodyFault("""{"d":null}"""));
        await bot.RunAsync("scrape", "--days", "2");
        bot.Site.Faults.Always(SimulatedPage.Grid, new BodyFault("""{"d":null}"""));
        await using var service = await bot.StartServiceAsync();

        (await service.GetAsync("/api/v1/appliances/K41P1")).GetProperty("state").GetString().ShouldBe("unknown");
        (await service.GetAsync("/api/v1/appliances/K41P1?at=2026-06-09T14:20")).GetProperty("state").GetString().ShouldBe("unknown");
        (await service.GetAsync("/api/v1/appliances/K41P1/gaps?from=2026-06-10&to=2026-06-11"))
            .GetProperty("unread")
            .GetArrayLength()
            .ShouldBe(0);
        (await AskAsync(bot, service)).ShouldNotContain("on the run until");
    }

    private static Task<Ran> AskAsync(BotHarness bot) => bot.RunAsync("ask", "/pump K41P1");

    private static async Task<string> AskAsync(BotHarness bot, RunningBot service)
    {
        bot.Set("Web:Url", service.Address.AbsoluteUri);
        return (await AskAsync(bot)).Output;
    }

    private static Fault FaultOf(string name) => name switch
    {
        "503" => new StatusFault(503, TimeSpan.FromSeconds(30)),
        "429" => new StatusFault(429),
        "500 naming a parameter" => new ParameterFault("showNewThing"),
        "login page" => new SessionFault(LoggedOutAnswer.LoginPage),
        "401" => new SessionFault(LoggedOutAnswer.Unauthorized),
        "redirect" => new SessionFault(LoggedOutAnswer.Redirect),
        "hang" => new HangFault(),
        "cut body" => new CutBodyFault(),
        "wrong charset" => new CharsetFault("utf-7x"),
        "d empty" => new BodyFault("""{"d":""}"""),
        "d null" => new BodyFault("""{"d":null}"""),
        "d a number" => new BodyFault("""{"d":7}"""),
        _ => new BodyFault("<html><body>Down for maintenance</body></html>", "text/html"),
    };

    /// <summary>The right bytes under a wrong label can be read: nothing is lost, and nothing has to be refused.</summary>
    private static bool Heals(string fault) => fault == "wrong charset";

    /// <summary>Retries and time-outs wait on the clock: it is moved on until the pass has ended.</summary>
    private static async Task<Ran> ScrapeWhileTimePassesAsync(BotHarness bot)
    {
        var pass = bot.RunAsync("scrape", "--days", "1", "--json");
        while (!pass.IsCompleted)
        {
            bot.Time.Advance(TimeSpan.FromSeconds(1));
            // Room for what really travels over the loopback before the clock moves again.
            await Task.WhenAny(pass, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System));
        }

        return await pass;
    }
}
