using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GartanChatBot.Tests.Architecture;

namespace GartanChatBot.Tests.Settings;

/// <summary>The tables of keys in <c>config/README.md</c> are those of the schema. <c>GARTAN_WRITE_DOCS=1</c> writes them anew.</summary>
public class ConfigReadmeTests
{
    private const string Begin = "<!-- keys: made from appsettings.schema.json by ConfigReadmeTests with GARTAN_WRITE_DOCS=1 -->";
    private const string End = "<!-- end of keys -->";

    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "config");

    private readonly JsonNode schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "appsettings.schema.json")))!;

    [Fact]
    public void Every_key_stands_in_the_README_as_the_schema_has_it()
    {
        var file = Path.Combine(Folder, "README.md");
        var readme = File.ReadAllText(file);
        var (from, to) = (readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, readme.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("GARTAN_WRITE_DOCS") is "1")
        {
            readme = $"{readme[..from]}\n{Tables()}\n{readme[to..]}";
            File.WriteAllText(file, readme);
            to = readme.IndexOf(End, StringComparison.Ordinal);
        }

        readme[from..to].Trim().ShouldBe(Tables().Trim());
    }

    [Fact]
    public void Every_key_is_described() =>
        Sections()
            .SelectMany(section => Leaves(section.Value!, section.Key))
            .Where(leaf => leaf.Node["description"] is null)
            .Select(leaf => leaf.Key)
            .ShouldBeEmpty();

    private string Tables()
    {
        var text = new StringBuilder();
        foreach (var (name, section) in Sections())
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n## {name}\n\n{Resolved(section!)["description"]}\n\n| Key | Default | Meaning |\n| --- | --- | --- |\n");
            foreach (var (key, node) in Leaves(section!, name))
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{key}` | {node["default"]?.ToString() ?? "–"} | {node["description"]}{Accepted(node)} |\n");
        }

        return text.ToString();
    }

    private IEnumerable<KeyValuePair<string, JsonNode?>> Sections() =>
        schema["properties"]!.AsObject().Where(property => property.Key != "$schema");

    private IEnumerable<(string Key, JsonNode Node)> Leaves(JsonNode node, string key)
    {
        var resolved = Resolved(node);
        if (resolved["properties"] is JsonObject properties)
            return properties.SelectMany(property => Leaves(property.Value!, $"{key}:{property.Key}"));
        if (resolved["items"] is { } item && Resolved(item)["properties"] is not null)
            return Leaves(item, $"{key}:0");
        return [(key, resolved)];
    }

    /// <summary>A node that points to a definition, with what it says itself put over it.</summary>
    private JsonNode Resolved(JsonNode node)
    {
        if (node["$ref"]?.ToString() is not { } reference)
            return node;

        var whole = Resolved(schema["definitions"]![reference.Split('/')[^1]]!).DeepClone().AsObject();
        foreach (var (name, value) in node.AsObject().Where(property => property.Key != "$ref"))
            whole[name] = value?.DeepClone();
        return whole;
    }

    private static string Accepted(JsonNode node)
    {
        if (node["enum"] is JsonArray choices)
            return $" One of {string.Join(", ", choices)}.";

        return (node["minimum"], node["maximum"]) switch
        {
            ({ } least, { } most) => $" {least} to {most}.",
            ({ } least, null) => $" At least {least}.",
            _ => "",
        };
    }
}
