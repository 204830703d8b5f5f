using GartanChatBot.Tests.TestKit;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace GartanChatBot.Tests.Security;

/// <summary>Whoever guesses tokens waits, at the API as at the log-in form; those who know theirs from elsewhere don't.</summary>
public class TokenGuessingTests
{
    private const int Allowed = 10;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_ten_wrong_tokens_an_address_waits_even_with_the_right_one(bool atTheForm)
    {
        await using var bot = await BotAsync();
        await using var service = await bot.StartServiceAsync();
        for (var guess = 0; guess < Allowed; guess++)
            (await Guess(atTheForm, $"wrong-token-number-{guess}").StatusAsync(service)).ShouldBe(403);

        using var refused = await Guess(atTheForm, WebVisitor.ViewerToken).SendAsync(service);
        bot.Time.Advance(TimeSpan.FromSeconds(59));
        var early = await Guess(atTheForm, WebVisitor.ViewerToken).StatusAsync(service);
        bot.Time.Advance(TimeSpan.FromSeconds(2));
        var later = await Guess(atTheForm, WebVisitor.ViewerToken).StatusAsync(service);

        ((int)refused.StatusCode).ShouldBe(429);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBe(TimeSpan.FromMinutes(1));
        early.ShouldBe(429);
        later.ShouldBeOneOf(200, 204);
    }

