using System.Net.Http.Headers;
using System.Text;
using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Web;

/// <summary>
/// The shipped example behind Debian's nginx: nothing is held back, visitors are told apart, and the cookie goes by https only.
/// </summary>
public class NginxTests
{
    private const string Token = "viewer-of-fernbrae-42";

    private static readonly TimeSpan ABit = TimeSpan.FromMilliseconds(20);

    [Fact(Timeout = 60_000)]
    public async Task The_stream_comes_through_at_once_and_stays_alive()
    {
        await using var bot = await BotAsync();
        await using var service = await bot.StartServiceAsync();
        await using var proxy = await NginxProxy.StartAsync(service.Address);
        using var visitor = proxy.Visitor();
        visitor.DefaultRequestHeaders.Authorization = new("Bearer", Token);

        using var answer = await visitor.GetAsync("/live", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var first = await lines.ReadLineAsync(TestContext.Current.CancellationToken);
        string? later = null;
        while (later?.StartsWith(": alive", StringComparison.Ordinal) != true)
        {
            var reading = lines.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();
            while (await Task.WhenAny(reading, Task.Delay(ABit, TimeProvider.System, TestContext.Current.CancellationToken)) != reading)
                bot.Time.Advance(TimeSpan.FromSeconds(2));
            later = await reading;
        }

        first.ShouldStartWith("data: ");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Log_in_sets_a_cookie_for_https_only_and_the_board_is_answered_with_it()
    {
        await using var bot = await BotAsync();
        await bot.RunAsync("scrape", "--days", "1");
        await using var service = await bot.StartServiceAsync();
        await using var proxy = await NginxProxy.StartAsync(service.Address);
        using var visitor = proxy.Visitor();

        using var login = await SendAsync(visitor, LogIn(proxy, Token));
        var cookie = login.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/api/v1/stations/K41/crew")
        {
            Headers = { { "Cookie", cookie.Split(';')[0] }, { "Sec-Fetch-Site", "same-origin" } },
        };
        using var crew = await SendAsync(visitor, asked);

        ((int)login.StatusCode).ShouldBe(204);
        cookie.ShouldContain("; secure; samesite=strict; httponly");
        ((int)crew.StatusCode).ShouldBe(200);
        crew.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldEndWith("frame-ancestors 'none'");
    }

    [Fact]
    public async Task A_visitor_who_guesses_waits_and_cannot_pass_for_another()
    {
        await using var bot = await BotAsync();
        await using var service = await bot.StartServiceAsync();
        await using var proxy = await NginxProxy.StartAsync(service.Address);
        using var visitor = proxy.Visitor();
        for (var guess = 0; guess < 10; guess++)
        {
            using var request = LogIn(proxy, "a-wrong-token-of-many");
            request.Headers.Add("X-Forwarded-For", $"198.51.100.{guess}");
            using var wrong = await SendAsync(visitor, request);
            ((int)wrong.StatusCode).ShouldBe(403);
        }

        using var waits = await SendAsync(visitor, LogIn(proxy, Token));
        using var foreign = await SendAsync(visitor, LogIn(proxy, Token, "https://evil.example"));

        ((int)waits.StatusCode).ShouldBe(429);
        ((int)foreign.StatusCode).ShouldBe(403);
    }

    [Fact]
    public async Task A_proxy_that_is_not_configured_is_told_which_setting_is_missing()
    {
        await using var bot = await BotHarness.StartAsync();
        await using var service = await bot.StartServiceAsync();
        await using var proxy = await NginxProxy.StartAsync(service.Address);
        using var visitor = proxy.Visitor();

        using var answer = await visitor.GetAsync("/api/v1/stations", TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(403);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Web:Proxies");
    }

    private static async Task<BotHarness> BotAsync()
    {
        var bot = await BotHarness.StartAsync();
        bot.Set("Web:Token", Token);
        bot.Set("Web:Proxies:0", "127.0.0.1");
        return bot;
    }

    private static HttpRequestMessage LogIn(NginxProxy proxy, string token, string? origin = null) => new(HttpMethod.Post, "/login")
    {
        Headers = { { "Origin", origin ?? proxy.Address.GetLeftPart(UriPartial.Authority) }, { "Sec-Fetch-Site", "same-origin" } },
        Content = new StringContent($$"""{"token":"{{token}}"}""", Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
    };

    private static Task<HttpResponseMessage> SendAsync(HttpClient visitor, HttpRequestMessage request) =>
        visitor.SendAsync(request, TestContext.Current.CancellationToken);
}
