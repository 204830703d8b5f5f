using System.Diagnostics;
using System.Text;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;

namespace GartanChatBot.Tests.Host;

/// <summary>The built program on a pseudo-terminal, from an empty folder to an answered question.</summary>
public class SetupAtTerminalTests
{
    [Fact]
    public async Task A_person_sets_up_a_station_and_asks()
    {
        var script = Tool.Find("script", "apt-get install bsdutils");
        await using var site = await SimulatorSite.StartAsync(
            new() { Stations = [SimulatedStation.Fernbrae, SimulatedStation.Skerrow] }, TimeProvider.System);
        using var folder = new QuickFolder();

        var setup = await TypedAsync(
            script, folder, "",
            ("set up your own", "s"), ("permission", "yes"), ("Address of", site.BaseUrl.AbsoluteUri), ("user name", "demo"),
            ("Password", "drill-night"), ("Which stations?", "K41"), ("Time zone", ""), ("Telegram token", ""), ("Discord token", ""));
        var read = await TypedAsync(script, folder, "scrape --days 1");
        var asked = await TypedAsync(script, folder, "ask \"is the pump on the run?\"");

        setup.ShouldContain("✔ Gartan: K41 today: 8 people");
        setup.ShouldContain("Now run the same command");
        setup.ShouldNotContain("drill-night");
        read.ShouldContain("1 pages read");
        asked.ShouldContain("K41P1");
    }

    /// <summary>Runs the program and types each answer once its question is on the screen; the screen's text.</summary>
    private static async Task<string> TypedAsync(
        string script, QuickFolder folder, string verb, params (string Question, string Answer)[] answers)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "GartanChatBot.dll");
        var sets = $"--config {folder.Path} --set Storage:Path={folder.File("bot.db")} --set Gartan:MinimumSpacing=00:00:00 --set Web:Url=";
        var start = new ProcessStartInfo(script, ["-qec", $"dotnet {program} {verb} {sets}", "/dev/null"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder.Path,
        };
        using var process = Process.Start(start)!;
        var screen = new StringBuilder();
        var buffer = new char[1024];
        var (next, seenUntil) = (0, 0);
        while (await process.StandardOutput.ReadAsync(buffer, TestContext.Current.CancellationToken) is > 0 and var count)
        {
            screen.Append(buffer, 0, count);
            if (next == answers.Length
                || screen.ToString().IndexOf(answers[next].Question, seenUntil, StringComparison.Ordinal) is not (>= 0 and var at))
                continue;

            seenUntil = at + answers[next].Question.Length;
            await process.StandardInput.WriteAsync($"{answers[next++].Answer}\n");
            await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return screen.ToString();
    }
}
