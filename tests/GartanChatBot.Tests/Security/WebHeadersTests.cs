using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Security;

/// <summary>
/// Every answer, refusals and failures too, tells browsers to run nothing strange, show it in no frame and keep no copy; HEAD is GET
/// without its body.
/// </summary>
public class WebHeadersTests
{
    private static readonly (string Method, string Path)[] Everywhere =
    [
        ("GET", "/"), ("GET", "/board.js"), ("GET", "/board.css"), ("GET", "/api/v1/board"), ("GET", "/alerts"),
        ("GET", "/api/v1/alerts"), ("GET", "/api/v1/settings"), ("GET", "/icon.svg"), ("GET", "/performance"),
        ("GET", "/performance.js"), ("GET", "/health/live"), ("GET", "/health/ready"), ("GET", "/live"), ("GET", "/metrics"),
        ("GET", "/openapi/v1.json"), ("GET", "/api/v1/stations"), ("GET", "/api/v1/stations/K41/crew"),
        ("GET", "/api/v1/stations/K14/crew"), ("GET", "/api/v1/appliances/K41P1"), ("GET", "/api/v1/appliances/K41P1?at=never"),
        ("GET", "/api/v1/ask?text=/now"), ("GET", "/api/v1/ask?text=/mute"), ("GET", "/nowhere"), ("DELETE", "/"),
        ("POST", "/api/v1/scrape"), ("POST", "/api/v1/ask"), ("POST", "/login"), ("GET", "/login"), ("POST", "/discord/interactions"),
        ("POST", "/telegram/guess"), ("OPTIONS", "/"), ("TRACE", "/"),
    ];

    [Theory]
    [InlineData("")]
    [InlineData("viewer-of-fernbrae-42")]
    public async Task Every_answer_bears_the_headers(string token)
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Web:Token", token);
        await using var service = await bot.StartServiceAsync();
        List<string> wrong = [];

        foreach (var (method, path) in Everywhere)
        {
            using var answer = await new WebVisitor(method, path).SendAsync(service);
            var headers = answer
                .Headers.Concat(answer.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
            var at = $"{method} {path} ({(int)answer.StatusCode})";

            var policy = headers.GetValueOrDefault("Content-Security-Policy", "");
            if (
                !policy.Contains("default-src 'none'; script-src 'self'; style-src 'self'", StringComparison.Ordinal)
                || policy.Contains("unsafe", StringComparison.Ordinal))
                wrong.Add($"{at}: {policy}");
            if (!policy.EndsWith("frame-ancestors 'none'", StringComparison.Ordinal))
                wrong.Add($"{at}: may be framed: {policy}");
            if (
                headers.GetValueOrDefault("X-Content-Type-Options") is not "nosniff"
                || headers.GetValueOrDefault("Referrer-Policy") is not "no-referrer")
                wrong.Add($"{at}: sniffs or tells where from");
            if (!headers.GetValueOrDefault("Cache-Control", "").Contains("no-store", StringComparison.Ordinal))
                wrong.Add($"{at}: may be kept: {headers.GetValueOrDefault("Cache-Control")}");
            if (headers.ContainsKey("Server") || headers.ContainsKey("X-Powered-By") || headers.ContainsKey("Access-Control-Allow-Origin"))
                wrong.Add($"{at}: tells too much");
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task HEAD_answers_as_GET_without_a_body()
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape");
        await using var service = await bot.StartServiceAsync();

        foreach (var (_, path) in Everywhere.Where(row => row.Method == "GET"))
        {
            using var get = await new WebVisitor("GET", path).SendAsync(service);
            using var head = await new WebVisitor("HEAD", path).SendAsync(service);

            head.StatusCode.ShouldBe(get.StatusCode, path);
            head.Content.Headers.ContentType.ShouldBe(get.Content.Headers.ContentType, path);
            (await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task A_kiosk_may_be_allowed_to_frame_the_board()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Web:FrameAncestors", "'self' https://wall.example.org");
        await using var service = await bot.StartServiceAsync();

        using var answer = await new WebVisitor("GET", "/").SendAsync(service);

        answer
            .Headers.GetValues("Content-Security-Policy")
            .ShouldHaveSingleItem()
            .ShouldEndWith("; frame-ancestors 'self' https://wall.example.org");
    }

    /// <summary>The policy forbids them, so a page that has some would be broken and nobody would see it here.</summary>
    [Fact]
    public void No_page_has_a_script_or_style_in_its_markup()
    {
        foreach (
            var page in Directory
                .GetFiles(Path.Combine(Architecture.RepositoryRoot.Path, "src/GartanChatBot/wwwroot"))
                .Where(file => !file.EndsWith(".css", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(page);
            text.ShouldNotMatch(
                "<script(?![^>]*src=)|<style|\\son[a-z]+=|style=|javascript:|innerHTML|insertAdjacentHTML|document\\.write|eval\\(|data:",
                page);
        }
    }
}
