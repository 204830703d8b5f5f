using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace FakeBotApi;

/// <summary>Unwraps a request: a query, JSON, a form, or parts with files that a parameter names by "attach://".</summary>
internal static class CallReader
{
    public static async Task ReadAsync(ApiCall call, HttpRequest request)
    {
        var given = new JsonObject();
        foreach (var (name, value) in request.Query)
            given[name] = value.ToString();

        if (request.HasFormContentType)
            await ReadFormAsync(call, request, given);
        else if (request.HasJsonContentType())
            await ReadJsonAsync(request, given);
        else if (request.ContentLength > 0)
            throw ApiRefusal.Violation($"a body of the type {request.ContentType} is not understood");

        call.Parameters = MethodTable.Typed(call, given);
    }

    private static async Task ReadFormAsync(ApiCall call, HttpRequest request, JsonObject given)
    {
        var form = await request.ReadFormAsync();
        foreach (var (name, value) in form)
            given[name] = value.ToString();

        foreach (var file in form.Files)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            call.Files[file.Name] = bytes.ToArray();
        }

        var named = given
            .Select(pair => pair.Value!.GetValue<string>())
            .Where(value => value.StartsWith("attach://", StringComparison.Ordinal));
        if (named.FirstOrDefault(value => !call.Files.ContainsKey(value["attach://".Length..])) is { } lost)
            throw ApiRefusal.Violation($"no part is named as {lost} says");
    }

    private static async Task ReadJsonAsync(HttpRequest request, JsonObject given)
    {
        try
        {
            var body = await JsonNode.ParseAsync(request.Body) as JsonObject ?? throw ApiRefusal.Violation("the body is no JSON object");
            foreach (var (name, value) in body)
                given[name] = value?.DeepClone();
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw ApiRefusal.Violation("can't parse the JSON of the request");
        }
    }
}
