using GartanChatBot.Tests.TestKit;
using Microsoft.AspNetCore.Routing;

namespace GartanChatBot.Tests.Security;

/// <summary>Every endpoint against everybody who may come: the table is whole, because a path that is not in it fails a test.</summary>
public class AccessTableTests
{
    private const int Open = 200;

    /// <summary>
    /// Method, path, then the status for: nobody, a viewer's token, a viewer's cookie, the operator's token, the key file; and for this
    /// machine while no token is set.
    /// </summary>
    private static readonly (string Method, string Path, int Nobody, int Viewer, int Cookie, int Operator, int Key, int Local)[] Table =
    [
        ("GET", "/", Open, Open, Open, Open, Open, Open),
        ("GET", "/board.css", Open, Open, Open, Open, Open, Open),
        ("GET", "/board.js", Open, Open, Open, Open, Open, Open),
        ("GET", "/contact.js", Open, Open, Open, Open, Open, Open),
        ("GET", "/alerts", Open, Open, Open, Open, Open, Open),
        ("GET", "/history.css", Open, Open, Open, Open, Open, Open),
        ("GET", "/history.js", Open, Open, Open, Open, Open, Open),
        ("GET", "/runs", Open, Open, Open, Open, Open, Open),
        ("GET", "/settings", Open, Open, Open, Open, Open, Open),
        ("GET", "/station/K41", Open, Open, Open, Open, Open, Open),
        ("GET", "/tables.css", Open, Open, Open, Open, Open, Open),
        ("GET", "/tables.js", Open, Open, Open, Open, Open, Open),
        ("GET", "/kiosk.js", Open, Open, Open, Open, Open, Open),
        ("GET", "/look.css", Open, Open, Open, Open, Open, Open),
        ("GET", "/pages.js", Open, Open, Open, Open, Open, Open),
        ("GET", "/panels.js", Open, Open, Open, Open, Open, Open),
        ("GET", "/shapes.js", Open, Open, Open, Open, Open, Open),
        ("GET", "/time.js", Open, Open, Open, Open, Open, Open),
        ("GET", "/icon.svg", Open, Open, Open, Open, Open, Open),
        ("GET", "/performance", Open, Open, Open, Open, Open, Open),
        ("GET", "/performance.css", Open, Open, Open, Open, Open, Open),
        ("GET", "/performance.js", Open, Open, Open, Open, Open, Open),
        ("GET", "/health/live", Open, Open, Open, Open, Open, Open),
        ("GET", "/health/ready", Open, Open, Open, Open, Open, Open),
        ("GET", "/live", 401, 200, 200, 200, 200, 200),
        ("GET", "/metrics", 401, 200, 200, 200, 200, 200),
        ("GET", "/openapi/v1.json", 401, 200, 200, 200, 200, 200),
        ("GET", "/api/v1/stations", 401, 200, 200, 200, 200, 200),
        ("GET", "/api/v1/stations/K41/crew", 401, 200, 200, 200, 200, 200),
        ("GET", "/api/v1/stations/K41/hours?name=ELM%2C%20SJ", 401, 403, 401, 200, 200, 200),
        ("GET", "/api/v1/appliances/K41P1", 401, 200, 200, 200, 200, 200),
        ("GET", "/api/v1/appliances/K41P1/gaps", 401, 200, 200, 200, 200, 200),
        ("GET", "/api/v1/appliances/K41P1/fixes?start=2026-06-09T16:00&end=2026-06-09T17:00", 401, 200, 200, 200, 200, 200),
        ("GET", "/api/v1/appliances/K41P1/what-if?off=ELM%2C%20SJ&from=2026-06-09T18:00&to=2026-06-09T19:00", 401, 200, 200, 200, 200, 200),
        ("GET", "/api/v1/alerts", 401, 200, 200, 200, 200, 200),
        ("GET", "/api/v1/runs", 401, 200, 200, 200, 200, 200),
        ("GET", "/api/v1/settings", 401, 403, 401, 200, 200, 200),
        ("GET", "/api/v1/stations/K41/history", 401, 200, 200, 200, 200, 200),
        ("GET", "/api/v1/board", 401, 200, 200, 200, 200, 200),
        ("GET", "/api/v1/performance", 401, 200, 200, 200, 200, 200),
        ("GET", "/api/v1/ask?text=/now", 401, 200, 200, 200, 200, 200),
        ("GET", "/api/v1/ask?text=/hours&as=ELM%2C%20SJ", 401, 403, 403, 200, 200, 200),
        ("GET", "/api/v1/ask?text=/mute%201h", 401, 405, 405, 405, 405, 405),
        ("GET", "/api/v1/ask?text=/ask%20mute%201h", 401, 405, 405, 405, 405, 405),
        ("POST", "/api/v1/ask", 401, 403, 401, 200, 200, 401),
        ("POST", "/api/v1/scrape?days=1", 401, 403, 401, 200, 200, 401),
        ("POST", "/api/v1/backup", 401, 403, 401, 200, 200, 401),
        ("POST", "/login", 403, 403, 403, 403, 403, 204),
        ("GET", "/nowhere", 404, 404, 404, 404, 404, 404),
        ("DELETE", "/api/v1/stations", 405, 405, 405, 405, 405, 405),
        ("PUT", "/api/v1/ask", 405, 405, 405, 405, 405, 405),
        ("GET", "/api/v1/scrape", 405, 405, 405, 405, 405, 405),
        ("GET", "/api/v1/backup", 405, 405, 405, 405, 405, 405),
        ("GET", "/login", 405, 405, 405, 405, 405, 405),
    ];

