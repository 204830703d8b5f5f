using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using GartanChatBot.Chat.Discord.Wire;

namespace GartanChatBot.Chat.Discord.Interactions;

/// <summary>
/// Parses interactions. If an optional part has an unknown form (a component of the tapped message, a permission overwrite), the
/// interaction is parsed without that part.
/// </summary>
internal static class InteractionParser
{
    private static readonly string[] Parts =
    [
        "id", "application_id", "type", "token", "data", "guild_id", "channel_id", "member", "user", "locale",
    ];
    private static readonly string[] ChannelParts = ["id", "type", "parent_id"];
    private static readonly string[] MessageParts = ["id", "flags"];

    /// <summary>Returns null if it can't be parsed; it can't be answered then.</summary>
    public static Interaction? Parse(JsonElement json) =>
        Read(json)
        ?? (
            json.ValueKind is JsonValueKind.Object
                ? Read(Essentials(json, withMessage: true)) ?? Read(Essentials(json, withMessage: false))
                : null);

    private static JsonElement Essentials(JsonElement json, bool withMessage)
    {
        var essentials = Only(json, Parts);
        if (json.TryGetProperty("channel", out var channel) && channel.ValueKind is JsonValueKind.Object)
            essentials["channel"] = Only(channel, ChannelParts);
        if (withMessage && json.TryGetProperty("message", out var message) && message.ValueKind is JsonValueKind.Object)
            essentials["message"] = Only(message, MessageParts);

        return JsonSerializer.SerializeToElement(essentials, DiscordJson.Default.JsonObject);
    }

    private static JsonObject Only(JsonElement whole, string[] parts)
    {
        var only = new JsonObject();
        foreach (var part in parts)
        {
            if (whole.TryGetProperty(part, out var value))
                only[part] = JsonNode.Parse(value.GetRawText());
        }

        return only;
    }

    [SuppressMessage("Design", "CA1031", Justification = "A boundary: whatever the serializer throws, it can't be read.")]
    private static Interaction? Read(JsonElement json)
    {
        try
        {
            return json.Deserialize(DiscordJson.Default.Interaction);
        }
        catch (Exception)
        {
            return null;
        }
    }
}
