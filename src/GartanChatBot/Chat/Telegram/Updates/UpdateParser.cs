using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// Parses updates to the library's types. Telegram adds values several times a year before the library knows them; if one is in an optional
/// part, the update is parsed without that part.
/// </summary>
internal static class UpdateParser
{
    /// <summary>
    /// Parts that are never dropped: sender, chat, and forwarding. If one of them can't be parsed, neither can the message.
    /// </summary>
    private static readonly string[] MessageParts =
    [
        "message_id", "date", "chat", "from", "sender_chat", "sender_business_bot", "via_bot", "forward_origin", "is_automatic_forward",
        "text", "message_thread_id", "is_topic_message", "edit_date", "migrate_to_chat_id", "migrate_from_chat_id",
    ];

    private static readonly string[] RepliedParts = ["message_id", "date", "chat", "from"];
    private static readonly string[] TapParts = ["id", "from", "chat_instance", "data", "inline_message_id"];
    private static readonly string[] MembershipParts = ["chat", "from", "date", "old_chat_member", "new_chat_member"];

    /// <summary>Returns false if the update has no id: it can be neither acknowledged nor deduplicated.</summary>
    public static bool TryKeep(JsonElement update, [NotNullWhen(true)] out ReceivedUpdate? kept)
    {
        kept = update.ValueKind is JsonValueKind.Object
            && update.TryGetProperty("update_id", out var number) && number.ValueKind is JsonValueKind.Number
            && number.TryGetInt32(out var id) && id is > 0 and < int.MaxValue
            ? new(id, update.GetRawText())
            : null;
        return kept is not null;
    }

    /// <exception cref="Exception">The update can't be parsed; any exception type is possible.</exception>
    [SuppressMessage(
        "Design", "CA1031", Justification = "A boundary: the library throws what its converters throw, and the second reading decides.")]
    public static Update Parse(string json)
    {
        try
        {
            return Read<Update>(json);
        }
        catch (Exception)
        {
            return Read<Update>(Essentials(JsonNode.Parse(json)!.AsObject()).ToJsonString());
        }
    }

    private static JsonObject Essentials(JsonObject update)
    {
        var essentials = Only(update, ["update_id"]);
        if (update["message"] is JsonObject message)
            essentials["message"] = Essential(message);
        if (update["edited_message"] is JsonObject corrected)
            essentials["edited_message"] = Essential(corrected);
        if (update["callback_query"] is JsonObject tap)
        {
            essentials["callback_query"] = Only(tap, TapParts);
            if (tap["message"] is JsonObject tapped)
                essentials["callback_query"]!["message"] = Essential(tapped);
        }

        if (update["my_chat_member"] is JsonObject membership)
            essentials["my_chat_member"] = Only(membership, MembershipParts);

        return essentials;
    }

    private static JsonObject Essential(JsonObject message)
    {
        var essential = Only(message, MessageParts);
        if (message["entities"] is JsonArray entities)
            essential["entities"] = new JsonArray([.. entities.Where(CanRead<MessageEntity>).Select(entity => entity!.DeepClone())]);
        if (message["reply_to_message"] is JsonObject replied && Only(replied, RepliedParts) is var answered && CanRead<Message>(answered))
            essential["reply_to_message"] = answered;

        return essential;
    }

    private static JsonObject Only(JsonObject whole, string[] parts) =>
        new(parts.Where(whole.ContainsKey).Select(part => KeyValuePair.Create(part, whole[part]?.DeepClone())));

    [SuppressMessage("Design", "CA1031", Justification = "A boundary: whatever the library throws, it can't read it.")]
    private static bool CanRead<T>(JsonNode? node)
    {
        try
        {
            return node is not null && Read<T>(node.ToJsonString()) is not null;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, JsonBotAPI.Options) ?? throw new JsonException("There is nothing in it.");
}
