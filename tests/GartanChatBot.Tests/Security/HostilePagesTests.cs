using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Security;

/// <summary>
/// Pages of strangers in the operator's browser, and programs that pose as one: nothing of theirs is answered, and nothing is changed.
/// </summary>
public class HostilePagesTests
{
    private const string Chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";
    private const string Attack = "/role telegram:666 administrator";

    /// <summary>What an image, a link, a form, a script or a frame of another site sends, and what a rebound name sends.</summary>
    public static TheoryData<string, string, string> Requests =>
        new()
        {
            {
                "image",
                "GET /api/v1/ask?text=/role%20telegram:666%20administrator",
                "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: no-cors|Sec-Fetch-Dest: image"
            },
            { "image of an old browser", "GET /api/v1/ask?text=/role%20telegram:666%20administrator", "" },
            { "image of an old browser with referrer", "GET /api/v1/ask?text=/now", "Referer: http://evil.example/page" },
            { "image on another port", "GET /api/v1/ask?text=/now", "Sec-Fetch-Site: same-site" },
            { "alias", "GET /api/v1/ask?text=/start", "" },
            { "plain words that mute", "GET /api/v1/ask?text=mute%20for%202%20hours", "" },
            { "upper case", "GET /api/v1/ask?text=/ROLE%20telegram:666%20administrator", "" },
            { "leading spaces", "GET /api/v1/ask?text=%20%20/role%20telegram:666%20administrator", "" },
            { "quotes", "GET /api/v1/ask?text=/%22role%22%20telegram:666%20administrator", "" },
            { "addressed", "GET /api/v1/ask?text=/role@GartanChatBot%20telegram:666%20administrator", "" },
            { "head", "HEAD /api/v1/ask?text=/role%20telegram:666%20administrator", "" },
            { "as an officer", "GET /api/v1/ask?text=/mute%201h&as=ELM%2C%20SJ", "" },
            { "script", "GET /api/v1/stations/K41/crew", "Sec-Fetch-Site: cross-site|Origin: http://evil.example" },
            { "sandboxed frame", "GET /api/v1/stations/K41/crew", "Origin: null" },
            { "stream", "GET /live", "Sec-Fetch-Site: cross-site" },
            { "metrics", "GET /metrics", "Sec-Fetch-Site: cross-site" },
            { "description", "GET /openapi/v1.json", "Origin: http://127.0.0.1:1" },
            { "rebound name", "GET /api/v1/stations/K41/crew", "Host: evil.example" },
            {
                "rebound name and origin",
                "GET /api/v1/stations/K41/crew",
                "Host: evil.example|Origin: http://evil.example|Sec-Fetch-Site: same-origin"
            },
            { "rebound name with a port", "GET /api/v1/stations/K41/crew", "Host: evil.example:8080" },
            { "name that begins like ours", "GET /api/v1/stations/K41/crew", "Host: 127.0.0.1.evil.example" },
            { "name that ends like ours", "GET /api/v1/stations/K41/crew", "Host: evil-localhost" },
            { "any address", "GET /api/v1/stations/K41/crew", "Host: 0.0.0.0:8080" },
            { "through a proxy", "GET /api/v1/stations/K41/crew", "X-Forwarded-For: 203.0.113.9" },
            { "through a proxy that poses as here", "GET /api/v1/stations/K41/crew", "X-Forwarded-For: 127.0.0.1" },
            { "through another proxy", "GET /api/v1/stations/K41/crew", "Forwarded: for=203.0.113.9" },
            { "through a cache", "GET /api/v1/stations/K41/crew", "Via: 1.1 cache" },
            { "real address", "GET /api/v1/stations/K41/crew", "X-Real-IP: 127.0.0.1" },
            { "form as text", "POST /api/v1/ask text/plain", "Origin: http://evil.example|Sec-Fetch-Site: cross-site" },
            { "form as text, no origin", "POST /api/v1/ask text/plain", "" },
            { "form", "POST /api/v1/ask application/x-www-form-urlencoded", "Origin: http://evil.example" },
            { "form with parts", "POST /api/v1/ask multipart/form-data;boundary=x", "Origin: null" },
            { "JSON from a page", "POST /api/v1/ask application/json", "Origin: http://evil.example" },
            { "JSON without origin from a browser", "POST /api/v1/ask application/json", "Sec-Fetch-Site: same-origin" },
            { "JSON of our own page without the token", "POST /api/v1/ask application/json", "Origin: us|Sec-Fetch-Site: same-origin" },
            { "JSON of a program without the token", "POST /api/v1/ask application/json", "" },
            { "beacon", "POST /api/v1/scrape?days=1", "Origin: http://evil.example|Sec-Fetch-Mode: no-cors" },
            {
                "form that scrapes",
                "POST /api/v1/scrape?days=1 application/x-www-form-urlencoded",
                "Origin: null|Sec-Fetch-Site: cross-site"
            },
            { "form that copies", "POST /api/v1/backup?file=x.db", "Origin: http://evil.example" },
            { "override", "GET /api/v1/ask?text=/now", "X-HTTP-Method-Override: POST|Sec-Fetch-Site: cross-site" },
            { "log-in of a stranger's page", "POST /login application/json", "Origin: http://evil.example" },
            { "log-in by form", "POST /login text/plain", "Origin: us" },
            {
                "preflight",
                "OPTIONS /api/v1/ask",
                "Origin: http://evil.example|Access-Control-Request-Method: POST|Access-Control-Request-Headers: authorization,content-type"
            },
        };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Nothing_of_a_strangers_page_is_answered_or_done(string name, string request, string headers)
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape", "--days", "1");
        var before = StoredChoices.Of(bot.DatabasePath);
        await using (var service = await bot.StartServiceAsync())
        {
            var (status, body) = await Written(request, headers, service).AnswerAsync(service);

            status.ShouldBeOneOf([401, 403, 405, 415], $"{name}: {body}");
            body.ShouldNotContain("ELM");
        }