    [Fact]
    public async Task With_tokens_set_each_caller_gets_what_they_are_entitled_to()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Web:Token", WebVisitor.ViewerToken);
        bot.Set("Web:OperatorToken", WebVisitor.OperatorToken);
        await bot.RunAsync("scrape");
        await using var service = await bot.StartServiceAsync();
        var cookie = await CookieAsync(service);
        var key = await File.ReadAllTextAsync(bot.DatabasePath + ".key", TestContext.Current.CancellationToken);
        List<string> wrong = [];

        foreach (var row in Table)
        {
            var visit = Visit(row.Method, row.Path);
            await CheckAsync("nobody", visit, row.Nobody);
            await CheckAsync("viewer", visit with { Token = WebVisitor.ViewerToken }, row.Viewer);
            await CheckAsync("cookie", visit.With("Cookie", cookie), row.Cookie);
            await CheckAsync("operator", visit with { Token = WebVisitor.OperatorToken }, row.Operator);
            bot.Time.Advance(TimeSpan.FromSeconds(61));
            await CheckAsync("key", visit with { Token = key }, row.Key);
        }

        wrong.ShouldBeEmpty();

        async Task CheckAsync(string who, WebVisitor visit, int expected)
        {
            var status = await visit.StatusAsync(service);
            if (status != expected && !(visit.Path is "/health/ready" && status is 503))
                wrong.Add($"{who}: {visit.Method} {visit.Path} is {status}, not {expected}");
        }
    }

    [Fact]
    public async Task Without_a_token_this_machine_may_look_and_change_nothing()
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.RunAsync("scrape");
        await using var service = await bot.StartServiceAsync();
        List<string> wrong = [];

        foreach (var row in Table)
        {
            var status = await Visit(row.Method, row.Path).StatusAsync(service);
            if (status != row.Local && !(row.Path is "/health/ready" && status is 503))
                wrong.Add($"{row.Method} {row.Path} is {status}, not {row.Local}");
        }

        wrong.ShouldBeEmpty();
        Directory.Exists(Path.Combine(bot.Folder, "backups")).ShouldBeFalse();
    }

    /// <summary>The router's own answer to a wrong method needs no access, so nothing may stand behind it.</summary>
    [Fact]
    public async Task No_path_answers_a_method_that_is_not_its_own()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Web:Token", WebVisitor.ViewerToken);
        bot.Set("Web:OperatorToken", WebVisitor.OperatorToken);
        await using var service = await bot.StartServiceAsync();
        var own = Table.Select(row => (row.Method, Parts(row.Path))).ToList();
        List<string> wrong = [];

        // Health, which anybody may ask, answers to every method.
        foreach (
            var path in Table
                .Select(row => row.Path.Split('?')[0])
                .Distinct()
                .Where(path => !path.StartsWith("/health/", StringComparison.Ordinal)))
        {
            foreach (var method in (string[])["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "QUERY"])
            {
                var status = await new WebVisitor(method, path).StatusAsync(service);
                if (status is not (404 or 405) && !own.Any(row => row.Method == method && row.Item2.SequenceEqual(Parts(path))))
                    wrong.Add($"{method} {path} is {status}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_endpoint_stands_in_the_table()
    {
        await using var bot = await BotHarness.StartAsync();
        await using var app = bot.BuildService();
        var rows = Table.Select(row => (row.Method, Parts(row.Path))).ToList();

        var missing = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(endpoint => Methods(endpoint).Select(method => (Method: method, Pattern: Parts(endpoint.RoutePattern.RawText!))))
            .Where(endpoint => !rows.Any(row => row.Method == endpoint.Method && Fits(row.Item2, endpoint.Pattern)))
            .Select(endpoint => $"{endpoint.Method} /{string.Join('/', endpoint.Pattern)}");

        missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_viewer_sees_nothing_that_a_role_forbids()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Web:Token", WebVisitor.ViewerToken);
        await bot.RunAsync("scrape");
        await using var service = await bot.StartServiceAsync();

        foreach (var text in (string[])["/audit", "/chats", "/links", "/performance", "/hours ELM", "hours of elm", "/hours"])
        {
            var (status, body) = await (WebVisitor.Ask(text) with { Token = WebVisitor.ViewerToken }).AnswerAsync(service);
            status.ShouldBe(200, text);
            body.ShouldContain("\"answered\":false", customMessage: text);
            body.ShouldNotContain("contract", customMessage: text);
        }
    }

    internal static async Task<string> CookieAsync(RunningBot service)
    {
        using var answer = await WebVisitor.LogIn(WebVisitor.ViewerToken).SendAsync(service);
        ((int)answer.StatusCode).ShouldBe(204);
        return answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().Split(';')[0];
    }

    private static WebVisitor Visit(string method, string path) => (method, path) switch
    {
        ("POST", "/api/v1/ask") => WebVisitor.Act("""{"text":"/help"}"""),
        ("POST", "/login") => WebVisitor.LogIn("a-token-that-is-none"),
        _ => new(method, path),
    };

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"];

    private static string[] Parts(string path) => path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static bool Fits(string[] path, string[] pattern) =>
        path.Length == pattern.Length
        && path.Zip(pattern).All(pair => pair.Second.Contains('{', StringComparison.Ordinal) || pair.First == pair.Second);
}
