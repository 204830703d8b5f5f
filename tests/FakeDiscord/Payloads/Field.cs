using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>A value in a body, asked to be what Discord wants there; what it is not goes into the findings.</summary>
internal sealed class Field(JsonNode? node, string path, Findings findings, bool present = true)
{
    public JsonNode? Node => node;

    public string Path => path;

    /// <summary>There, and not null.</summary>
    public bool HasValue => present && node is not null;

    public bool IsPresent => present;

    public Field this[string name] => node is JsonObject json
        ? new(json[name], $"{path}.{name}", findings, json.ContainsKey(name))
        : new(null, $"{path}.{name}", findings, present: false);

    public void Wrong(string code, string message) => findings.Add(path, code, message);

    public void Unwise(string message) => findings.Tolerate(path, message);

    /// <summary>An object with no other properties than these.</summary>
    public bool IsObject(params ReadOnlySpan<string> known)
    {
        if (node is not JsonObject json)
        {
            Wrong("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
            return false;
        }

        foreach (var (name, _) in json)
        {
            if (!known.Contains(name))
            {
                this[name].Unwise("is a property that Discord does not know");
            }
        }

        return true;
    }

    public Field Required()
    {
        if (!HasValue)
        {
            Wrong("BASE_TYPE_REQUIRED", "This field is required");
        }

        return this;
    }

    /// <summary>The text, counted as Discord does: characters, trimmed.</summary>
    public string? Text(int least, int most)
    {
        if (!HasValue)
        {
            return null;
        }

        if (node!.GetValueKind() != JsonValueKind.String)
        {
            Wrong("STRING_TYPE_CONVERT", "Could not interpret value as string.");
            return null;
        }

        var text = (string)node!;
        var length = text.Trim().EnumerateRunes().Count();
        if (length == 0 && least > 0)
        {
            Wrong("BASE_TYPE_REQUIRED", "This field is required");
        }
        else if (length < least || length > most)
        {
            Wrong("BASE_TYPE_BAD_LENGTH", $"Must be between {least} and {most} in length.");
        }

        return text;
    }

    public long? Number(long least = long.MinValue, long most = long.MaxValue)
    {
        if (!HasValue)
        {
            return null;
        }

        if (
            node!.GetValueKind() != JsonValueKind.Number
            || !node.AsValue().TryGetValue<JsonElement>(out var element)
            || !element.TryGetInt64(out var number))
        {
            Wrong("NUMBER_TYPE_COERCE", "Value is not int.");
            return null;
        }

        if (number < least || number > most)
        {
            Wrong("NUMBER_TYPE_RANGE", $"int value should be between {least} and {most}.");
        }

        return number;
    }

    public bool? Truth()
    {
        if (!HasValue)
        {
            return null;
        }

        if (node!.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
        {
            return (bool)node!;
        }

        Wrong("BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
        return null;
    }

    public string? Snowflake()
    {
        if (!HasValue)
        {
            return null;
        }

        if (node!.GetValueKind() == JsonValueKind.String && Snowflakes.IsOne((string)node!))
        {
            return (string)node!;
        }

        Wrong("NUMBER_TYPE_COERCE", $"Value \"{node}\" is not snowflake.");
        return null;
    }

    public string? Address(int most)
    {
        var text = Text(1, most);
        if (text is not null && !text.StartsWith("attachment://", StringComparison.Ordinal)
            && !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            Wrong("URL_TYPE_INVALID_URL", "Not a well formed URL.");
        }

        return text;
    }

    public IReadOnlyList<Field> Items(int least, int most)
    {
        if (!HasValue)
        {
            return [];
        }

        if (node is not JsonArray array)
        {
            Wrong("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            return [];
        }

        if (array.Count < least || array.Count > most)
        {
            Wrong("BASE_TYPE_BAD_LENGTH", $"Must be between {least} and {most} in length.");
        }

        return [.. array.Select((item, index) => new Field(item, $"{path}.{index.ToString(CultureInfo.InvariantCulture)}", findings))];
    }
}
