using System.Text.Json.Nodes;
using GartanChatBot.Gartan.Http;
using GartanChatBot.Host;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.Logging;

namespace GartanChatBot.Tests.Host;

/// <summary><c>setup</c> from an empty folder to an answered question, at a keyboard and as a script.</summary>
public sealed class SetupTests : IDisposable
{
    private readonly QuickFolder folder = new();

    [Fact]
    public async Task From_an_empty_folder_to_an_answered_question()
    {
        await using var site = await SiteAsync(new() { Stations = [SimulatedStation.Fernbrae, SimulatedStation.Skerrow] });

        var ran = await RunAsync($"yes\n{site.BaseUrl}\ndemo\ndrill-night\n1\n\n\n\n", "setup");
        var read = await RunAsync("", "scrape", "--days", "1");
        var asked = await RunAsync("", "ask", "is the pump on the run?");

        ran.Code.ShouldBe(0, ran.Output + ran.Error);
        ran.Output.ShouldContain("1  K41 Fernbrae (4101)");
        ran.Output.ShouldContain("2  R12 Skerrow (1201)");
        ran.Output.ShouldContain("✔ Gartan: K41 today: 8 people, K41P1 ");
        ran.Output.ShouldContain("counts agree, K41P1 needs 4, officer 1, driver 1, BA 2");
        ran.Output.ShouldNotContain("drill-night");
        read.Code.ShouldBe(0, read.Output + read.Error);
        asked.Output.ShouldContain("K41P1");
        asked.Code.ShouldBe(0, asked.Output + asked.Error);
    }

