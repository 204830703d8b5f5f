using GartanChatBot.Gartan;
using GartanSimulator;

namespace GartanChatBot.Tests.Gartan.Http;

/// <summary>Where a log-in page says that it refuses, and that a locked account is never tried again by itself.</summary>
public sealed class RefusalWordsTests
{
    [Theory]
    [InlineData("""<span class="loginMessage">WORDS</span>""")]
    [InlineData("""<span id="lbl_Error" class="text-danger">WORDS</span>""")]
    [InlineData("""<span id="lbl_Error">WORDS</span>""")]
    [InlineData("""<span id="ctl00_Main_lbl_Error">WORDS</span>""")]
    [InlineData("""<div class="row"><p class="small text-danger">WORDS</p></div>""")]
    [InlineData("""<span class="text-danger">*</span><div class="text-danger">WORDS</div>""")]
    public async Task The_words_of_a_refusal_are_found_and_stop_the_log_in(string place)
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Always(SimulatedPage.LoginForm, Page(place.Replace("WORDS", "", StringComparison.Ordinal)));
        world.Site.Faults.Always(
            SimulatedPage.LoginPost, Page(place.Replace("WORDS", "Password must be changed", StringComparison.Ordinal)));

        (await world.FailsAsync<LoginRejectedException>()).Message.ShouldBe("Gartan refused the log-in: \"Password must be changed\".");

        world.Refusal.ShouldNotBeNull().IsLocked.ShouldBeTrue();
    }

    public static TheoryData<string, string, int> LockedPages => new()
    {
        { "", """<span class="loginMessage">Your account is LOCKED.</span>""", 200 },
        { "", """<span id="lbl_Error" class="text-danger">Account locked out</span>""", 200 },
        { """<p class="text-danger">This account is locked</p>""", """<p class="text-danger">This account is locked</p>""", 200 },
        { "", """<span class="loginMessage">Locked</span>""", 403 },
    };

    [Theory]
    [MemberData(nameof(LockedPages))]
    public async Task Locked_is_understood_and_nothing_is_posted_again_across_restarts(string before, string after, int status)
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Always(SimulatedPage.LoginForm, Page(before));
        world.Site.Faults.Always(SimulatedPage.LoginPost, Page(after, status));

        await world.FailsAsync<LoginRejectedException>();
        for (var restart = 0; restart < 5; restart++)
        {
            world.Restart();
            world.Clock.Advance(TimeSpan.FromDays(1));
            await world.FailsAsync<LoginLockedException>();
        }

        world.Site.Log.Count(SimulatedPage.LoginPost).ShouldBe(1);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    [InlineData(423)]
    public async Task Locked_on_a_page_without_a_form_is_understood_too(int status)
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Always(
            SimulatedPage.LoginPost, new BodyFault("<h1>Sign in</h1><p>The account has been locked.</p>", "text/html", status));

        await world.FailsAsync<LoginRejectedException>();
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.FailsAsync<LoginLockedException>();

        world.Site.Log.Count(SimulatedPage.LoginPost).ShouldBe(1);
    }

    private static BodyFault Page(string said, int status = 200) => new(
        $"""<form action="./Login.aspx"><input name="txt_userid"><input name="txt_pword">{said}</form>""", "text/html", status);
}