        StoredChoices.Of(bot.DatabasePath).ShouldBe(before);
        Directory.Exists(Path.Combine(bot.Folder, "backups")).ShouldBeFalse();
    }

    /// <summary>SameSite=Strict keeps the cookie at home; where a browser sends it all the same, it only looks.</summary>
    [Theory]
    [InlineData("POST /api/v1/ask application/json", "Origin: us|Sec-Fetch-Site: same-origin")]
    [InlineData("POST /api/v1/ask application/json", "Origin: http://evil.example")]
    [InlineData("POST /api/v1/ask text/plain", "Origin: null")]
    [InlineData("POST /api/v1/scrape?days=1", "Origin: us")]
    [InlineData("POST /api/v1/backup", "Origin: us")]
    [InlineData("GET /api/v1/ask?text=/role%20telegram:666%20administrator", "")]
    [InlineData("GET /api/v1/stations", "Sec-Fetch-Site: cross-site")]
    [InlineData("GET /api/v1/stations", "Host: evil.example")]
    public async Task The_boards_cookie_does_nothing_for_anybody(string request, string headers)
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Web:Token", WebVisitor.ViewerToken);
        await using var service = await bot.StartServiceAsync();
        var cookie = await AccessTableTests.CookieAsync(service);

        var status = await Written(request, headers, service).With("Cookie", cookie).StatusAsync(service);

        status.ShouldBeOneOf(401, 403, 405, 415);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gartanchatbot-board=")]
    [InlineData("gartanchatbot-board=viewer-of-fernbrae-42")]
    [InlineData("gartanchatbot-board=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("GARTANCHATBOT-BOARD=x; gartanchatbot-board=y")]
    public async Task A_made_up_cookie_is_none(string cookie)
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Web:Token", WebVisitor.ViewerToken);
        await using var service = await bot.StartServiceAsync();

        (await new WebVisitor("GET", "/api/v1/stations").With("Cookie", cookie).StatusAsync(service)).ShouldBe(401);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"text":null}""")]
    [InlineData("""{"text":["/now"]}""")]
    [InlineData("""{"text":"   "}""")]
    [InlineData("""{"text":"/now","at":"teatime"}""")]
    [InlineData("""[{"text":"/now"}]""")]
    [InlineData("""{"text":"\ud800"}""")]
    public async Task Malformed_questions_of_the_operator_get_400_and_a_sentence(string json)
    {
        await using var bot = await BotHarness.StartAsync();
        await using var service = await bot.StartServiceAsync();
        var key = service.Operator.DefaultRequestHeaders.Authorization!.Parameter;

        var (status, body) = await (WebVisitor.Act(json) with { Token = key }).AnswerAsync(service);

        status.ShouldBe(400, body);
        body.ShouldContain("\"detail\"");
        body.ShouldNotContain("   at ");
    }

    /// <summary>Anybody may send to the log-in, so nothing that a header says may become a fault of ours.</summary>
    [Theory]
    [InlineData("bogus")]
    [InlineData("utf-7")]
    [InlineData("\"\"")]
    public async Task A_body_in_a_strange_character_set_is_refused(string charset)
    {
        await using var bot = await BotHarness.StartAsync();
        await using var service = await bot.StartServiceAsync();
        var type = $"application/json; charset={charset}";

        (await (WebVisitor.LogIn("guess") with { ContentType = type }).StatusAsync(service)).ShouldBe(415);
        (await (WebVisitor.Act("""{"text":"/help"}""") with { ContentType = type }).StatusAsync(service)).ShouldBe(415);
    }

    [Fact]
    public async Task Too_much_is_refused_before_it_is_read()
    {
        await using var bot = await BotHarness.StartAsync();
        await using var service = await bot.StartServiceAsync();
        var key = service.Operator.DefaultRequestHeaders.Authorization!.Parameter;

        (await WebVisitor.Ask(new string('x', 3_000)).StatusAsync(service)).ShouldBe(400);
        (await (WebVisitor.Act($$"""{"text":"{{new string('x', 3_000_000)}}"}""") with { Token = key }).StatusAsync(service)).ShouldBe(413);
    }

    [Fact]
    public async Task Our_own_page_and_programs_of_this_machine_are_answered()
    {
        await using var bot = await BotHarness.StartAsync();
        await using var service = await bot.StartServiceAsync();
        var us = service.Address.GetLeftPart(UriPartial.Authority);

        (
            await new WebVisitor("GET", "/api/v1/stations")
                .With("Origin", us)
                .With("Sec-Fetch-Site", "same-origin")
                .With("User-Agent", Chrome)
                .StatusAsync(service)
        ).ShouldBe(200);
        (await new WebVisitor("GET", "/api/v1/stations").With("Sec-Fetch-Site", "none").StatusAsync(service)).ShouldBe(200);
        (await new WebVisitor("GET", "/api/v1/stations").With("Host", $"localhost:{service.Address.Port}").StatusAsync(service)).ShouldBe(
            200);
    }

    [Theory]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("POST", "/telegram/guess", 404)]
    [InlineData("POST", "/discord/interactions", 404)]
    [InlineData("GET", "/", 403)]
    [InlineData("GET", "/healthy", 403)]
    public async Task Chat_services_and_probes_may_come_under_any_name_and_browsers_not(string method, string path, int status)
    {
        await using var bot = await BotHarness.StartAsync();
        await using var service = await bot.StartServiceAsync();

        (await new WebVisitor(method, path).With("Host", "bot.example.org").StatusAsync(service)).ShouldBe(status);
    }

    [Fact]
    public async Task The_refusal_of_a_changing_command_names_the_way_that_takes_it()
    {
        await using var bot = await BotHarness.StartAsync();
        await using var service = await bot.StartServiceAsync();

        using var answer = await WebVisitor.Ask(Attack).SendAsync(service);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(405);
        answer.Content.Headers.Allow.ShouldBe(["POST"]);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        body.ShouldContain("POST /api/v1/ask");
    }

    [Fact]
    public async Task The_operator_may_change_things_by_POST()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Web:OperatorToken", WebVisitor.OperatorToken);
        await using var service = await bot.StartServiceAsync();

        var (status, body) = await (
            WebVisitor.Act("""{"text":"/role telegram:4711 officer"}""") with
            {
                Token = WebVisitor.OperatorToken,
            }
        ).AnswerAsync(service);

        status.ShouldBe(200, body);
        body.ShouldContain("telegram:4711 is now officer");
    }

    private static WebVisitor Written(string request, string headers, RunningBot service)
    {
        var visit = request.Split(' ') switch
        {
            [var method, "/login", var type] => new WebVisitor(method, "/login")
            {
                ContentType = type,
                Body = $$"""{"token":"{{WebVisitor.ViewerToken}}"}""",
            },
            [var method, var path, var type] => new WebVisitor(method, path) { ContentType = type, Body = $$"""{"text":"{{Attack}}"}""" },
            [var method, var path] => new WebVisitor(method, path),
            _ => throw new ArgumentException($"{request} is no request", nameof(request)),
        };

        foreach (var header in headers.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (header.Split(": ")[0], header.Split(": ")[1]);
            visit = visit.With(name, value is "us" ? service.Address.GetLeftPart(UriPartial.Authority) : value);
        }

        return visit;
    }
}
