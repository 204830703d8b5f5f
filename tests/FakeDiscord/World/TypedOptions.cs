using System.Globalization;
using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>The values of a command's options, held to what was registered, as Discord's client does.</summary>
internal static class TypedOptions
{
    public static JsonArray Of(JsonObject level, (string Option, object Value)[] options, string? focused, bool complete)
    {
        var known = (level["options"] as JsonArray ?? []).OfType<JsonObject>().ToDictionary(one => (string)one["name"]!);
        if (
            complete
            && known.Values.FirstOrDefault(one =>
                (bool?)one["required"] is true && !options.Any(given => given.Option == (string)one["name"]!))
                is { } missing)
        {
            throw new InvalidOperationException($"Discord does not send the command without \"{missing["name"]}\".");
        }

        return new([.. options.Select(given => One(known, given, given.Option == focused))]);
    }

    private static JsonObject One(Dictionary<string, JsonObject> known, (string Option, object Value) given, bool focused)
    {
        if (!known.TryGetValue(given.Option, out var option))
        {
            throw new InvalidOperationException($"There is no option \"{given.Option}\"; there are: {string.Join(", ", known.Keys)}.");
        }

        var type = (int)option["type"]!;
        var json = new JsonObject { ["name"] = given.Option, ["type"] = type };
        if (focused)
        {
            if ((bool?)option["autocomplete"] is not true)
            {
                throw new InvalidOperationException($"\"{given.Option}\" does not complete itself.");
            }

            json["value"] = (string)given.Value;
            json["focused"] = true;
            return json;
        }

        json["value"] = Value(type, given.Value);
        Check(option, given, json["value"]!);
        return json;
    }

    private static JsonValue Value(int type, object value) => (type, value) switch
    {
        (4, _) => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        (5, bool truth) => JsonValue.Create(truth),
        (10, _) => JsonValue.Create(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        (_, User user) => JsonValue.Create(user.Id),
        (_, Channel channel) => JsonValue.Create(channel.Id),
        (_, Role role) => JsonValue.Create(role.Id),
        _ => JsonValue.Create((string)value),
    };

    private static void Check(JsonObject option, (string Option, object Value) given, JsonNode value)
    {
        if (
            option["choices"] is JsonArray { Count: > 0 } choices
            && !choices.Any(choice => choice!["value"]!.ToJsonString() == value.ToJsonString()))
        {
            throw new InvalidOperationException($"\"{given.Value}\" is not a choice of \"{given.Option}\".");
        }

        var length = value.ToString().Length;
        if ((int)option["type"]! == 3 && (length < ((int?)option["min_length"] ?? 0) || length > ((int?)option["max_length"] ?? 6000)))
        {
            throw new InvalidOperationException($"\"{given.Option}\" may not be {length} characters long.");
        }
    }
}
