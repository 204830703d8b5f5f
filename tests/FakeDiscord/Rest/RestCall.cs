using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace FakeDiscord;

/// <summary>One request of the bot, read whole.</summary>
internal sealed class RestCall
{
    public const string Prefix = "/api/v10";
    private const int MaxBytes = 25 * 1024 * 1024;
    private static readonly Dictionary<string, byte[]> NoFiles = [];

    public required string Method { get; init; }

    /// <summary>Behind /api/v10.</summary>
    public required string Path { get; init; }

    public required IQueryCollection Query { get; init; }

    public required IHeaderDictionary Headers { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? MediaType { get; private set; }

    public byte[] Bytes { get; private set; } = [];

    public JsonNode? Body { get; private set; }

    public IReadOnlyDictionary<string, byte[]> Files { get; private set; } = NoFiles;

    public IReadOnlyDictionary<string, string> Values { get; set; } = new Dictionary<string, string>();

    public Route? Route { get; set; }

    /// <summary>The interaction that is being answered, if one is.</summary>
    public Interaction? Answers { get; set; }

    /// <summary>What it was answered with; null while it was not, or never is.</summary>
    public Answer? Answer { get; set; }

    public string this[string name] => Values[name];

    public string Named => $"{Method} {Route?.Template ?? Path}";

    public static async Task<RestCall> ReadAsync(HttpContext context, DateTimeOffset now)
    {
        var path = context.Request.Path.Value ?? "";
        var call = new RestCall
        {
            Method = context.Request.Method,
            Path = path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..] : path,
            Query = context.Request.Query,
            Headers = context.Request.Headers,
            At = now,
        };
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        call.Bytes = body.ToArray();
        call.MediaType = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) ? type.MediaType.Value : null;
        return call;
    }

    /// <summary>A body that came as the answer to a POST of Discord.</summary>
    public static RestCall OfBody(string body, DateTimeOffset now) => new()
    {
        Method = "POST",
        Path = "(the answer to an interaction)",
        Query = QueryCollection.Empty,
        Headers = new HeaderDictionary(),
        At = now,
        Body = Json(Encoding.UTF8.GetBytes(body)),
    };

    /// <summary>Makes sense of the body, or refuses it.</summary>
    public async Task ParseAsync()
    {
        if (Bytes.Length > MaxBytes)
        {
            throw Refusal.TooLarge;
        }

        if (Bytes.Length == 0)
        {
            return;
        }

        switch (MediaType)
        {
            case "application/json":
                Body = Json(Bytes);
                break;
            case "multipart/form-data":
                await ReadPartsAsync();
                break;
            default:
                throw Refusal.InvalidForm(
                    "_content_type", "CONTENT_TYPE_INVALID",
                    "Expected \"Content-Type\" header to be one of {'application/json', 'multipart/form-data'}.");
        }
    }

    public override string ToString() =>
        $"{Named} {Encoding.UTF8.GetString(Bytes.AsSpan(0, Math.Min(Bytes.Length, 400)))} -> "
            + $"{Answer?.Status.ToString(CultureInfo.InvariantCulture) ?? "no answer"}";

    private async Task ReadPartsAsync()
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(Headers.ContentType.ToString()).Boundary).Value
            ?? throw Refusal.InvalidForm("_content_type", "CONTENT_TYPE_INVALID", "There is no boundary.");
        var files = new Dictionary<string, byte[]>();
        using var stream = new MemoryStream(Bytes);
        var reader = new MultipartReader(boundary, stream);
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            var name = ContentDispositionHeaderValue.Parse(section.ContentDisposition!);
            using var bytes = new MemoryStream();
            await section.Body.CopyToAsync(bytes);
            if (HeaderUtilities.RemoveQuotes(name.Name) == "payload_json")
            {
                Body = Json(bytes.ToArray());
            }
            else
            {
                var file = HeaderUtilities.RemoveQuotes(name.FileName).Value
                    ?? throw Refusal.InvalidForm("files", "FILE_NAME_REQUIRED", "A file needs a name.");
                files[file] = bytes.ToArray();
            }
        }

        Files = files;
    }

    private static JsonNode? Json(byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes);
        }
        catch (JsonException)
        {
            throw Refusal.InvalidJson;
        }
    }
}

/// <summary>What the bot is told.</summary>
internal sealed record Answer(int Status, JsonNode? Body = null)
{
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>Cloudflare, not Discord, answers: no JSON.</summary>
    public string? Html { get; init; }

    public static Answer NoContent => new(204);

    public static Answer Ok(JsonNode body) => new(200, body);
}
