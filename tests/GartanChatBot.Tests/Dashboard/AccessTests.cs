using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Dashboard;

/// <summary>Who is let in: this machine while no token is set, else whoever bears it.</summary>
public class AccessTests
{
    private const string Token = "tango-uniform-42";

    public static TheoryData<string, string> Guarded => new()
    {
        { "GET", "/api/v1/stations" },
        { "GET", "/api/v1/stations/K41/crew" },
        { "GET", "/api/v1/appliances/K41P1" },
        { "GET", "/api/v1/ask?text=/help" },
        { "GET", "/openapi/v1.json" },
        { "GET", "/live" },
        { "POST", "/api/v1/scrape?days=1" },
        { "POST", "/api/v1/backup?file=" },
    };

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Without_a_token_set_this_machine_is_answered(string method, string path)
    {
        await using var bot = await WholeBot.StartAsync();
        await bot.RunAsync("scrape", "--days", "1");
        await using var service = await bot.StartServiceAsync();

        (await StatusAsync(service, method, Completed(bot, path))).ShouldBe(200);
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task With_a_token_set_nothing_is_told_without_it(string method, string path)
    {
        await using var bot = await WholeBot.StartAsync();
        bot.Set("Web:Token", Token);
        await bot.RunAsync("scrape", "--days", "1");
        await using var service = await bot.StartServiceAsync();
        path = Completed(bot, path);

        var none = await RefusalAsync(service, method, path, null);
        var wrong = await RefusalAsync(service, method, path, new("Bearer", "tango-uniform-43"));
        var otherScheme = await RefusalAsync(service, method, path, new("Basic", Token));
        File.Exists(BackupIn(bot)).ShouldBeFalse();
        var right = await StatusAsync(service, method, path, new("Bearer", Token));

        none.Status.ShouldBe(401);
        none.Problem.GetProperty("detail").GetString().ShouldBe("This needs the token: Authorization: Bearer …");
        none.Challenge.ShouldBe("Bearer");
        wrong.Status.ShouldBe(403);
        wrong.Problem.GetProperty("detail").GetString().ShouldBe("That token is not the one.");
        otherScheme.Status.ShouldBe(401);
        right.ShouldBe(200);
        $"{none.Problem}{wrong.Problem}{otherScheme.Problem}".ShouldNotContain("tango");
    }

    [Fact]
    public async Task Health_and_the_empty_board_need_no_token()
    {
        await using var bot = await WholeBot.StartAsync();
        bot.Set("Web:Token", Token);
        await using var service = await bot.StartServiceAsync();

        (await StatusAsync(service, "GET", "/health/live")).ShouldBe(200);
        (await StatusAsync(service, "GET", "/health/ready")).ShouldBeOneOf(200, 503);
        foreach (var (path, type, text) in ((string, string, string)[])[("/", "text/html", "board.js"), ("/board.js", "text/javascript", "/live"), ("/board.css", "text/css", "{")])
        {
            using var part = await service.Client.GetAsync(path, TestContext.Current.CancellationToken);
            part.Content.Headers.ContentType!.MediaType.ShouldBe(type);
            var body = await part.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            body.ShouldContain(text);
            body.ShouldNotContain("Fernbrae");
        }
    }

    [Theory]
    [InlineData("http://evil.example", null)]
    [InlineData("null", null)]
    [InlineData(null, "evil.example")]
    [InlineData("http://127.0.0.1:1", null)]
    public async Task A_strange_page_in_the_operators_browser_is_refused(string? origin, string? host)
    {
        await using var bot = await WholeBot.StartAsync();
        await using var service = await bot.StartServiceAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/backup?file={Uri.EscapeDataString(BackupIn(bot))}");
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        if (host is not null)
            request.Headers.Host = host;

        using var answer = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(403);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("only programs and pages of this machine");
        File.Exists(BackupIn(bot)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_boards_own_page_is_answered()
    {
        await using var bot = await WholeBot.StartAsync();
        await using var service = await bot.StartServiceAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/stations");
        request.Headers.Add("Origin", service.Address.GetLeftPart(UriPartial.Authority));

        using var answer = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(200);
    }

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://[::]:8080")]
    [InlineData("http://192.168.1.5:8080")]
    [InlineData("http://board.example.org")]
    public async Task Listening_beyond_this_machine_without_a_token_stops_the_start(string listening)
    {
        await using var bot = await WholeBot.StartAsync();
        bot.Set("Web:Url", listening);

        var ran = await bot.RunAsync("run");

        ran.Code.ShouldBe(2);
        ran.Error.ShouldContain("Web:Token: is missing; it is required before the web may listen beyond this machine");
        File.Exists(bot.DatabasePath).ShouldBeFalse();
    }

    [Fact]
    public async Task The_command_line_finds_a_service_that_listens_everywhere_and_bears_its_token()
    {
        await using var bot = await WholeBot.StartAsync();
        bot.Set("Web:Token", Token);
        await using var service = await bot.StartServiceAsync();
        bot.Set("Web:Url", $"http://0.0.0.0:{service.Address.Port}");

        var ran = await bot.RunAsync("ask", "/help");
        bot.Set("Web:Token", "tango-uniform-43");
        var refused = await bot.RunAsync("ask", "/help");

        ran.Code.ShouldBe(0, ran.Error);
        refused.Code.ShouldBe(1);
        refused.Error.ShouldBe("That token is not the one.");
    }

    [Theory]
    [InlineData("GET", "/api/v1/nowhere", 404)]
    [InlineData("DELETE", "/api/v1/stations", 405)]
    [InlineData("POST", "/api/v1/backup?file=copy.db", 400)]
    [InlineData("POST", "/api/v1/scrape?days=none", 400)]
    public async Task Whatever_is_refused_has_problem_details(string method, string path, int status)
    {
        await using var bot = await WholeBot.StartAsync();
        await using var service = await bot.StartServiceAsync();

        var refused = await RefusalAsync(service, method, path, null);

        refused.Status.ShouldBe(status);
        refused.Problem.GetProperty("status").GetInt32().ShouldBe(status);
        refused.Problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_copy_is_never_put_over_something_else()
    {
        await using var bot = await WholeBot.StartAsync();
        await using var service = await bot.StartServiceAsync();

        var refused = await RefusalAsync(service, "POST", $"/api/v1/backup?file={Uri.EscapeDataString(bot.DatabasePath)}", null);

        refused.Status.ShouldBe(400);
        refused.Problem.GetProperty("detail").GetString()!.ShouldContain("a file that is not there yet");
    }

    private static string BackupIn(WholeBot bot) => Path.Combine(bot.Folder, "copy.db");

    private static string Completed(WholeBot bot, string path) =>
        path.EndsWith("file=", StringComparison.Ordinal) ? path + Uri.EscapeDataString(BackupIn(bot)) : path;

    private static async Task<int> StatusAsync(RunningBot service, string method, string path, AuthenticationHeaderValue? token = null)
    {
        using var answer = await SendAsync(service, method, path, token);
        return (int)answer.StatusCode;
    }

    private static async Task<(int Status, JsonElement Problem, string Challenge)> RefusalAsync(
        RunningBot service, string method, string path, AuthenticationHeaderValue? token)
    {
        using var answer = await SendAsync(service, method, path, token);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, problem, answer.Headers.WwwAuthenticate.ToString());
    }

    // Headers only: the stream of the board has no end.
    private static async Task<HttpResponseMessage> SendAsync(RunningBot service, string method, string path, AuthenticationHeaderValue? token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { Authorization = token } };
        return await service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }
}