    [Fact]
    public async Task Only_the_owner_reads_the_account_and_lines_of_others_stay()
    {
        await using var site = await SiteAsync();
        await File.WriteAllTextAsync(folder.File(".env"), "# mine\nSCRAPING__JITTER=00:00:10\nGARTAN__PASSWORD=old\n");

        var ran = await ScriptAsync(site);

        ran.Code.ShouldBe(0, ran.Output + ran.Error);
        var lines = await File.ReadAllLinesAsync(folder.File(".env"));
        lines.ShouldContain("# mine");
        lines.ShouldContain("SCRAPING__JITTER=00:00:10");
        lines.Where(line => line.StartsWith("GARTAN__PASSWORD", StringComparison.Ordinal)).ShouldBe(["GARTAN__PASSWORD='drill-night'"]);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(folder.File(".env")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData("a'b\"c")]
    [InlineData("a'b")]
    [InlineData("with # and = and spaces")]
    [InlineData("$HOME \\n")]
    public async Task A_password_of_any_characters_comes_back_as_it_was_or_is_refused(string password)
    {
        await using var site = await SiteAsync(new() { Password = password });

        var ran = await ScriptAsync(site, password);

        if (ran.Code == 0)
            (await RunAsync("", "doctor")).Output.ShouldContain("✔ Gartan: logged in");
        else
            ran.Error.ShouldContain("set it in the environment");
    }

    [Theory]
    [InlineData(StationList.Select, false, "K41")]
    [InlineData(StationList.Script, false, "4101")]
    [InlineData(StationList.Select, true, "K41 Fernbrae")]
    [InlineData(StationList.None, false, "4101:K41:Fernbrae")]
    public async Task A_station_is_found_by_number_code_or_label_or_written_out(StationList lists, bool longLabels, string station)
    {
        await using var site = await SiteAsync(new() { Lists = lists, WantsLongLabels = longLabels });

        var ran = await ScriptAsync(site, station: station);

        ran.Code.ShouldBe(0, ran.Output + ran.Error);
        var written = JsonNode.Parse(await File.ReadAllTextAsync(folder.File("stations.json")))!;
        var entry = written["Stations"]!.AsArray().ShouldHaveSingleItem()!;
        entry["Code"]!.GetValue<string>().ShouldBe("K41");
        entry["Name"]!.GetValue<string>().ShouldBe("Fernbrae");
        entry["BrigadeId"]!.GetValue<int>().ShouldBe(4101);
        entry["BrigadeName"]!.GetValue<string>().ShouldBe(longLabels ? "K41 Fernbrae" : "K41");
    }

    [Fact]
    public async Task Where_the_site_lists_none_it_says_how_to_look()
    {
        await using var site = await SiteAsync(new() { Lists = StationList.None });

        var ran = await RunAsync($"yes\n{site.BaseUrl}\ndemo\ndrill-night\nK41\n4101:K41\n\n\n\n", "setup");

        ran.Code.ShouldBe(0, ran.Output + ran.Error);
        ran.Output.ShouldContain("brigadeId is the number");
        ran.Output.ShouldContain("\"K41\" isn't a known station.");
    }

    [Fact]
    public async Task The_form_of_a_request_that_the_site_takes_is_found()
    {
        await using var site = await SiteAsync(new() { Accepts = AcceptedBody.ScriptLiteral });

        (await ScriptAsync(site)).Code.ShouldBe(0);

        (await File.ReadAllTextAsync(folder.File(".env"))).ShouldContain("GARTAN__BODY='Script'");
    }

    [Fact]
    public async Task After_two_refusals_it_stops_so_that_the_account_is_not_locked()
    {
        await using var site = await SiteAsync();

        var ran = await RunAsync($"yes\n{site.BaseUrl}\ndemo\nwrong\ndemo\nwrong again\ndemo\nthird\n", "setup");

        ran.Code.ShouldBe(1, ran.Output + ran.Error);
        site.Log.LoginAttempts.ShouldBe(2);
        File.Exists(folder.File(".env")).ShouldBeFalse();
        File.Exists(folder.File("stations.json.bak")).ShouldBeFalse();
    }

    [Fact]
    public async Task Rejections_of_an_earlier_run_count_too()
    {
        await using var site = await SiteAsync();
        await RunAsync($"yes\n{site.BaseUrl}\ndemo\nwrong\ndemo\nwrong again\n", "setup");

        var again = await ScriptAsync(site);
        var meant = await ScriptAsync(site, more: "--try-again");

        again.Code.ShouldBe(2);
        again.Error.ShouldContain("--try-again");
        meant.Code.ShouldBe(0, meant.Output + meant.Error);
        site.Log.LoginAttempts.ShouldBe(4);
    }

    [Fact]
    public async Task A_password_that_the_file_cannot_hold_leaves_everything_as_it_was()
    {
        await using var site = await SiteAsync(new() { Password = "a'b\"c" });
        var before = await File.ReadAllTextAsync(folder.File("stations.json"));

        (await ScriptAsync(site, "a'b\"c")).Code.ShouldBe(2);

        (await File.ReadAllTextAsync(folder.File("stations.json"))).ShouldBe(before);
        Directory.GetFiles(folder.Path, ".env*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_of_the_list_goes_before_Gartans_number()
    {
        var other = SimulatedStation.Skerrow with { BrigadeId = 2, Code = "K39", Name = "Other" };
        await using var site = await SiteAsync(new() { Stations = [SimulatedStation.Skerrow, SimulatedStation.Fernbrae, other] });

        var ran = await RunAsync($"yes\n{site.BaseUrl}\ndemo\ndrill-night\n2\n\n\n\n", "setup");

        ran.Output.ShouldContain("K41 today: 8 people");
    }

    [Theory]
    [InlineData("K41", "\"K41\" could be K41 Fernbrae (4101) or K41 Ashford (4102).")]
    [InlineData("all", "K41 is the code of 2 of them. Give one another: number:code:name, such as 4101:K41A:Fernbrae.")]
    [InlineData("4102", null)]
    [InlineData("4101,4102:K41B:Ashford", null)]
    [InlineData("1", null)]
    public void Two_stations_of_one_code_are_told_apart(string typed, string? problem) =>
        StationChoice.ProblemOf(typed, [new(4101, "K41 Fernbrae"), new(4102, "K41 Ashford")], countsRows: true).ShouldBe(problem);

    [Fact]
    public async Task Ctrl_C_at_a_question_ends_it_and_writes_nothing()
    {
        await using var site = await SiteAsync();
        using var stop = new CancellationTokenSource();
        using var keyboard = new InterruptedKeyboard(["yes", site.BaseUrl.AbsoluteUri, "demo", "drill-night", "1", ""], stop);
        var console = new BotConsole(keyboard, TextWriter.Null, TextWriter.Null) { IsInputInteractive = true };

        var code = await BotCommandLine.RunAsync(
            ["setup", "--config", folder.Path, "--set", $"Storage:Path={folder.File("bot.db")}", "--set", "Gartan:MinimumSpacing=00:00:00"],
            console, stop.Token);

        code.ShouldBe(130);
        File.Exists(folder.File(".env")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("<select name=brigade><option value=1>-----</option><option value=4101>K41 Fernbrae</option></select>", "K41 Fernbrae")]
    [InlineData("<select id=ddlStation><option value=7>K41\u001b[2J Red</option></select>", "K41[2J Red")]
    [InlineData("<script>var brigadeId = 9; var brigadeName = 'K9';</script>", "K9")]
    [InlineData("<select name=language><option value=1>English</option></select>", "")]
    public void Only_stations_are_offered_and_only_as_plain_text(string html, string labels) =>
        string.Join('|', OfferedStations.On(html).Select(station => station.BrigadeName)).ShouldBe(labels);

    [Fact]
    public void A_page_that_is_nested_without_end_offers_none() =>
        OfferedStations.On(string.Concat(Enumerable.Repeat("<div>", 150_000))).ShouldBeEmpty();

    [Fact]
    public async Task A_script_that_lacks_an_answer_is_told_which_option_gives_it()
    {
        var ran = await RunAsync(null, "setup", "--permission");

        ran.Code.ShouldBe(2);
        ran.Error.ShouldContain("--url");
    }

    [Fact]
    public async Task Stations_that_are_there_are_kept_unless_they_are_to_be_replaced()
    {
        await using var site = await SiteAsync();
        (await ScriptAsync(site)).Code.ShouldBe(0);
        var before = (await File.ReadAllTextAsync(folder.File("stations.json")));

        var refused = await ScriptAsync(site);
        var replaced = await ScriptAsync(site, more: "--replace");

        refused.Code.ShouldBe(2);
        refused.Error.ShouldContain("Stations are already configured: K41.");
        replaced.Code.ShouldBe(0, replaced.Output + replaced.Error);
        (await File.ReadAllTextAsync(folder.File("stations.json.2.bak"))).ShouldBe(before);
    }

    public void Dispose() => folder.Dispose();

    private async Task<SimulatorSite> SiteAsync(SimulatorOptions? options = null)
    {
        File.Copy(Path.Combine(BotHarness.ConfigFolder, "stations.json"), folder.File("stations.json"));
        return await SimulatorSite.StartAsync(options ?? new(), TimeProvider.System);
    }

    private async Task<Ran> ScriptAsync(SimulatorSite site, string password = "drill-night", string station = "K41", params string[] more)
    {
        await File.WriteAllTextAsync(folder.File("password"), password);
        return await RunAsync(
            null,
            [
                "setup", "--permission", "--url", site.BaseUrl.AbsoluteUri, "--user", "demo", "--password-file", folder.File("password"),
                "--station", station, .. more,
            ]);
    }

    /// <param name="typed">At the keyboard; null where there is none.</param>
    private async Task<Ran> RunAsync(string? typed, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new BotConsole(new StringReader(typed ?? ""), output, error)
        {
            IsInputInteractive = typed is not null,
            MinimumLogLevel = LogLevel.None,
        };
        string[] sets = ["Storage:Path=" + folder.File("bot.db"), "Gartan:MinimumSpacing=00:00:00", "Web:Url="];
        var code = await BotCommandLine.RunAsync(
            [.. arguments, "--config", folder.Path, .. sets.SelectMany(pair => (string[])["--set", pair])],
            console,
            TestContext.Current.CancellationToken);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Types what it was given, then presses Ctrl+C and waits.</summary>
    private sealed class InterruptedKeyboard(IEnumerable<string> lines, CancellationTokenSource stop) : TextReader
    {
        private readonly Queue<string> left = new(lines);
        private readonly TaskCompletionSource released = new();

        public override string? ReadLine()
        {
            if (left.TryDequeue(out var line))
                return line;

            stop.Cancel();
            released.Task.Wait(TimeSpan.FromMinutes(1));
            return null;
        }

        protected override void Dispose(bool disposing)
        {
            released.TrySetResult();
            base.Dispose(disposing);
        }
    }
}