    [Fact]
    public async Task Guesses_at_the_form_and_at_the_API_are_counted_together_and_others_go_on()
    {
        await using var bot = await BotAsync();
        await using var service = await bot.StartServiceAsync();
        var cookie = await AccessTableTests.CookieAsync(service);
        for (var guess = 0; guess < Allowed; guess++)
            await Guess(guess % 2 == 0, "a-wrong-token-of-many").StatusAsync(service);

        (await Guess(false, WebVisitor.OperatorToken).StatusAsync(service)).ShouldBe(429);
        (await new WebVisitor("GET", "/api/v1/stations").With("Cookie", cookie).StatusAsync(service)).ShouldBe(200);
        (await new WebVisitor("GET", "/health/live").StatusAsync(service)).ShouldBe(200);
        using var byKey = await service.Operator.GetAsync("/api/v1/stations", TestContext.Current.CancellationToken);
        ((int)byKey.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task Behind_a_proxy_each_visitor_is_counted_alone_and_an_address_that_they_make_up_is_not_theirs()
    {
        await using var bot = await BotAsync();
        bot.Set("Web:Proxies:0", "127.0.0.1");
        await using var service = await bot.StartServiceAsync();
        for (var guess = 0; guess < Allowed; guess++)
        {
            // What the visitor sends stands before what the proxy adds.
            (
                await Guess(false, "a-wrong-token-of-many").With("X-Forwarded-For", $"198.51.100.{guess}, 203.0.113.9").StatusAsync(service)
            ).ShouldBe(403);
        }

        (await Guess(false, WebVisitor.ViewerToken).With("X-Forwarded-For", "198.51.100.77, 203.0.113.9").StatusAsync(service)).ShouldBe(
            429);
        (await Guess(false, WebVisitor.ViewerToken).With("X-Forwarded-For", "203.0.113.10").StatusAsync(service)).ShouldBe(200);
    }

    [Fact]
    public async Task An_address_in_a_header_is_not_believed_without_a_configured_proxy()
    {
        await using var bot = await BotAsync();
        await using var service = await bot.StartServiceAsync();
        for (var guess = 0; guess < Allowed; guess++)
            await Guess(false, "a-wrong-token-of-many").With("X-Forwarded-For", $"198.51.100.{guess}").StatusAsync(service);

        (await Guess(false, WebVisitor.ViewerToken).With("X-Forwarded-For", "198.51.100.77").StatusAsync(service)).ShouldBe(429);
    }

    [Fact]
    public async Task A_subscriber_with_many_addresses_of_one_network_is_one()
    {
        await using var bot = await BotAsync();
        bot.Set("Web:Proxies:0", "127.0.0.0/8");
        await using var service = await bot.StartServiceAsync();
        for (var guess = 0; guess < Allowed; guess++)
            await Guess(false, "a-wrong-token-of-many").With("X-Forwarded-For", $"2001:db8:1:1::{guess}").StatusAsync(service);

        (await Guess(false, WebVisitor.ViewerToken).With("X-Forwarded-For", "2001:db8:1:1:ffff::1").StatusAsync(service)).ShouldBe(429);
        (await Guess(false, WebVisitor.ViewerToken).With("X-Forwarded-For", "2001:db8:1:2::1").StatusAsync(service)).ShouldBe(200);
    }

    [Fact]
    public async Task The_log_has_one_line_a_minute_with_the_count_and_no_token()
    {
        await using var bot = await BotAsync();
        var log = bot.CollectLog(LogLevel.Warning);
        await using var service = await bot.StartServiceAsync();

        for (var guess = 0; guess < 25; guess++)
            await Guess(false, "a-wrong-token-of-many").StatusAsync(service);
        Lines(log).ShouldBeEmpty();
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        var first = Lines(log);
        bot.Time.Advance(TimeSpan.FromMinutes(5));

        // What an address sends while it waits is not looked at, so it is not counted either.
        first.ShouldHaveSingleItem().ShouldStartWith("10 wrong web tokens in the last minute");
        Lines(log).Count.ShouldBe(1);
        log.GetSnapshot().ShouldAllBe(record => !record.Message.Contains("a-wrong-token"));
    }

    [Theory]
    [InlineData("Web:Token", "fifteen-letters", "Web:Token: is too short, it must have at least 16 characters")]
    [InlineData("Web:Token", "               x               ", "Web:Token: is too short")]
    [InlineData("Web:OperatorToken", "short", "Web:OperatorToken: is too short")]
    [InlineData("Web:Proxies:0", "localhost", "Web:Proxies: has \"localhost\"")]
    [InlineData("Web:Proxies:0", "10.0.0.0/99", "Web:Proxies: has \"10.0.0.0/99\"")]
    [InlineData("Web:Proxies:0", "127.0.0.1", "Web:Token: is missing; it is required behind a proxy")]
    [InlineData("Web:FrameAncestors", "*; script-src *", "Web:FrameAncestors: has")]
    [InlineData("Web:FrameAncestors", "javascript:x", "Web:FrameAncestors: has")]
    public async Task What_would_open_the_door_stops_the_start(string key, string value, string said)
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set(key, value);

        var ran = await bot.RunAsync("run");

        ran.Code.ShouldBe(2);
        ran.Error.ShouldContain(said);
        if (key.EndsWith("Token", StringComparison.Ordinal))
            ran.Error.ShouldNotContain(value.Trim() + "\"");
    }

    [Fact]
    public async Task One_token_for_both_stops_the_start()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Web:Token", WebVisitor.ViewerToken);
        bot.Set("Web:OperatorToken", WebVisitor.ViewerToken);

        (await bot.RunAsync("run")).Error.ShouldContain("Web:OperatorToken: is the same as Web:Token");
    }

    private static async Task<BotHarness> BotAsync()
    {
        var bot = await BotHarness.StartAsync();
        bot.Set("Web:Token", WebVisitor.ViewerToken);
        bot.Set("Web:OperatorToken", WebVisitor.OperatorToken);
        return bot;
    }

    private static WebVisitor Guess(bool atTheForm, string token) =>
        atTheForm ? WebVisitor.LogIn(token) : new WebVisitor("GET", "/api/v1/stations") { Token = token };

    private static List<string> Lines(FakeLogCollector log) =>
        [
            .. log.GetSnapshot()
                .Where(record => record.Message.Contains("web tokens", StringComparison.Ordinal))
                .Select(record => record.Message),
        ];
}
