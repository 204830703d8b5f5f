using System.Globalization;
using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>A message as Discord hands it out: more than was sent.</summary>
internal static class MessageJson
{
    public static JsonObject Of(Message message)
    {
        var now = message.Now;
        var json = new JsonObject
        {
            ["id"] = message.Id,
            ["type"] = message.Interaction is not null ? 20 : message.RepliesTo is not null ? 19 : 0,
            ["channel_id"] = message.Channel.Id,
            ["author"] = message.Author.ToJson(),
            ["content"] = message.Content,
            ["timestamp"] = message.SentAt.ToString("O", CultureInfo.InvariantCulture),
            ["tts"] = false,
            ["mention_everyone"] = message.Pinged.Contains("everyone"),
            ["mentions"] = new JsonArray(),
            ["mention_roles"] = new JsonArray(),
            ["attachments"] = new JsonArray([.. message.Files.Select((file, index) => new JsonObject
            {
                ["id"] = index.ToString(CultureInfo.InvariantCulture),
                ["filename"] = file.Key,
                ["size"] = file.Value.Length,
                ["url"] = $"https://files.example.test/{file.Key}",
                ["proxy_url"] = $"https://files.example.test/{file.Key}",
            })]),
            ["embeds"] = new JsonArray([.. message.Embeds.Select(Embed)]),
            ["components"] = now["components"]?.DeepClone() ?? new JsonArray(),
            ["pinned"] = message.IsPinned,
            ["flags"] = message.Flags | (message.IsLoading ? 128 : 0),
        };
        if (message.Nonce is { } nonce)
        {
            json["nonce"] = nonce;
        }

        if (message.RepliesTo is { } id)
        {
            json["message_reference"] = new JsonObject { ["type"] = 0, ["message_id"] = id, ["channel_id"] = message.Channel.Id };
        }

        if (message.Interaction is { } interaction)
        {
            json["application_id"] = interaction.ApplicationId;
            json["webhook_id"] = interaction.ApplicationId;
            json["interaction_metadata"] = new JsonObject
            {
                ["id"] = interaction.Id,
                ["type"] = interaction.Type,
                ["user"] = interaction.User.ToJson(),
                ["authorizing_integration_owners"] = new JsonObject(),
            };
        }

        return json;
    }

    private static JsonNode Embed(JsonObject embed)
    {
        var json = (JsonObject)embed.DeepClone();
        json["type"] = "rich";
        return json;
    }
}
