using GartanChatBot.Host;
using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Journeys;

/// <summary>What an operator types wrong gets one clear sentence and the right exit code.</summary>
public class ParsedCommandTests
{
    [Theory]
    [InlineData("bogus")]
    [InlineData("ask")]
    [InlineData("scrape --from yesterday")]
    [InlineData("scrape --days 0")]
    [InlineData("scrape --days many")]
    [InlineData("scrape --station K14")]
    [InlineData("import nowhere.html --station K14")]
    [InlineData("ask /now --at teatime")]
    [InlineData("ask /now --config nowhere")]
    [InlineData("ask /now --set Web")]
    [InlineData("ask /now --set Cache:MaxEntries=lots")]
    [InlineData("ask /now --set Gartan:ResolutionMinutes=20")]
    [InlineData("run --set Web:Url=http://0.0.0.0:8080")]
    public async Task Bad_usage_exits_2_with_a_sentence(string line)
    {
        await using var bot = await BotHarness.StartAsync();
        var ran = line.Contains("--config", StringComparison.Ordinal)
            ? await RunBareAsync(bot, line.Split(' '))
            : await bot.RunAsync(line.Split(' '));

        ran.Code.ShouldBe(ExitCode.BadUsage, ran.Output + ran.Error);
        ran.Error.ShouldNotBeEmpty();
        ran.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_question_that_cannot_be_answered_exits_1_with_what_a_chat_would_say()
    {
        await using var bot = await BotHarness.StartAsync();

        var ran = await bot.RunAsync("ask", "/pump K41P9");

        ran.Code.ShouldBe(ExitCode.Failed);
        ran.Output.ShouldContain("K41P9");
    }

    [Fact]
    public async Task A_secret_is_never_shown_not_even_when_it_is_wrong()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Site.Faults.Always(
            GartanSimulator.SimulatedPage.LoginPost, new GartanSimulator.LoginFault(GartanSimulator.LoginAnswer.WrongPassword));
        bot.Set("Gartan:Password", "hunter-two");

        var scrape = await bot.RunAsync("scrape", "--days", "1");
        var doctor = await bot.RunAsync("doctor");

        scrape.Code.ShouldBe(1);
        doctor.Code.ShouldBe(1);
        (scrape.Output + scrape.Error + doctor.Output + doctor.Error).ShouldNotContain("hunter-two");
        doctor.Output.ShouldContain("✖ Gartan:");
    }

    [Fact]
    public async Task The_doctor_finds_everything_in_order()
    {
        await using var bot = await BotHarness.StartAsync();

        var doctor = await bot.RunAsync("doctor");

        doctor.Code.ShouldBe(0, doctor.Output);
        doctor.Output.ShouldContain("✔ Gartan: logged in");
        doctor.Output.ShouldContain("✔ Database:");
        doctor.Output.ShouldContain("– Telegram: no token");
        doctor.Output.ShouldNotContain("✖");
    }

    [Fact]
    public async Task An_unknown_key_is_warned_about_with_the_nearest_known_one()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Gartan:Pasword", "x");

        var ran = await bot.RunAsync("ask", "/help");

        ran.Code.ShouldBe(0, ran.Error);
        ran.Error.ShouldContain("Gartan:Pasword");
        ran.Error.ShouldContain("Gartan:Password");
    }

    [Fact]
    public async Task A_backup_is_taken_while_the_service_runs_and_put_back_while_it_does_not()
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape", "--days", "1");
        var file = Path.Combine(bot.Folder, "copy", "backup.db");

        await using (var service = await bot.StartServiceAsync())
        {
            bot.Set("Web:Url", service.Address.AbsoluteUri);
            (await bot.RunAsync("backup", file)).Code.ShouldBe(0);
            (await bot.RunAsync("restore", file)).Code.ShouldBe(1);
        }

        File.Delete(bot.DatabasePath);
        var restored = await bot.RunAsync("restore", file);
        var answer = await bot.RunAsync("ask", "/pump K41P1");

        restored.Code.ShouldBe(0, restored.Error);
        answer.Output.ShouldContain("until 16:00");
    }

    private static async Task<Ran> RunBareAsync(BotHarness bot, string[] arguments)
    {
        var (console, output, error) = bot.Console("");
        var code = await BotCommandLine.RunAsync(arguments, console, TestContext.Current.CancellationToken);
        return new(code, output.ToString(), error.ToString());
    }
}
