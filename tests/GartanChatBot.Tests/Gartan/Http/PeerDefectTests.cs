using GartanChatBot.Gartan;
using GartanChatBot.Gartan.Http;
using GartanSimulator;

namespace GartanChatBot.Tests.Gartan.Http;

/// <summary>What another program did wrong here and this one must not do; numbers are those of the list of known defects.</summary>
public sealed class PeerDefectTests
{
    public static TheoryData<SimulatedPage, Fault> Outages => new()
    {
        { SimulatedPage.LoginForm, new StatusFault(503) },
        { SimulatedPage.LoginForm, new StatusFault(503, TimeSpan.FromMinutes(30)) },
        { SimulatedPage.LoginForm, new CutBodyFault() },
        { SimulatedPage.LoginPost, new StatusFault(500) },
        { SimulatedPage.LoginPost, new StatusFault(503) },
        { SimulatedPage.LoginPost, new StatusFault(429) },
        { SimulatedPage.LoginPost, new CutBodyFault() },
        { SimulatedPage.Proof, new StatusFault(503) },
        { SimulatedPage.Proof, new CutBodyFault() },
    };

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Defect_4_an_outage_at_log_in_is_never_taken_for_a_wrong_password(SimulatedPage page, Fault outage)
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Always(page, outage);

        await world.FailsAsync<UnavailableException>();

        world.Refusal.ShouldBeNull();
        world.Site.Log.Count(SimulatedPage.LoginPost).ShouldBeLessThanOrEqualTo(1, "the password is never sent twice by a retry");

        world.Site.Faults.Clear();
        world.Clock.Advance(TimeSpan.FromMinutes(30));
        (await world.GridAsync()).ShouldContain("ALDER, TM");
    }

    [Fact]
    public async Task Defect_4_a_log_in_that_times_out_is_never_taken_for_a_wrong_password()
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Next(SimulatedPage.LoginPost, new HangFault());

        var page = world.GridAsync();
        await world.Site.Log.WhenRequestedAsync(2);
        world.Clock.Advance(GartanPatience.OfService.Attempt);
        await Should.ThrowAsync<UnavailableException>(page);

        world.Refusal.ShouldBeNull();
        world.Site.Log.Count(SimulatedPage.LoginPost).ShouldBe(1);
        (await world.GridAsync()).ShouldContain("ALDER, TM");
    }

    [Fact]
    public async Task Defect_9_no_page_is_ever_asked_for_without_a_session()
    {
        await using var world = await GartanWorld.StartAsync();

        await world.GridAsync();
        world.Restart();
        await world.GridAsync();

        world.Site.Log.Count(SimulatedPage.Grid).ShouldBe(2);
        world.Site.Log.GridRequestsOf(GartanWorld.Tuesday).ShouldBe(2, "the site counts only those who are logged in");
    }

    [Fact]
    public async Task Defect_13a_a_day_of_readings_never_logs_in_more_than_once()
    {
        await using var world = await GartanWorld.StartAsync();

        for (var reading = 0; reading < 24 * 12; reading++)
        {
            await world.GridAsync();
            world.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        world.Site.Log.Logins.ShouldBe(1);
    }

    [Fact]
    public async Task Defect_14_never_pretends_to_be_a_browser()
    {
        await using var world = await GartanWorld.StartAsync();

        await world.GridAsync();

        foreach (var request in world.Site.Log.Requests)
            request.UserAgent.ShouldMatch(@"^GartanChatBot/\d+\.\d+\.\d+ \(\+officer@example\.test\)$");
    }

    [Fact]
    public void Defect_14_no_account_and_no_password_is_ever_built_in()
    {
        var options = new GartanOptions();

        options.Username.IsEmpty.ShouldBeTrue();
        options.Password.IsEmpty.ShouldBeTrue();
        options.BaseUrl.ShouldBeNull();
    }
}
