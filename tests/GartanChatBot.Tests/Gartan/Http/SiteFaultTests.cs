using GartanChatBot.Gartan;
using GartanChatBot.Gartan.Http;
using GartanSimulator;

namespace GartanChatBot.Tests.Gartan.Http;

public sealed class SiteFaultTests
{
    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task Asks_again_when_the_site_stumbles(int status)
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Next(SimulatedPage.Grid, new StatusFault(status), new StatusFault(status));

        (await world.GridAsync()).ShouldContain("ALDER, TM");

        world.Site.Log.Count(SimulatedPage.Grid).ShouldBe(3);
        world.Site.Log.Logins.ShouldBe(1);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task Gives_up_after_four_tries_and_says_what_the_site_answers(int status)
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Always(SimulatedPage.Grid, new StatusFault(status));

        (await world.FailsAsync<UnavailableException>()).Message.ShouldContain($"{status}");

        world.Site.Log.Count(SimulatedPage.Grid).ShouldBe(4);
    }

    [Fact]
    public async Task Is_not_to_be_persuaded_when_the_site_forbids_it()
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Always(SimulatedPage.Grid, new StatusFault(403));

        await world.FailsAsync<UnavailableException>();

        world.Site.Log.Count(SimulatedPage.Grid).ShouldBe(1);
    }

    [Fact]
    public async Task Names_the_parameter_that_a_newer_site_demands()
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Always(SimulatedPage.Grid, new ParameterFault("showSecondments"));

        var failure = await world.FailsAsync<LayoutChangedException>();

        failure.Message.ShouldContain("'showSecondments'");
        failure.Message.ShouldNotContain("Fernbrae.Scheduling");
    }

    [Fact]
    public async Task Asks_again_when_the_body_is_cut_off()
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Next(SimulatedPage.Grid, new CutBodyFault());

        (await world.GridAsync()).ShouldEndWith("</table>");

        world.Site.Log.Count(SimulatedPage.Grid).ShouldBe(2);
    }

    [Fact]
    public async Task Says_so_when_every_body_is_cut_off()
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Always(SimulatedPage.Grid, new CutBodyFault());

        await world.FailsAsync<UnavailableException>();

        world.Site.Log.Logins.ShouldBe(1);
    }

    [Fact]
    public async Task Takes_no_answer_that_is_larger_than_any_page()
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Always(SimulatedPage.Grid, new BodyFault(new string('x', 17 * 1024 * 1024)));

        var failure = await world.FailsAsync<UnavailableException>();

        failure.Message.ShouldBe($"The response from {world.Site.BaseUrl.Authority} could not be received.");
    }

    public static TheoryData<Fault> Silences => [new HangFault(), new StalledBodyFault()];

    [Theory]
    [MemberData(nameof(Silences))]
    public async Task Gives_up_an_answer_that_does_not_come_and_asks_again(Fault silence)
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Next(SimulatedPage.Grid, silence);

        var page = world.GridAsync();
        await world.Site.Log.WhenRequestedAsync(4);
        world.Clock.Advance(GartanPatience.OfService.Attempt);

        (await page).ShouldContain("ALDER, TM");
        world.Site.Log.Count(SimulatedPage.Grid).ShouldBe(2);
    }

    [Fact]
    public async Task Says_so_when_no_answer_ever_comes()
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Always(SimulatedPage.Grid, new HangFault());

        var page = world.GridAsync();
        for (var request = 4; request <= 7; request++)
        {
            await world.Site.Log.WhenRequestedAsync(request);
            world.Clock.Advance(GartanPatience.OfService.Attempt);
        }

        (await Should.ThrowAsync<UnavailableException>(page)).Message.ShouldContain("timed out");
    }

    [Fact]
    public async Task Stops_at_once_when_told_to()
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Always(SimulatedPage.Grid, new HangFault());
        using var stop = new CancellationTokenSource();

        var page = world.Clock.RunAsync(world.Client.GetGridAsync(GartanWorld.Fernbrae, GartanWorld.Tuesday, stop.Token));
        await world.Site.Log.WhenRequestedAsync(4);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(page);
        world.Site.Log.Count(SimulatedPage.Grid).ShouldBe(1);
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("x-no-such-charset")]
    public async Task Reads_names_right_under_a_wrong_charset(string charset)
    {
        await using var world = await GartanWorld.StartAsync(new() { Stations = [SimulatedStation.Skerrow] });
        world.Site.Faults.Next(SimulatedPage.Grid, new CharsetFault(charset));

        var page = world.Client.GetGridAsync(new GartanStation(1201, "R12"), GartanWorld.Tuesday, default);

        (await world.Clock.RunAsync(page)).ToString().ShouldContain("MACRÌ-THRIFT, ÈL");
    }

    [Theory]
    [InlineData("""{"d":""}""")]
    [InlineData("""{"d":null}""")]
    [InlineData("""{"d":7}""")]
    [InlineData("""{"d":{"html":"x"}}""")]
    [InlineData("""{"e":"<table>"}""")]
    [InlineData("""{"d":"<table""")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("<html><body>Down for maintenance</body></html>")]
    public async Task Refuses_an_answer_that_holds_no_page(string body)
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Next(SimulatedPage.Grid, new BodyFault(body));

        await world.FailsAsync<LayoutChangedException>();

        world.Site.Log.Logins.ShouldBe(1, "the session is not to blame");
        (await world.GridAsync()).ShouldContain("ALDER, TM");
    }

    [Fact]
    public async Task Leaves_a_site_alone_that_fails_again_and_again()
    {
        await using var world = await GartanWorld.StartAsync();
        await world.GridAsync();
        world.Site.Faults.Always(SimulatedPage.Grid, new StatusFault(503));

        UnavailableException? last = null;
        for (var pass = 0; pass < 10; pass++)
            last = await world.FailsAsync<UnavailableException>();

        last!.RetryAfter.ShouldNotBeNull();
        world.Site.Log.Count(SimulatedPage.Grid).ShouldBe(1 + 6);

        world.Site.Faults.Clear();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        (await world.GridAsync()).ShouldContain("ALDER, TM");
    }

    [Fact]
    public async Task Says_that_a_site_that_is_gone_can_not_be_reached()
    {
        await using var world = await GartanWorld.StartAsync();
        var address = world.Site.BaseUrl.Authority;
        await world.Site.DisposeAsync();

        (await world.FailsAsync<UnavailableException>()).Message.ShouldBe($"Gartan can't be reached at {address} (ConnectionRefused).");

        world.Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Says_that_there_is_nothing_to_read_when_no_address_is_configured()
    {
        await using var world = await GartanWorld.StartAsync();
        world.Restart(change: _ => new());

        (await world.FailsAsync<UnavailableException>()).Message.ShouldContain("Gartan:BaseUrl");
    }
}
