using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GartanChatBot.Storage;
using GartanChatBot.Web;

namespace GartanChatBot.Host;

/// <summary>
/// Client of the service that holds the database: no other process may open the file, so the service is asked over its HTTP API, with the
/// key that it left beside the database for its owner.
/// </summary>
internal sealed class RunningService(BotSettings settings, DatabaseInUseException inUse)
{
    /// <summary>Long, because a scrape of many days takes at least two seconds per page.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public async Task<(bool Answered, string Shown)> AskAsync(Question question, bool asJson, CancellationToken cancellationToken)
    {
        using var content = JsonContent.Create(question, ApiJson.Default.Question);
        var json = await PostAsync("/api/v1/ask", content, cancellationToken);
        using var answer = JsonDocument.Parse(json);

        return (
            answer.RootElement.GetProperty("reply").GetProperty("answered").GetBoolean(),
            asJson ? json : answer.RootElement.GetProperty("text").GetString() ?? "");
    }

    public async Task<ScrapeAnswer> ScrapeAsync(
        string? from, string? days, string? station, bool accept, CancellationToken cancellationToken)
    {
        var path = Query(("from", from), ("days", days), ("station", station), ("accept", accept ? "true" : null));
        return Understood(await PostAsync($"/api/v1/scrape{path}", content: null, cancellationToken), ApiJson.Default.ScrapeAnswer);
    }

    /// <summary>Saves a backup: the service writes to its own folder only, and the copy is then moved to the operator's target.</summary>
    public async Task BackUpAsync(string target, CancellationToken cancellationToken)
    {
        var saved = Understood(await PostAsync("/api/v1/backup", content: null, cancellationToken), ApiJson.Default.BackupAnswer).File;
        try
        {
            FilePermissions.CreateFolderOf(target);
            FilePermissions.Copy(saved, target);
            File.Delete(saved);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new VerbFailedException(
                $"The service has saved its copy to {saved}, but it can't be put at {target}: {unwritable.Message}");
        }
    }

    /// <summary>Health of one part of a service on this machine; null if none responds.</summary>
    public static async Task<string?> HealthAsync(WebOptions web, string part, CancellationToken cancellationToken)
    {
        if (!web.Enabled)
            return null;

        using var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5), UseProxy = false };
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(web.AddressFromHere, HealthEndpoints.ReadyPath));
        try
        {
            using var answer = await client.SendAsync(request, cancellationToken);
            var health = JsonSerializer.Deserialize(
                await answer.Content.ReadAsStringAsync(cancellationToken), ApiJson.Default.HealthAnswer);
            return health?.Checks.FirstOrDefault(check => check.Name == part)?.Description;
        }
        catch (Exception nobody) when (nobody is HttpRequestException or JsonException)
        {
            return null;
        }
    }

    private async Task<string> PostAsync(string path, HttpContent? content, CancellationToken cancellationToken)
    {
        if (!settings.Web.Enabled)
            throw new VerbFailedException($"{inUse.Message} It has no web address (Web:Url is empty), so it can't be used from here.");

        using var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5), UseProxy = false };
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.Web.AddressFromHere, path)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key());

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var answer = await client.SendAsync(request, limit.Token);
            var body = await answer.Content.ReadAsStringAsync(limit.Token);
            return answer.StatusCode == HttpStatusCode.OK
                ? body
                : throw new VerbFailedException(Detail(body) ?? $"The service responded with {(int)answer.StatusCode}.");
        }
        catch (HttpRequestException unreachable)
        {
            throw new VerbFailedException(
                $"{inUse.Message} It doesn't respond at {settings.Web.Url} ({unreachable.HttpRequestError}); "
                    + "is Web:Url the same as the service's?"
            );
        }
    }

    private string Key()
    {
        try
        {
            return ServiceKey.Read(settings.Storage)
                ?? throw new VerbFailedException(
                    $"{inUse.Message} It left no key beside the database, so it can't be used from here: "
                        + "is its web switched off, or is it still starting?"
                );
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new VerbFailedException(
                $"{inUse.Message} Its key can't be read ({unreadable.Message}): run this as the user that the service runs as.");
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

    private T Understood<T>(string json, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(json, type)
        ?? throw new VerbFailedException($"{inUse.Message} Its response could not be understood; is it another version?");
}
