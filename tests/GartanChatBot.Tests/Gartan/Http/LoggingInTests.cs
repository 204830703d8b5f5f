using GartanChatBot.Gartan;
using GartanChatBot.Gartan.Http;
using GartanSimulator;
using NodaTime;

namespace GartanChatBot.Tests.Gartan.Http;

public sealed class LoggingInTests
{
    [Fact]
    public async Task Logs_in_as_a_browser_does()
    {
        await using var world = await GartanWorld.StartAsync();

        var html = await world.GridAsync();

        html.ShouldStartWith("<table id=\"gridAvail\"");
        world.Site.Log.Problems.ShouldBeEmpty();
        world.Site.Log.Requests.Select(request => request.Page)
            .ShouldBe([SimulatedPage.LoginForm, SimulatedPage.LoginPost, SimulatedPage.Proof, SimulatedPage.Grid]);
    }

    [Fact]
    public async Task Sends_ticked_and_hidden_fields_but_no_unticked_box_and_no_other_button()
    {
        await using var world = await GartanWorld.StartAsync();

        await world.GridAsync();

        world.Site.Log.LoginFields.ShouldBe(
        [
            "__EVENTTARGET", "__EVENTARGUMENT", "__LASTFOCUS", "__VIEWSTATE", "__VIEWSTATEGENERATOR", "__EVENTVALIDATION",
            "txt_userid", "txt_pword", "rdoView", "ddlLanguage", "txtNote", "btnLogin",
        ]);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("", true)]
    [InlineData("/GartanAvailability", false)]
    [InlineData("/GartanAvailability", true)]
    public async Task Finds_the_pages_with_or_without_a_path_prefix(string prefix, bool redirects)
    {
        await using var world = await GartanWorld.StartAsync(new() { PathPrefix = prefix, RedirectsAfterLogin = redirects });

        (await world.GridAsync()).ShouldContain("ALDER, TM");

        world.Site.Log.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Takes_a_base_address_without_its_last_slash()
    {
        await using var world = await GartanWorld.StartAsync(new() { PathPrefix = "/GartanAvailability" });
        world.Restart(change: options => new()
        {
            BaseUrl = options.BaseUrl!.TrimEnd('/'),
            Username = options.Username,
            Password = options.Password,
        });

        (await world.GridAsync()).ShouldContain("ALDER, TM");
    }

    [Fact]
    public async Task Uses_one_log_in_for_many_pages()
    {
        await using var world = await GartanWorld.StartAsync();

        for (var day = 0; day < 15; day++)
            await world.GridAsync(GartanWorld.Tuesday.PlusDays(day));

        world.Site.Log.Logins.ShouldBe(1);
        world.Client.SignIns.ShouldBe(1);
        world.Site.Log.Requests.Count.ShouldBe(3 + 15);
    }

    [Theory]
    [InlineData(LoggedOutAnswer.LoginPage)]
    [InlineData(LoggedOutAnswer.Unauthorized)]
    [InlineData(LoggedOutAnswer.Redirect)]
    public async Task Logs_in_once_more_and_asks_again_when_the_session_ends(LoggedOutAnswer answer)
    {
        await using var world = await GartanWorld.StartAsync();
        await world.GridAsync();

        world.Site.EndSessions(answer);
        var html = await world.GridAsync(GartanWorld.Tuesday.PlusDays(1));

        html.ShouldContain("ALDER, TM");
        world.Client.SignIns.ShouldBe(2);
        world.Site.Log.Count(SimulatedPage.Grid).ShouldBe(3);
    }

    [Fact]
    public async Task Does_not_log_in_for_every_page_when_sessions_end_at_once()
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Always(SimulatedPage.Grid, new SessionFault(LoggedOutAnswer.Unauthorized));

        for (var day = 0; day < 14; day++)
            await world.FailsAsync<UnavailableException>(GartanWorld.Tuesday.PlusDays(day));

        world.Client.SignIns.ShouldBe(2);

        world.Site.Faults.Clear();
        world.Clock.Advance(TimeSpan.FromMinutes(15));
        (await world.GridAsync()).ShouldContain("ALDER, TM");
        world.Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Many_callers_at_once_log_in_once()
    {
        await using var world = await GartanWorld.StartAsync();

        var pages = Enumerable
            .Range(0, 8)
            .Select(day => world.Client.GetGridAsync(GartanWorld.Fernbrae, GartanWorld.Tuesday.PlusDays(day), default));
        await world.Clock.RunAsync(Task.WhenAll(pages));

        world.Site.Log.Logins.ShouldBe(1);
    }

    [Theory]
    [InlineData("https://login.example.test/oauth2/authorize")]
    [InlineData("//login.example.test/saml")]
    public async Task Never_takes_the_account_to_another_site(string elsewhere)
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Next(SimulatedPage.LoginForm, new RedirectFault(elsewhere));

        var failure = await world.FailsAsync<LayoutChangedException>();

        failure.Message.ShouldContain("login.example.test");
        world.Site.Log.LoginAttempts.ShouldBe(0);
        world.Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Does_not_fill_in_a_form_that_belongs_to_another_site()
    {
        await using var world = await GartanWorld.StartAsync();
        const string form =
            "<form action='https://collector.example.test/'><input name='txt_userid'><input name='txt_pword' type='password'></form>";
        world.Site.Faults.Next(SimulatedPage.LoginForm, new BodyFault(form, "text/html"));

        (await world.FailsAsync<LayoutChangedException>()).Message.ShouldContain("collector.example.test");

        world.Site.Log.LoginAttempts.ShouldBe(0);
    }

    [Fact]
    public async Task Signing_in_alone_asks_for_no_page()
    {
        await using var world = await GartanWorld.StartAsync();

        await world.Clock.RunAsync(world.Client.SignInAsync(default));

        world.Client.SignIns.ShouldBe(1);
        world.Site.Log.Count(SimulatedPage.Grid).ShouldBe(0);
    }

    [Fact]
    public async Task Reads_two_stations_in_one_session()
    {
        await using var world = await GartanWorld.StartAsync(new() { Stations = [SimulatedStation.Fernbrae, SimulatedStation.Skerrow] });

        (await world.GridAsync()).ShouldContain("K41P1");
        var other = world.Client.GetGridAsync(new GartanStation(1201, "R12"), new LocalDate(2026, 6, 9), default);
        (await world.Clock.RunAsync(other)).ToString().ShouldContain("R12P2");

        world.Site.Log.Logins.ShouldBe(1);
    }
}
