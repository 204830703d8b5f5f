using System.Text.Json.Nodes;
using NJsonSchema;

namespace FakeDiscord;

/// <summary>
/// Discord's published schema, asked about every body when tests/Descriptions held it at the build. Only what is used is compiled, once.
/// </summary>
internal sealed class OpenApiSchemas
{
    private const string References = "#/components/schemas/";
    private static readonly Lazy<OpenApiSchemas?> Shared = new(Read);
    private readonly JsonObject document;
    private readonly Dictionary<string, JsonSchema?> compiled = [];
    private readonly Lock gate = new();

    private OpenApiSchemas(JsonObject document) => this.document = document;

    /// <summary>Null when it is not there.</summary>
    public static OpenApiSchemas? Find() => Shared.Value;

    public void Check(RestCall call, Violations violations)
    {
        if (call.Body is null || call.Route?.Schema is not { } path)
        {
            return;
        }

        foreach (var error in Errors(call.Method, path, call.Body.ToJsonString()))
        {
            violations.Add($"{call.Named}: the published schema says {error}");
        }
    }

    public IReadOnlyList<string> Errors(string method, string path, string body)
    {
        lock (gate)
        {
            var key = $"{method} {path}";
            if (!compiled.TryGetValue(key, out var schema))
            {
                compiled[key] = schema = Compile(method, path);
            }

            return schema is null
                ? [$"nothing about a body of {key}"]
                : [.. schema.Validate(body).Select(error => $"{error.Kind} at {error.Path}")];
        }
    }

    private JsonSchema? Compile(string method, string path)
    {
        var body = document["paths"]?[path]?[method.ToLowerInvariant()]?["requestBody"]?["content"]?["application/json"]?["schema"];
        if (body is null)
        {
            return null;
        }

        var definitions = new JsonObject();
        var root = new JsonObject { ["allOf"] = new JsonArray(Local(body, definitions)), ["definitions"] = definitions };
        return JsonSchema.FromJsonAsync(root.ToJsonString()).GetAwaiter().GetResult();
    }

    /// <summary>The schema with everything that it refers to, each once, at home under "definitions".</summary>
    private JsonNode Local(JsonNode schema, JsonObject definitions)
    {
        switch (schema)
        {
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Local(item!, definitions))]);
            case JsonObject json when (string?)json["$ref"] is { } reference:
                var name = reference[References.Length..];
                if (!definitions.ContainsKey(name))
                {
                    definitions[name] = new JsonObject();
                    definitions[name] = Local(document["components"]!["schemas"]![name]!, definitions);
                }

                return new JsonObject { ["$ref"] = $"#/definitions/{name}" };
            case JsonObject json:
                return new JsonObject(json.Select(pair => pair.Key switch
                {
                    // The schema wants a number where the documentation and every library have a string.
                    "default_member_permissions" => KeyValuePair.Create<string, JsonNode?>(pair.Key, new JsonObject()),

                    // The validator does not know "const".
                    "const" => KeyValuePair.Create<string, JsonNode?>("enum", new JsonArray(pair.Value?.DeepClone())),
                    _ => KeyValuePair.Create(pair.Key, pair.Value is null ? null : Local(pair.Value, definitions)),
                }));
            default:
                return schema.DeepClone();
        }
    }

    private static OpenApiSchemas? Read()
    {
        using var description = typeof(OpenApiSchemas).Assembly.GetManifestResourceStream("discord-openapi.json");
        return description is null ? null : new(JsonNode.Parse(description)!.AsObject());
    }
}
