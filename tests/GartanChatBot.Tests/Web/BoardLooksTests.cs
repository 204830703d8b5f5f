using System.Diagnostics;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using NodaTime;

namespace GartanChatBot.Tests.Web;

/// <summary>The board for everybody: at any size, in any colours, for those who listen, and on a wall that nobody touches.</summary>
public sealed class BoardLooksTests(SharedDemo shared) : IClassFixture<SharedDemo>, IDisposable
{
    private const string OnTheRun = "on the run";
    private const string Off = "Off the run";

    private static readonly (int Width, int Height)[] Sizes = [(390, 844), (1280, 800), (1920, 1080), (3840, 2160), (1080, 1920)];

    private readonly DirectoryInfo profile = Directory.CreateTempSubdirectory("gartan-looks-");

    [Theory]
    [InlineData("light", "no-preference", "none")]
    [InlineData("dark", "no-preference", "none")]
    [InlineData("light", "more", "none")]
    [InlineData("dark", "more", "none")]
    [InlineData("light", "no-preference", "active")]
    public async Task Axe_finds_nothing_at_any_size_and_nothing_is_clipped(string colours, string contrast, string forced)
    {
        var demo = await shared.Running;
        await using var screen = await WallScreen.OpenAsync(demo.Address, profile, pageClock: false);
        await screen.UntilAsync(OnTheRun);
        await screen.PreferAsync(colours, contrast, forced);

        foreach (var (width, height) in Sizes)
        {
            await screen.ResizeAsync(width, height);
            (await screen.FaultsAsync()).ShouldBeEmpty($"{width}x{height}");
            ((int)(await screen.EvaluateAsync("document.documentElement.scrollWidth"))!).ShouldBeLessThanOrEqualTo(width);
        }
    }

    [Theory]
    [InlineData("/station/K41", "Last 13 weeks")]
    [InlineData("/alerts", "Current shortages")]
    [InlineData("/runs", "Recent scrapes")]
    [InlineData("/performance", "Needs attention")]
    [InlineData("/settings", "In force")]
    public async Task Axe_finds_nothing_on_the_other_pages(string path, string text)
    {
        var demo = await shared.Running;
        await using var screen = await WallScreen.OpenAsync(new(demo.Address, path), profile, pageClock: false);
        await screen.UntilAsync(text);

        foreach (var (colours, width, height) in ((string, int, int)[])[("light", 390, 844), ("dark", 1280, 800)])
        {
            await screen.PreferAsync(colours);
            await screen.ResizeAsync(width, height);
            (await screen.FaultsAsync()).ShouldBeEmpty($"{colours} {width}x{height}");
            ((int)(await screen.EvaluateAsync("document.documentElement.scrollWidth"))!).ShouldBeLessThanOrEqualTo(width);
        }
    }

    [Fact]
    public async Task A_stale_board_is_as_accessible_as_a_fresh_one()
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape");
        bot.Time.Advance(TimeSpan.FromMinutes(61));
        bot.RunsNothingByItself();
        await using var service = await bot.StartServiceAsync();
        await using var screen = await WallScreen.OpenAsync(service.Address, profile, pageClock: false);
        await screen.UntilAsync("Don't know");

