using GartanChatBot.Host;
using GartanChatBot.Storage;
using GartanChatBot.Tests.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GartanChatBot.Tests.Journeys;

/// <summary>
/// What somebody sees who has nothing configured, on the real clock: a welcome, an address, answers, and nothing left behind.
/// </summary>
public class DemoTests
{
    private const string Questions = "is K41P1 on the run?\nwho is on?\n/status\n/quit\nnever read";

    [Theory]
    [InlineData("")]
    [InlineData("demo")]
    public async Task Nothing_configured_shows_an_address_answers_and_leaves_no_file(string verb)
    {
        var demo = new Demo();

        var ran = await demo.RunAsync([.. verb.Length > 0 ? [verb] : (string[])[]]);

        ran.Code.ShouldBe(ExitCode.Done, ran.Error);
        ran.Output.ShouldMatch(@"http://127\.0\.0\.1:[1-9]\d*");
        ran.Output.ShouldContain("K41P1 is on the run until");
        ran.Output.ShouldContain("Dogwood FFC");
        ran.Output.ShouldContain("Reading Gartan:");
        ran.Error.ShouldContain("14/14");
        demo.SawItsFile.ShouldBeTrue();
        Directory.Exists(Path.GetDirectoryName(demo.DatabasePath)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_demo_touches_neither_the_account_nor_the_file_of_an_operator_who_has_them()
    {
        await using var bot = await BotHarness.StartAsync();
        var demo = new Demo();

        var ran = await demo.RunAsync(
            "demo", "--set", $"Gartan:BaseUrl={bot.Site.BaseUrl}", "--set", "Gartan:Username=demo", "--set", "Gartan:Password=drill-night",
            "--set", $"Storage:Path={bot.DatabasePath}");

        ran.Code.ShouldBe(ExitCode.Done, ran.Error);
        ran.Output.ShouldContain("K41P1 is on the run until");
        bot.Site.Log.Requests.ShouldBeEmpty();
        File.Exists(bot.DatabasePath).ShouldBeFalse();
        demo.DatabasePath.ShouldNotBe(bot.DatabasePath);
    }

    /// <summary>Somebody at the prompt, who looks at the demo's own file while they ask.</summary>
    private sealed class Demo
    {
        public string? DatabasePath { get; private set; }

        public bool SawItsFile { get; private set; }

        public async Task<Ran> RunAsync(params string[] arguments)
        {
            var (output, error) = (new StringWriter(), new StringWriter());
            var console = new BotConsole(new Prompt(this), output, error) { MinimumLogLevel = LogLevel.None, ConfigureServices = Note };
            var config = Path.Combine(Architecture.RepositoryRoot.Path, "config");

            var code = await BotCommandLine.RunAsync(
                [.. arguments, "--config", config, "--set", "Web:Url=http://127.0.0.1:0"], console, TestContext.Current.CancellationToken);
            return new(code, output.ToString(), error.ToString());
        }

        private void Note(IServiceCollection services) =>
            DatabasePath = services.Select(service => service.ImplementationInstance).OfType<StorageOptions>().Single().Path;

        private sealed class Prompt(Demo demo) : StringReader(Questions)
        {
            public override string? ReadLine()
            {
                demo.SawItsFile |= File.Exists(demo.DatabasePath);
                return base.ReadLine();
            }
        }
    }
}
