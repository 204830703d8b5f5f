using System.Net.Http.Headers;
using System.Text;
using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Security;

/// <summary>
/// One request as an attacker or a program writes it: every header is what the test says, and nothing is followed or kept.
/// </summary>
internal sealed record WebVisitor(string Method, string Path)
{
    public const string ViewerToken = "viewer-of-fernbrae-42";
    public const string OperatorToken = "operator-of-fernbrae-42";

    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public string? Token { get; init; }

    public string? Body { get; init; }

    public string? ContentType { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public static WebVisitor Ask(string text) => new("GET", $"/api/v1/ask?text={Uri.EscapeDataString(text)}");

    public static WebVisitor Act(string json) => new("POST", "/api/v1/ask") { Body = json, ContentType = "application/json" };

    public static WebVisitor LogIn(string token) =>
        new("POST", "/login") { Body = $$"""{"token":"{{token}}"}""", ContentType = "application/json" };

    public WebVisitor With(string header, string value) => this with { Headers = [.. Headers, (header, value)] };

    /// <summary>Headers only: the stream of the board has no end.</summary>
    public async Task<HttpResponseMessage> SendAsync(RunningBot service)
    {
        using var request = new HttpRequestMessage(new HttpMethod(Method), new Uri(service.Address, Path));
        if (Token is not null)
            request.Headers.Authorization = new("Bearer", Token);
        if (Body is not null)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
        if (ContentType is not null)
        {
            request.Content ??= new ByteArrayContent([]);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        }

        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue(name);

        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public async Task<int> StatusAsync(RunningBot service)
    {
        using var answer = await SendAsync(service);
        return (int)answer.StatusCode;
    }

    public async Task<(int Status, string Body)> AnswerAsync(RunningBot service)
    {
        using var answer = await SendAsync(service);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