        (await screen.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_is_on_the_screen_within_two_seconds_of_its_reading_and_is_said_in_one_sentence()
    {
        await using var bot = await BotHarness.StartAsync(new SimulatorOptions { Rota = RotaStyle.Blank });
        await bot.RunAsync("scrape");
        await using var service = await bot.StartServiceAsync();
        await using var screen = await WallScreen.OpenAsync(service.Address, profile, pageClock: false);
        (await screen.UntilAsync("Live")).ShouldNotContain(Off);
        await screen.AskAsync(new { @do = "listen" });
        await screen.AskAsync(new { @do = "evaluate", script = "performance.clearResourceTimings()" });

        bot.Time.Advance(TimeSpan.FromSeconds(1));
        foreach (var driver in (string[])["ALDER, TM", "CEDAR, ML", "ELM, SJ"])
            bot.Site.Rota.Book("K41", driver, new LocalDateTime(2026, 6, 9, 14, 15), new LocalDateTime(2026, 6, 9, 16, 0));
        using (var read = await service.Operator.PostAsync("/api/v1/scrape?days=1", content: null, TestContext.Current.CancellationToken))
            read.EnsureSuccessStatusCode();
        var clock = Stopwatch.StartNew();
        await screen.WithinAsync(TimeSpan.FromSeconds(2), Off);
        clock.Stop();

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        (await screen.EvaluateAsync("window.said"))!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe("K41P1: off the run.");
        ((int)(await screen.EvaluateAsync("performance.getEntriesByType('resource').length"))!).ShouldBe(0, "it came by the open stream");
    }

    [Fact]
    public async Task A_minute_that_changes_nothing_leaves_the_page_and_its_reader_alone()
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape", "--days", "1");
        bot.RunsNothingByItself();
        await using var service = await bot.StartServiceAsync();
        await using var screen = await WallScreen.OpenAsync(service.Address, profile, pageClock: false);
        await screen.UntilAsync("Live");
        await screen.AskAsync(new { @do = "listen" });
        await screen.EvaluateAsync("void (window.tile = document.querySelector('.pump'))");

        bot.Time.Advance(TimeSpan.FromMinutes(1));
        await screen.UntilAsync("14:19");

        ((bool)(await screen.EvaluateAsync("window.tile.isConnected"))!).ShouldBeTrue();
        (await screen.EvaluateAsync("window.said"))!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_kiosk_shows_no_links_all_of_itself_and_its_age_and_loads_itself_anew_after_an_upgrade()
    {
        var demo = await shared.Running;
        await using var screen = await WallScreen.OpenAsync(new(demo.Address, "/?kiosk"), profile, pageClock: false);
        foreach (var (width, height) in Sizes.Skip(1))
        {
            await screen.ResizeAsync(width, height);
            await screen.UntilAsync("Live · ");
            await screen.EvaluateAsync("new Promise(done => setTimeout(done, 1500))");

            ((int)(await screen.EvaluateAsync("document.documentElement.scrollHeight"))!).ShouldBeLessThanOrEqualTo(height);
            ((int)(await screen.EvaluateAsync("[...document.querySelectorAll('a')].filter(link => link.checkVisibility()).length"))!)
                .ShouldBeLessThanOrEqualTo(1, "only the hidden way past the links is left");
        }

        await screen.AskAsync(new { @do = "upgrade" });
        (await screen.UntilAsync("Live · ")).ShouldContain(OnTheRun);
    }

    [Fact]
    public async Task A_kiosk_of_several_stations_takes_turns_and_keeps_the_verdicts_of_all_in_sight()
    {
        SimulatedStation[] both = [SimulatedStation.Fernbrae, SimulatedStation.Skerrow];
        await using var bot = await BotHarness.StartAsync(
            new SimulatorOptions { Stations = both, Rota = RotaStyle.Blank }, configured: both);
        await bot.RunAsync("scrape", "--days", "1");
        bot.RunsNothingByItself();
        await using var service = await bot.StartServiceAsync();
        await using var screen = await WallScreen.OpenAsync(new(service.Address, "/?kiosk"), profile);
        await screen.ResizeAsync(1920, 1080);
        const string headings = "[...document.querySelectorAll('h2')].map(heading => heading.textContent).join()";

        var first = await screen.UntilAsync("Live · ");
        var firstStation = (string?)await screen.EvaluateAsync(headings);
        await screen.ForwardAsync(TimeSpan.FromSeconds(21));
        var second = await screen.UntilAsync("R12P2 on the run");
        var secondStation = (string?)await screen.EvaluateAsync(headings);

        (firstStation, secondStation).ShouldBe(("K41 Fernbrae", "R12 Skerrow"));
        foreach (var shown in (string[])[first, second])
        {
            foreach (var pump in (string[])["K41P1", "R12P1", "R12P2"])
                shown.ShouldContain($"{pump} on the run");
        }

        (await screen.FaultsAsync()).ShouldBeEmpty();
    }

    public void Dispose() => profile.Delete(recursive: true);
}
