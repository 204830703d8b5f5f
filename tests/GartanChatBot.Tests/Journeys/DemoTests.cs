using GartanChatBot.Verbs;
using Microsoft.Extensions.Logging;

namespace GartanChatBot.Tests.Journeys;

/// <summary>The first command of the README, as somebody without an account types it: no configuration, the clock of the wall, three questions.</summary>
public class DemoTests
{
    [Theory]
    [InlineData]
    [InlineData("demo")]
    public async Task Nothing_configured_starts_the_demo_station_which_answers(params string[] verb)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var console = new BotConsole(new StringReader("is K41P1 on the run?\nuntil when?\n/help\n/quit\n"), output, error) { MinimumLogLevel = LogLevel.None };
        var before = DemoFolders();

        var code = await BotCommandLine.RunAsync(
            [.. verb, "--config", Path.Combine(Architecture.RepositoryRoot.Path, "config"), "--set", "Web:Url=http://127.0.0.1:0"],
            console,
            TestContext.Current.CancellationToken);

        code.ShouldBe(ExitCode.Done, error.ToString());
        var said = output.ToString();
        said.ShouldContain("demo station K41 Fernbrae");
        said.ShouldContain("Board and API: http://127.0.0.1:");
        said.ShouldContain("K41P1 is on the run until");
        said.ShouldContain("Not a mobilising system");
        error.ToString().ShouldContain("14/14 K41 read");
        DemoFolders().Except(before).ShouldBeEmpty("its database goes when it ends");
    }

    private static string[] DemoFolders() => Directory.GetDirectories(Path.GetTempPath(), "gartan-demo-*");
}
