using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Web;

/// <summary>Who is let in: this machine while no token is set, else whoever bears it.</summary>
public class AccessTests
{
    private const string Token = "tango-uniform-42";

    [Fact]
    public async Task A_refusal_says_what_is_missing_and_never_what_it_is()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Web:Token", Token);
        await using var service = await bot.StartServiceAsync();

        var none = await RefusalAsync(service, "GET", "/api/v1/stations", null);
        var wrong = await RefusalAsync(service, "GET", "/api/v1/stations", new("Bearer", "tango-uniform-43"));
        var otherScheme = await RefusalAsync(service, "GET", "/api/v1/stations", new("Basic", Token));
        var tooLittle = await RefusalAsync(service, "POST", "/api/v1/scrape?days=1", new("Bearer", Token));

        none.Status.ShouldBe(401);
        none.Problem.GetProperty("detail").GetString().ShouldBe("A token is required: Authorization: Bearer …");
        none.Challenge.ShouldBe("Bearer");
        wrong.Status.ShouldBe(403);
        wrong.Problem.GetProperty("detail").GetString().ShouldBe("That token is wrong.");
        otherScheme.Status.ShouldBe(401);
        tooLittle.Status.ShouldBe(403);
        tooLittle.Problem.GetProperty("detail").GetString()!.ShouldContain("Web:OperatorToken");
        $"{none.Problem}{wrong.Problem}{otherScheme.Problem}{tooLittle.Problem}".ShouldNotContain("tango");
    }

    [Fact]
    public async Task Health_and_the_empty_board_need_no_token()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Web:Token", Token);
        await using var service = await bot.StartServiceAsync();

        (await StatusAsync(service, "GET", "/health/live")).ShouldBe(200);
        (await StatusAsync(service, "GET", "/health/ready")).ShouldBeOneOf(200, 503);
        foreach (
            var (path, type, text) in ((string, string, string)[])
                [("/", "text/html", "board.js"), ("/board.js", "text/javascript", "/live"), ("/board.css", "text/css", "{")])
        {
            using var part = await service.Client.GetAsync(path, TestContext.Current.CancellationToken);
            part.Content.Headers.ContentType!.MediaType.ShouldBe(type);
            var body = await part.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            body.ShouldContain(text);
            body.ShouldNotContain("Fernbrae");
        }
    }

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://[::]:8080")]
    [InlineData("http://192.168.1.5:8080")]
    [InlineData("http://board.example.org")]
    public async Task Listening_beyond_this_machine_without_a_token_stops_the_start(string listening)
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Web:Url", listening);

        var ran = await bot.RunAsync("run");

        ran.Code.ShouldBe(2);
        ran.Error.ShouldContain("Web:Token: is missing; it is required before the web may listen beyond this machine");
        File.Exists(bot.DatabasePath).ShouldBeFalse();
    }

    [Fact]
    public async Task The_command_line_finds_a_service_that_listens_everywhere()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Web:Token", Token);
        await using var service = await bot.StartServiceAsync();
        bot.Set("Web:Url", $"http://0.0.0.0:{service.Address.Port}");

        var ran = await bot.RunAsync("ask", "/help");

        ran.Code.ShouldBe(0, ran.Error);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nowhere", 404)]
    [InlineData("DELETE", "/api/v1/stations", 405)]
    [InlineData("POST", "/api/v1/backup?file=a/copy.db", 400)]
    [InlineData("POST", "/api/v1/scrape?days=none", 400)]
    public async Task Whatever_is_refused_has_problem_details(string method, string path, int status)
    {
        await using var bot = await BotHarness.StartAsync();
        await using var service = await bot.StartServiceAsync();

        var refused = await RefusalAsync(service, method, path, service.Operator.DefaultRequestHeaders.Authorization);

        refused.Status.ShouldBe(status);
        refused.Problem.GetProperty("status").GetInt32().ShouldBe(status);
        refused.Problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
    }

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
    private static async Task<HttpResponseMessage> SendAsync(
        RunningBot service, string method, string path, AuthenticationHeaderValue? token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { Authorization = token } };
        return await service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }
}
