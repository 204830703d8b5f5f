using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Security;

/// <summary>
/// The log-in form of the board: one cookie that scripts can't read, that other sites can't use, and that a reboot does not end.
/// </summary>
public class BoardLoginTests
{
    [Fact]
    public async Task The_right_token_is_answered_with_one_cookie_that_does_not_hold_it()
    {
        await using var bot = await BotAsync();
        await using var service = await bot.StartServiceAsync();

        using var answer = await WebVisitor.LogIn(WebVisitor.ViewerToken).SendAsync(service);

        ((int)answer.StatusCode).ShouldBe(204);
        var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldMatch("^gartanchatbot-board=[0-9a-f]{64}; max-age=34560000; path=/; samesite=strict; httponly$");
        cookie.ShouldNotContain("fernbrae");
    }

    [Fact]
    public async Task A_wrong_token_is_told_so_and_sets_nothing()
    {
        await using var bot = await BotAsync();
        await using var service = await bot.StartServiceAsync();

        using var answer = await WebVisitor.LogIn("viewer-of-fernbrae-43").SendAsync(service);

        ((int)answer.StatusCode).ShouldBe(403);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("That token is wrong.");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task The_cookie_outlives_the_bot_and_ends_with_the_token()
    {
        await using var bot = await BotAsync();
        string cookie;
        await using (var service = await bot.StartServiceAsync())
        {
            cookie = await AccessTableTests.CookieAsync(service);
        }

        await using (var restarted = await bot.StartServiceAsync())
        {
            (await Board(cookie).StatusAsync(restarted)).ShouldBe(200);
        }

        bot.Set("Web:Token", "another-token-of-fernbrae");
        await using var changed = await bot.StartServiceAsync();
        (await Board(cookie).StatusAsync(changed)).ShouldBe(401);
    }

    [Fact]
    public async Task The_operators_token_opens_the_board_too_and_its_cookie_only_looks()
    {
        await using var bot = await BotAsync();
        await using var service = await bot.StartServiceAsync();

        using var answer = await WebVisitor.LogIn(WebVisitor.OperatorToken).SendAsync(service);
        var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().Split(';')[0];

        (await Board(cookie).StatusAsync(service)).ShouldBe(200);
        (await WebVisitor.Act("""{"text":"/mute 1h"}""").With("Cookie", cookie).StatusAsync(service)).ShouldBe(401);
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    public async Task Behind_a_proxy_with_a_certificate_the_cookie_goes_by_https_only(string scheme, bool secure)
    {
        await using var bot = await BotAsync();
        bot.Set("Web:Proxies:0", "127.0.0.1");
        await using var service = await bot.StartServiceAsync();

        using var answer = await WebVisitor
            .LogIn(WebVisitor.ViewerToken)
            .With("Host", "board.example.org")
            .With("Origin", $"{scheme}://board.example.org")
            .With("X-Forwarded-Proto", scheme)
            .With("X-Forwarded-For", "203.0.113.9")
            .SendAsync(service);

        ((int)answer.StatusCode).ShouldBe(204);
        answer
            .Headers.GetValues("Set-Cookie")
            .ShouldHaveSingleItem()
            .Contains("secure", StringComparison.OrdinalIgnoreCase)
            .ShouldBe(secure);
    }

    private static WebVisitor Board(string cookie) => new WebVisitor("GET", "/api/v1/stations").With("Cookie", cookie);

    private static async Task<BotHarness> BotAsync()
    {
        var bot = await BotHarness.StartAsync();
        bot.Set("Web:Token", WebVisitor.ViewerToken);
        bot.Set("Web:OperatorToken", WebVisitor.OperatorToken);
        return bot;
    }
}
