using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>A message has to say or show something.</summary>
internal static class Emptiness
{
    public static bool Of(Field message, bool filesCameToo) => !filesCameToo && (message.Node is not JsonObject json || Of(json));

    public static bool Of(JsonObject message) =>
        string.IsNullOrWhiteSpace(message["content"]?.ToString())
        && message["embeds"] is not JsonArray { Count: > 0 }
        && message["components"] is not JsonArray { Count: > 0 }
        && message["attachments"] is not JsonArray { Count: > 0 };
}
