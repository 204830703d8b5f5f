using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>An embed as a person would read it out.</summary>
internal static class EmbedText
{
    public static void Write(JsonObject embed, StringBuilder text)
    {
        Line(text, "", embed["author"]?["name"]);
        Line(text, "# ", embed["title"]);
        Line(text, "", embed["description"]);
        foreach (var field in (embed["fields"] as JsonArray ?? []).OfType<JsonObject>())
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{field["name"]}: {field["value"]}");
        }

        Line(text, "-- ", embed["footer"]?["text"]);
    }

    private static void Line(StringBuilder text, string mark, JsonNode? words)
    {
        if (words is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{mark}{words}");
        }
    }
}
