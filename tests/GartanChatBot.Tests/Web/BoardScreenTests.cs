using System.Text.RegularExpressions;
using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Web;

/// <summary>The board in a real browser: it knows its own age by its own clock, whatever the connection claims.</summary>
public sealed class BoardScreenTests(SharedDemo shared) : IClassFixture<SharedDemo>, IDisposable
{
    private const string Token = "viewer-of-fernbrae-42";
    private const string OnTheRun = "on the run";
    private const string NotKnown = "Don't know";
    private const string NoWord = "No contact with the bot since ";

    private static readonly TimeSpan AlmostTooLong = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(91);

    private readonly DirectoryInfo profile = Directory.CreateTempSubdirectory("gartan-screen-");

    [Fact]
    public async Task A_bot_that_is_stopped_turns_every_verdict_white_after_ninety_seconds_and_heals_when_it_goes_on()
    {
        await using var demo = await DemoProcess.StartAsync();
        await using var screen = await WallScreen.OpenAsync(demo.Address, profile);
        var live = await screen.UntilAsync(OnTheRun);
        await screen.UntilAsync("Live");

        await demo.StopAsync();
        await screen.ForwardAsync(AlmostTooLong);
        var soon = await screen.ReadAsync();
        await screen.ForwardAsync(TooLong - AlmostTooLong);
        var stopped = await screen.UntilAsync(NotKnown);
        await demo.ContinueAsync();
        var healed = await screen.UntilGoneAsync(NotKnown);

        live.ShouldContain(OnTheRun);
        soon.ShouldContain(OnTheRun);
        soon.ShouldContain(NoWord);
        stopped.ShouldContain(NoWord);
        stopped.ShouldNotContain(OnTheRun);
        stopped.ShouldNotContain("crew 4 of 4");
        Regex.Count(stopped, "as of ", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(2, "who is on, and the gaps");
        stopped.ShouldNotContain("No further gap booked");
        healed.ShouldContain(OnTheRun);
    }

    [Theory]
    [InlineData(20, "20 min old", OnTheRun)]
    [InlineData(61, "1 h 01 m old, too old to use", NotKnown)]
    public async Task A_reading_that_gets_old_says_so_beside_each_list_and_is_no_verdict_in_the_end(int minutes, string age, string verdict)
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape");
        bot.Time.Advance(TimeSpan.FromMinutes(minutes));
        bot.RunsNothingByItself();
        await using var service = await bot.StartServiceAsync();
        await using var screen = await WallScreen.OpenAsync(service.Address, profile, pageClock: false);

        var shown = await screen.UntilAsync(age);

        shown.ShouldContain(verdict);
        Regex.Count(shown, age, RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBeGreaterThanOrEqualTo(2, "who is on, and the gaps");
        if (verdict != OnTheRun)
        {
            shown.ShouldNotContain(OnTheRun);
            shown.ShouldNotContain("crew 4 of 4");
            shown.ShouldNotContain("until 16:00", Case.Sensitive);
            shown.ShouldContain("I don't know who's on.");
        }
    }

    [Fact]
    public async Task A_laptop_that_slept_knows_it_when_it_wakes()
    {
        var demo = await shared.Running;
        await using var screen = await WallScreen.OpenAsync(demo.Address, profile);
        await screen.UntilAsync(OnTheRun);

        await screen.OfflineAsync(true);
        await screen.JumpAsync(TimeSpan.FromHours(13));
        var woken = await screen.UntilAsync(NotKnown);
        await screen.OfflineAsync(false);
        var online = await screen.UntilGoneAsync(NotKnown);

        woken.ShouldNotContain(OnTheRun);
        woken.ShouldMatch("No contact with the bot since [A-Z][a-z]{2} [0-9]{2}:[0-9]{2}", "a time of yesterday bears its day");
        online.ShouldContain(OnTheRun);
    }

    [Fact]
    public async Task A_proxy_that_holds_everything_back_is_no_contact()
    {
        var demo = await shared.Running;
        await using var proxy = new WithholdingProxy(demo.Address);
        await using var screen = await WallScreen.OpenAsync(proxy.Address, profile);
        await screen.UntilAsync(OnTheRun);

        proxy.Withhold("");
        await screen.ForwardAsync(TooLong);
        var withheld = await screen.UntilAsync(NotKnown);

        withheld.ShouldNotContain(OnTheRun);
    }

    [Fact]
    public async Task A_proxy_that_holds_the_stream_back_is_named_and_the_board_asks_by_itself()
    {
        var demo = await shared.Running;
        await using var proxy = new WithholdingProxy(demo.Address);
        proxy.Withhold("GET /live");
        await using var screen = await WallScreen.OpenAsync(proxy.Address, profile);
        await screen.UntilAsync(OnTheRun);

        for (var round = 0; round < 8; round++)
        {
            await screen.ForwardAsync(TimeSpan.FromSeconds(16));
            await screen.UntilAsync("Live");
        }

        var shown = await screen.UntilAsync("holds back the stream");
        shown.ShouldContain(OnTheRun);
        shown.ShouldNotContain(NotKnown);
    }

    [Fact]
    public async Task A_bot_that_starts_anew_is_heard_again_without_anybody_at_the_screen()
    {
        var first = await DemoProcess.StartAsync();
        await using var screen = await WallScreen.OpenAsync(first.Address, profile);
        await screen.UntilAsync(OnTheRun);

        await first.DisposeAsync();
        await screen.ForwardAsync(TooLong);
        var gone = await screen.UntilAsync(NotKnown);
        await using var second = await DemoProcess.StartAsync($"Web:Url={first.Address.GetLeftPart(UriPartial.Authority)}");
        var back = await screen.UntilGoneAsync(NotKnown);

        gone.ShouldNotContain(OnTheRun);
        back.ShouldContain(OnTheRun);
    }

    [Fact]
    public async Task Nothing_on_the_pages_is_refused_by_their_own_policy()
    {
        var demo = await shared.Running;
        foreach (var (path, shown) in ((string, string)[])
            [
                ("/", OnTheRun), ("/station/K41", "Last 13 weeks"), ("/alerts", "Current shortages"), ("/runs", "Recent scrapes"),
                ("/performance", "Operations"), ("/settings", "In force"),
            ])
        {
            await using var screen = await WallScreen.OpenAsync(new(demo.Address, path), profile, pageClock: false);

            var seen = await screen.AskAsync(new { @do = "until", text = shown });

            ((string?)seen["failure"]).ShouldBeNull();
            seen["complaints"]!.AsArray().ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task The_form_says_when_a_token_is_wrong_and_a_reboot_of_the_screen_asks_for_none()
    {
        await using var demo = await DemoProcess.StartAsync($"Web:Token={Token}");
        await using (var screen = await WallScreen.OpenAsync(demo.Address, profile))
        {
            var asked = await screen.UntilAsync("Access token for this board");
            await screen.LogInAsync("viewer-of-fernbrae-43");
            await screen.UntilAsync("That token is wrong.");
            await screen.LogInAsync(Token);
            await screen.UntilAsync(OnTheRun);
            var seen = await screen.AskAsync(new { @do = "read" });

            asked.ShouldNotContain("Fernbrae");
            var cookie = seen["cookies"]!.AsArray().ShouldHaveSingleItem()!;
            ((bool)cookie["httpOnly"]!, (string)cookie["sameSite"]!).ShouldBe((true, "Strict"));
            ((string)seen["readable"]!).ShouldBeEmpty("no script reads the cookie");
        }

        await using var rebooted = await WallScreen.OpenAsync(demo.Address, profile);
        (await rebooted.UntilAsync(OnTheRun)).ShouldNotContain("Access token for this board");
    }

    public void Dispose() => profile.Delete(recursive: true);
}
