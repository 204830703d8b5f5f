using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using GartanChatBot.Dashboard;
using GartanChatBot.Storage;

namespace GartanChatBot.Verbs;

/// <summary>The service that holds the database: nobody may open the file beside it, so it is asked over its HTTP API.</summary>
internal sealed class RunningService(WebOptions web, DatabaseInUseException inUse)
{
    /// <summary>A pass over many days takes its time: two seconds a page at the least.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public async Task<(bool Answered, string Text, string Json)> AskAsync(Question question, CancellationToken cancellationToken)
    {
        var path = Query(("text", question.Text), ("at", question.At), ("as", question.As));
        var json = await SendAsync(HttpMethod.Get, $"/api/v1/ask{path}", cancellationToken);
        using var answer = JsonDocument.Parse(json);

        return (
            answer.RootElement.GetProperty("reply").GetProperty("answered").GetBoolean(),
            answer.RootElement.GetProperty("text").GetString() ?? "",
            json);
    }

    public async Task<ScrapeAnswer> ScrapeAsync(string? from, string? days, string? station, CancellationToken cancellationToken)
    {
        var path = Query(("from", from), ("days", days), ("station", station));
        var json = await SendAsync(HttpMethod.Post, $"/api/v1/scrape{path}", cancellationToken);

        return JsonSerializer.Deserialize(json, ApiJson.Default.ScrapeAnswer) ?? throw NotUnderstood();
    }

    public Task BackUpAsync(string file, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"/api/v1/backup{Query(("file", file))}", cancellationToken);

    private async Task<string> SendAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        if (!web.Enabled)
            throw new VerbFailedException($"{inUse.Message} It has no web address (Web:Url is empty), so it can't be asked either.");

        using var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) };
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(method, new Uri(web.AddressFromHere, path));
        if (!web.Token.IsEmpty)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", web.Token.Reveal());

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var answer = await client.SendAsync(request, limit.Token);
            var body = await answer.Content.ReadAsStringAsync(limit.Token);
            return answer.StatusCode == HttpStatusCode.OK ? body : throw new VerbFailedException(Detail(body) ?? $"The service answered {(int)answer.StatusCode}.");
        }
        catch (HttpRequestException unreachable)
        {
            throw new VerbFailedException($"{inUse.Message} It does not answer at {web.Url} ({unreachable.HttpRequestError}); is Web:Url the same as the service's?");
        }
    }

    private static QueryString Query(params (string Name, string? Value)[] values) =>
        QueryString.Create(values.Where(value => value.Value is not null).Select(value => KeyValuePair.Create(value.Name, value.Value)));

    private static string? Detail(string body)
    {
        try
        {
            using var problem = JsonDocument.Parse(body);
            return problem.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private VerbFailedException NotUnderstood() => new($"{inUse.Message} Its answer could not be understood; is it another version?");
}
