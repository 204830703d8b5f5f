using GartanChatBot.Gartan;
using GartanSimulator;

namespace GartanChatBot.Tests.Gartan.Http;

public sealed class RefusedLoginTests
{
    private const string WrongPassword = "not-the-password";
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task A_refused_password_is_tried_once_and_stays_locked_across_restarts()
    {
        await using var world = await GartanWorld.StartAsync(password: WrongPassword);

        (await world.FailsAsync<LoginRejectedException>()).Message.ShouldContain("refused the user name or password");
        for (var restart = 0; restart < 5; restart++)
        {
            world.Restart(WrongPassword);
            world.Clock.Advance(TimeSpan.FromDays(1));
            await world.FailsAsync<LoginLockedException>();
        }

        world.Site.Log.LoginAttempts.ShouldBe(1);
    }

    [Fact]
    public async Task Other_credentials_unlock_at_once()
    {
        await using var world = await GartanWorld.StartAsync(password: WrongPassword);
        await world.FailsAsync<LoginRejectedException>();

        world.Restart();

        (await world.GridAsync()).ShouldContain("ALDER, TM");
        world.Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task An_administrator_can_resume_but_not_within_fifteen_minutes_of_the_refusal()
    {
        await using var world = await GartanWorld.StartAsync(password: WrongPassword);
        await world.FailsAsync<LoginRejectedException>();

        world.Lock.Resume();
        world.Clock.Advance(Pause - TimeSpan.FromSeconds(1));
        await world.FailsAsync<LoginLockedException>();
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await world.FailsAsync<LoginRejectedException>();
        await world.FailsAsync<LoginLockedException>();

        world.Site.Log.LoginAttempts.ShouldBe(2);
    }

    [Fact]
    public async Task The_plain_form_coming_back_twice_in_a_row_locks()
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Always(SimulatedPage.LoginPost, new LoginFault(LoginAnswer.FormAgain));

        await world.FailsAsync<LoginRejectedException>();
        await world.FailsAsync<LoginLockedException>();
        world.Clock.Advance(Pause);
        await world.FailsAsync<LoginRejectedException>();
        world.Clock.Advance(TimeSpan.FromDays(30));
        await world.FailsAsync<LoginLockedException>();

        world.Site.Log.LoginAttempts.ShouldBe(2);
    }

    [Fact]
    public async Task The_plain_form_coming_back_once_is_forgotten_when_the_next_log_in_is_accepted()
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Next(SimulatedPage.LoginPost, new LoginFault(LoginAnswer.FormAgain));
        await world.FailsAsync<LoginRejectedException>();

        world.Clock.Advance(Pause);

        (await world.GridAsync()).ShouldContain("ALDER, TM");
        world.Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task A_locked_account_is_left_alone_and_its_message_is_passed_on()
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Always(SimulatedPage.LoginPost, new LoginFault(LoginAnswer.AccountLocked));

        (await world.FailsAsync<LoginRejectedException>()).Message.ShouldContain("Your account has been locked");
        world.Clock.Advance(TimeSpan.FromDays(1));
        (await world.FailsAsync<LoginLockedException>()).Message.ShouldContain("Your account has been locked");

        world.Site.Log.LoginAttempts.ShouldBe(1);
    }

    [Theory]
    [InlineData(LoginAnswer.PasswordExpired, "Your password has expired")]
    [InlineData(LoginAnswer.TermsOfUse, "Terms of use")]
    public async Task A_page_that_wants_a_person_is_named_and_tried_twice_at_most(LoginAnswer answer, string heading)
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Always(SimulatedPage.LoginPost, new LoginFault(answer));

        (await world.FailsAsync<LoginRejectedException>()).Message.ShouldContain(heading);
        world.Clock.Advance(Pause);
        await world.FailsAsync<LoginRejectedException>();
        world.Clock.Advance(Pause);
        await world.FailsAsync<LoginLockedException>();

        world.Site.Log.LoginAttempts.ShouldBe(2);
    }

    [Fact]
    public async Task News_on_the_form_is_not_taken_for_a_refusal()
    {
        await using var world = await GartanWorld.StartAsync();
        const string form = """
            <form action="./Login.aspx"><input name="txt_userid"><input name="txt_pword">
            <span class="loginMessage">Maintenance on Sunday</span></form>
            """;
        world.Site.Faults.Next(SimulatedPage.LoginForm, new BodyFault(form, "text/html"));
        world.Site.Faults.Next(SimulatedPage.LoginPost, new BodyFault(form, "text/html"));

        (await world.FailsAsync<LoginRejectedException>()).Message.ShouldContain("without saying why");

        world.Refusal.ShouldNotBeNull().IsLocked.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_kept_of_a_refusal_tells_nobody_the_credentials()
    {
        await using var world = await GartanWorld.StartAsync(password: WrongPassword);
        await world.FailsAsync<LoginRejectedException>();
        var first = world.Refusal.ShouldNotBeNull();

        first.ToString().ShouldNotContain(WrongPassword);
        first.ToString().ShouldNotContain("demo");

        await using var another = await GartanWorld.StartAsync(password: WrongPassword);
        await another.FailsAsync<LoginRejectedException>();
        another.Refusal.ShouldNotBeNull().CredentialHash.ShouldNotBe(first.CredentialHash, "each refusal has its own salt");
    }

    [Fact]
    public async Task No_log_line_holds_a_password_a_cookie_or_a_stack_trace()
    {
        await using var world = await GartanWorld.StartAsync(password: WrongPassword);
        await world.FailsAsync<LoginRejectedException>();
        var refused = world.Log;
        world.Restart();
        world.Site.Faults.Next(SimulatedPage.Grid, new StatusFault(503), new CutBodyFault());
        world.Site.Faults.Always(SimulatedPage.Grid, new ParameterFault("showNews"));
        await world.FailsAsync<LayoutChangedException>();

        var log = refused + world.Log;

        log.ShouldContain("Gartan refused");
        log.ShouldContain("retrying in");
        foreach (
            var secret in new[] { WrongPassword, new SimulatorOptions().Password, ".GARTANAUTH", "ASP.NET_SessionId", "   at ", "ALDER" })
            log.ShouldNotContain(secret);
    }
}
