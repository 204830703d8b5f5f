using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FakeBotApi;

/// <summary>
/// Telegram's own list of methods and types, when tests/Descriptions held it at the build: a judge that nobody here wrote, for what the
/// bot asks and what the fake answers.
/// </summary>
internal static class BotApiReference
{
    private const string ArrayOf = "Array of ";

    private static readonly Dictionary<string, Method>? Methods = ReadMethods();
    private static readonly Dictionary<string, Shape> Shapes = ReadShapes();

    public static bool IsHere => Methods is not null;

    /// <summary>What is wrong with a call; nothing when all is well.</summary>
    public static string? Check(ApiCall call)
    {
        if (Methods is null)
            return null;

        if (!Methods.TryGetValue(call.Method, out var method))
            return $"{call.Method} is no method";

        var uploads = method
            .Fields.Where(field => field.Types.Contains("InputFile") && call.Upload(field.Name) is not null)
            .Select(field => field.Name);
        return Fault(call.Parameters, method.Fields, call.Method, [.. uploads]);
    }

    public static IEnumerable<string>? ParametersOf(string method) =>
        Methods?.GetValueOrDefault(method)?.Fields.Select(field => field.Name);

    public static string? CheckAnswer(string method, JsonNode? result) =>
        Methods is null ? null : FaultOfAny(result, Methods[method].Returns, method);

    public static void CheckUpdate(JsonObject update)
    {
        if (Methods is not null && FaultOfAny(update, ["Update"], "update") is { } fault)
            throw new InvalidOperationException($"The fake made an update that Telegram would not: {fault}");
    }

    private static string? Fault(JsonObject value, Field[] fields, string where, string[] uploads)
    {
        foreach (var (name, member) in value)
        {
            if (Array.Find(fields, field => field.Name == name) is not { } field)
                return $"{where} has no {name}";

            if (!uploads.Contains(name) && FaultOfAny(member, field.Types, $"{where}.{name}") is { } fault)
                return fault;
        }

        return Array.Find(fields, field => field.Required && !value.ContainsKey(field.Name) && !uploads.Contains(field.Name)) is { } missing
            ? $"{where} lacks {missing.Name}"
            : null;
    }

    private static string? FaultOfAny(JsonNode? value, string[] types, string where)
    {
        string? first = null;
        foreach (var type in types)
        {
            var fault = FaultOf(value, type, where);
            if (fault is null)
                return null;

            first ??= fault;
        }

        return first;
    }

    private static string? FaultOf(JsonNode? value, string type, string where)
    {
        if (type.StartsWith(ArrayOf, StringComparison.Ordinal))
        {
            return value is JsonArray list
                ? list.Select((item, index) => FaultOf(item, type[ArrayOf.Length..], $"{where}[{index}]"))
                    .FirstOrDefault(fault => fault is not null)
                : $"{where} is no array";
        }

        if (Shapes.TryGetValue(type, out var shape))
        {
            if (shape.Subtypes.Length > 0)
                return FaultOfAny(value, shape.Subtypes, where);

            return value is JsonObject json ? Fault(json, shape.Fields, where, []) : $"{where} is no {type}";
        }

        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        var fits = type switch
        {
            "Integer" => kind == JsonValueKind.Number
                && long.TryParse(value!.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "Float" => kind == JsonValueKind.Number,
            "Boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "String" => kind == JsonValueKind.String,
            _ => false,
        };

        return fits ? null : $"{where} is no {type}";
    }

    private static Dictionary<string, Method>? ReadMethods() => Read("methods")?
        .ToDictionary(method => method.Name, method => new Method(Fields(method.Value), Names(method.Value.GetProperty("returns"))));

    private static Dictionary<string, Shape> ReadShapes() =>
        (Read("types") ?? []).ToDictionary(
            type => type.Name,
            type => new Shape(Fields(type.Value), type.Value.TryGetProperty("subtypes", out var subtypes) ? Names(subtypes) : []));

    private static JsonElement.ObjectEnumerator? Read(string part)
    {
        using var description = typeof(BotApiReference).Assembly.GetManifestResourceStream("telegram-bot-api.json");
        if (description is null)
            return null;

        using var document = JsonDocument.Parse(description);
        return document.RootElement.GetProperty(part).Clone().EnumerateObject();
    }

    private static Field[] Fields(JsonElement owner) => owner.TryGetProperty("fields", out var fields)
        ?
        [
            .. fields.EnumerateArray().Select(field => new Field(
                field.GetProperty("name").GetString()!,
                Names(field.GetProperty("types")),
                field.GetProperty("required").GetBoolean())),
        ]
        : [];

    private static string[] Names(JsonElement list) => [.. list.EnumerateArray().Select(one => one.GetString()!)];

    private sealed record Field(string Name, string[] Types, bool Required);

    private sealed record Shape(Field[] Fields, string[] Subtypes);

    private sealed record Method(Field[] Fields, string[] Returns);
}
