using System.Collections.Concurrent;
using System.Net;
using GartanChatBot.Gartan;
using GartanSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GartanChatBot.Tests.Gartan.Http;

/// <summary>User name and password go to the configured scheme, host and port, whatever the site asks for.</summary>
public sealed class OriginTests
{
    private const string Form =
        """<form method="post" action="ACTION"><input name="txt_userid"><input name="txt_pword" type="password"></form>""";

    /// <summary>SITE is our site's authority, EVIL another one that listens, PORT its port.</summary>
    public static TheoryData<string> Elsewhere =>
        [
            "http://EVIL/Account/Login.aspx",
            "//EVIL/Account/Login.aspx",
            @"\\EVIL\Account\Login.aspx",
            @"/\EVIL/Account/Login.aspx",
            "///EVIL/Account/Login.aspx",
            "https://SITE/Account/Login.aspx",
            "http://localhost:PORT/Account/Login.aspx",
            "http://SITE@EVIL/Account/Login.aspx",
            "http://someone@SITE/Account/Login.aspx",
            "http://demo:x@SITE/Account/Login.aspx",
            "http://SITE.evil.example/Account/Login.aspx",
            "http://evil.SITE/Account/Login.aspx",
            "http://127.0.0.1./Account/Login.aspx",
            "http://127.1:PORT/Account/Login.aspx",
            "http://[::1]:PORT/Account/Login.aspx",
            "http://127.0.0.1/Account/Login.aspx",
            "ftp://SITE/Account/Login.aspx",
            "ws://SITE/Account/Login.aspx",
            "file:///Account/Login.aspx",
            "javascript:alert(1)",
            "data:text/html,x",
            "HTTP://EVIL/Account/Login.aspx",
            "http://EVIL%2f@SITE/Account/Login.aspx",
            "  http://EVIL/Account/Login.aspx",
            "http:\n//EVIL/Account/Login.aspx",
            "http://EVIL#@SITE/",
            "http://EVIL?@SITE/",
        ];

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public async Task A_form_that_wants_the_account_elsewhere_gets_nothing(string action)
    {
        await using var thief = await Thief.StartAsync();
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Always(
            SimulatedPage.LoginForm,
            new BodyFault(Form.Replace("ACTION", Filled(action, world, thief), StringComparison.Ordinal), "text/html"));

        await Should.ThrowAsync<GartanException>(() => world.GridAsync());

        thief.Bodies.ShouldBeEmpty();
        world.Site.Log.LoginAttempts.ShouldBe(0, "not even to our own site under a strange name");
        world.Log.ShouldNotContain(new SimulatorOptions().Password);
    }

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public async Task A_redirect_elsewhere_is_not_followed_before_after_or_with_the_account(string location)
    {
        if (location.Any(char.IsWhiteSpace))
            return;

        await using var thief = await Thief.StartAsync();
        foreach (var page in (SimulatedPage[])[SimulatedPage.LoginForm, SimulatedPage.LoginPost, SimulatedPage.Proof, SimulatedPage.Grid])
        {
            await using var world = await GartanWorld.StartAsync();
            world.Site.Faults.Always(page, new RedirectFault(Filled(location, world, thief)));

            await Should.ThrowAsync<GartanException>(() => world.GridAsync());
        }

        thief.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task A_chain_of_redirects_on_our_site_that_ends_elsewhere_stops_there()
    {
        await using var thief = await Thief.StartAsync();
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Next(
            SimulatedPage.LoginForm, new RedirectFault("/Account/Login.aspx?step=2"), new RedirectFault("/Account/Login.aspx?step=3"),
            new RedirectFault(thief.Address.AbsoluteUri));

        (await world.FailsAsync<LayoutChangedException>()).Message.ShouldContain(thief.Address.Authority);

        (thief.Asked, world.Site.Log.LoginAttempts).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("./Login.aspx")]
    [InlineData("/Account/Login.aspx")]
    [InlineData("http://SITE/Account/Login.aspx")]
    [InlineData("//SITE/Account/Login.aspx")]
    public async Task The_same_origin_in_any_form_is_taken(string action)
    {
        await using var thief = await Thief.StartAsync();
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Next(
            SimulatedPage.LoginForm,
            new BodyFault(Form.Replace("ACTION", Filled(action, world, thief), StringComparison.Ordinal), "text/html"));

        await Should.ThrowAsync<GartanException>(() => world.GridAsync());

        world.Site.Log.LoginAttempts.ShouldBe(1);
    }

    [Theory]
    [InlineData("", "drill-night")]
    [InlineData("demo", "")]
    [InlineData("demo", "  ")]
    public async Task An_empty_account_is_never_sent(string userName, string password)
    {
        await using var world = await GartanWorld.StartAsync(change: options =>
            new()
            {
                BaseUrl = options.BaseUrl,
                Username = new(userName),
                Password = new(password),
            });

        (await world.FailsAsync<LoginRejectedException>()).Message.ShouldBe(
            "User name or password is not set, so no log-in was sent. Set GARTAN__USERNAME and GARTAN__PASSWORD.");

        world.Site.Log.Requests.ShouldBeEmpty();
        world.Refusal.ShouldBeNull("nothing was refused");
    }

    private static string Filled(string address, GartanWorld world, Thief thief) => address
        .Replace("SITE", world.Site.BaseUrl.Authority, StringComparison.Ordinal)
        .Replace("EVIL", thief.Address.Authority, StringComparison.Ordinal)
        .Replace("PORT", $"{thief.Address.Port}", StringComparison.Ordinal);

    /// <summary>Another site on this machine, on another port, that keeps what it is sent.</summary>
    private sealed class Thief(WebApplication site) : IAsyncDisposable
    {
        private int asked;

        public Uri Address => new(site.Urls.Single());

        public int Asked => asked;

        public ConcurrentBag<string> Bodies { get; } = [];

        public static async Task<Thief> StartAsync()
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            builder.Logging.ClearProviders();
            var thief = new Thief(builder.Build());
            thief.Run();
            await thief.StartSiteAsync();
            return thief;
        }

        public async ValueTask DisposeAsync() => await site.DisposeAsync();

        private Task StartSiteAsync() => site.StartAsync(TestContext.Current.CancellationToken);

        private void Run() => site.Run(async context =>
        {
            Interlocked.Increment(ref asked);
            using var body = new StreamReader(context.Request.Body);
            if (await body.ReadToEndAsync() is { Length: > 0 } sent)
                Bodies.Add(sent);

            await context.Response.WriteAsync(Form.Replace("ACTION", "", StringComparison.Ordinal));
        });
    }
}
