using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FakeBotApi;

/// <summary>The buttons below a message.</summary>
internal sealed class Keyboard
{
    private const int LongestData = 64;
    private const int MaxInARow = 8;
    private const int MaxInAll = 100;

    private static readonly string[] Actions =
    [
        "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
    ];

    private static readonly string[] Looks = ["text", "style", "icon_custom_emoji_id"];

    private Keyboard(JsonObject json) => Json = json;

    public JsonObject Json { get; }

    public IReadOnlyList<IReadOnlyList<Button>> Rows =>
        [.. Json["inline_keyboard"]!.AsArray().Select(row => (IReadOnlyList<Button>)[.. row!.AsArray().Select(Button.From)])];

    public IEnumerable<Button> Buttons => Rows.SelectMany(row => row);

    /// <summary>Reads a reply_markup; nothing when it is none, or only takes away or asks for something at the user's side.</summary>
    public static Keyboard? Read(JsonNode? markup)
    {
        if (markup is null)
            return null;

        if (markup is not JsonObject json)
            throw ApiRefusal.Violation("object expected as reply markup");

        if (json.ContainsKey("remove_keyboard") || json.ContainsKey("force_reply"))
            return null;

        if (json.Count != 1 || json["inline_keyboard"] is not JsonArray rows)
            throw ApiRefusal.Violation("only an inline_keyboard is pretended here as reply markup");

        if (rows.Count == 0 || rows.Any(row => row is not JsonArray { Count: > 0 and <= MaxInARow }))
            throw ApiRefusal.Violation("a keyboard, or a row of it, is empty or too wide");

        if (rows.Sum(row => row!.AsArray().Count) > MaxInAll)
            throw ApiRefusal.Violation("reply markup is too long");

        foreach (var button in rows.SelectMany(row => row!.AsArray()))
            Check(button as JsonObject ?? throw ApiRefusal.Violation("object expected as inline keyboard button"));

        return new(json.DeepClone().AsObject());
    }

    private static void Check(JsonObject button)
    {
        if (button.FirstOrDefault(pair => !Looks.Contains(pair.Key) && !Actions.Contains(pair.Key)).Key is { } unknown)
            throw ApiRefusal.Violation($"a button does not take {unknown}");

        if (TextOf(button, "text") is not { } text || string.IsNullOrWhiteSpace(text))
            throw ApiRefusal.Violation("text buttons are empty");

        var actions = Actions.Where(button.ContainsKey).ToList();
        if (actions.Count != 1)
            throw ApiRefusal.Violation($"a button needs exactly one action, not {actions.Count}");

        if (
            actions[0] == "callback_data"
            && (TextOf(button, "callback_data") is not { } data || Encoding.UTF8.GetByteCount(data) is 0 or > LongestData))
            throw ApiRefusal.Violation("BUTTON_DATA_INVALID");

        if (actions[0] == "url" && !IsAddress(TextOf(button, "url")))
            throw ApiRefusal.Violation("BUTTON_URL_INVALID");
    }

    private static bool IsAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "tg";

    private static string? TextOf(JsonObject button, string name) =>
        button[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}

/// <summary>One button: what it says, and what it sends or opens.</summary>
internal sealed record Button(string Text, string? Data, string? Url)
{
    public static Button From(JsonNode? json) => new(
        json!["text"]!.GetValue<string>(),
        json["callback_data"]?.GetValue<string>(),
        json["url"]?.GetValue<string>());
}
