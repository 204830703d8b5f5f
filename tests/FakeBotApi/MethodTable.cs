using System.Text.Json.Nodes;

namespace FakeBotApi;

/// <summary>The methods that are pretended here and what each takes: "name:kind", with "!" when it must be given.</summary>
internal static class MethodTable
{
    private const string Sending =
        "chat_id:chat! message_thread_id:int disable_notification:bool protect_content:bool reply_parameters:json reply_markup:json";

    private const string Editing = "chat_id:chat message_id:int reply_markup:json";

    private static readonly Dictionary<string, Parameter[]> Methods = new(StringComparer.OrdinalIgnoreCase)
    {
        ["getMe"] = [],
        ["getUpdates"] = Read("offset:int limit:int timeout:int allowed_updates:json"),
        ["setWebhook"] = Read(
            "url:text! ip_address:text max_connections:int allowed_updates:json drop_pending_updates:bool secret_token:text"),
        ["deleteWebhook"] = Read("drop_pending_updates:bool"),
        ["getWebhookInfo"] = [],
        ["sendMessage"] = Read($"{Sending} text:text! parse_mode:text link_preview_options:json"),
        ["sendPhoto"] = Read($"{Sending} photo:file! caption:text parse_mode:text"),
        ["editMessageText"] = Read($"{Editing} text:text! parse_mode:text link_preview_options:json"),
        ["editMessageCaption"] = Read($"{Editing} caption:text parse_mode:text"),
        ["editMessageReplyMarkup"] = Read(Editing),
        ["deleteMessage"] = Read("chat_id:chat! message_id:int!"),
        ["pinChatMessage"] = Read("chat_id:chat! message_id:int! disable_notification:bool"),
        ["unpinChatMessage"] = Read("chat_id:chat! message_id:int"),
        ["unpinAllChatMessages"] = Read("chat_id:chat!"),
        ["answerCallbackQuery"] = Read("callback_query_id:text! text:text show_alert:bool cache_time:int"),
        ["getChat"] = Read("chat_id:chat!"),
        ["getChatMember"] = Read("chat_id:chat! user_id:int!"),
        ["leaveChat"] = Read("chat_id:chat!"),
        ["sendChatAction"] = Read("chat_id:chat! message_thread_id:int action:text!"),
        ["setMyCommands"] = Read("commands:json! scope:json language_code:text"),
        ["getMyCommands"] = Read("scope:json language_code:text"),
        ["deleteMyCommands"] = Read("scope:json language_code:text"),
        ["setMyDescription"] = Read("description:text language_code:text"),
        ["getMyDescription"] = Read("language_code:text"),
        ["setMyShortDescription"] = Read("short_description:text language_code:text"),
        ["getMyShortDescription"] = Read("language_code:text"),
        ["setMessageReaction"] = Read("chat_id:chat! message_id:int! reaction:json is_big:bool"),
    };

    public static IEnumerable<(string Name, IEnumerable<string> Parameters)> All =>
        Methods.Select(pair => (pair.Key, pair.Value.Select(parameter => parameter.Name)));

    /// <summary>The method as it is spelt; Telegram does not mind the case.</summary>
    public static string? Spelling(string method) =>
        Methods.Keys.FirstOrDefault(known => known.Equals(method, StringComparison.OrdinalIgnoreCase));

    /// <summary>Refuses what the method does not take, and gives the rest its type: a form has only texts.</summary>
    public static JsonObject Typed(ApiCall call, JsonObject given)
    {
        var known = Methods[call.Method];
        var typed = new JsonObject();
        foreach (var (name, value) in given)
        {
            var parameter = known.FirstOrDefault(one => one.Name == name)
                ?? throw ApiRefusal.Violation($"{call.Method} does not take {name}");
            typed[name] = Value(parameter, value ?? throw ApiRefusal.Violation($"{name} is null instead of absent"));
        }

        var missing = known.FirstOrDefault(one =>
            one.Required && !given.ContainsKey(one.Name) && !(one.Kind == "file" && call.Files.ContainsKey(one.Name)));
        return missing is null ? typed : throw ApiRefusal.Violation($"{missing.Name} is missing");
    }

    private static JsonNode Value(Parameter parameter, JsonNode value)
    {
        try
        {
            return parameter.Kind switch
            {
                "chat" or "int" => JsonValue.Create(value.GetValueKind() == System.Text.Json.JsonValueKind.String
                    ? long.Parse(value.GetValue<string>())
                    : value.GetValue<long>()),
                "bool" => JsonValue.Create(value.GetValueKind() == System.Text.Json.JsonValueKind.String
                    ? bool.Parse(value.GetValue<string>())
                    : value.GetValue<bool>()),
                "json" => value.GetValueKind() == System.Text.Json.JsonValueKind.String
                    ? JsonNode.Parse(value.GetValue<string>())!
                    : value.DeepClone(),
                _ => JsonValue.Create(value.GetValue<string>()),
            };
        }
        catch (Exception error)
            when (error is FormatException or InvalidOperationException or OverflowException or System.Text.Json.JsonException)
        {
            throw ApiRefusal.Violation($"{parameter.Name} is not of the right type");
        }
    }

    private static Parameter[] Read(string line) =>
        [
            .. line.Split(' ')
                .Select(word => word.Split(':'))
                .Select(part => new Parameter(part[0], part[1].TrimEnd('!'), part[1].EndsWith('!'))),
        ];

    private sealed record Parameter(string Name, string Kind, bool Required);
}
