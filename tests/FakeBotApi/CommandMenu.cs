using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FakeBotApi;

/// <summary>The lists of commands that the bot put into people's menus.</summary>
internal sealed partial class CommandMenu
{
    private const int MaxCommands = 100;

    private static readonly string[] WithChat = ["chat", "chat_administrators", "chat_member"];

    private readonly Dictionary<(string Scope, string Language), IReadOnlyList<MenuCommand>> lists = [];

    /// <summary>The lists as they were set: the scope is its type, with the chat and user it names.</summary>
    public IReadOnlyDictionary<(string Scope, string Language), IReadOnlyList<MenuCommand>> Lists => lists;

    public void Set(ApiCall call)
    {
        var commands = Commands(call.Parameters["commands"]);
        if (commands.Count == 0)
            lists.Remove(Key(call));
        else
            lists[Key(call)] = commands;
    }

    public JsonArray Get(ApiCall call) =>
        [
            .. (lists.GetValueOrDefault(Key(call)) ?? []).Select(one => new JsonObject
            {
                ["command"] = one.Command,
                ["description"] = one.Description,
            }),
        ];

    public void Delete(ApiCall call) => lists.Remove(Key(call));

    /// <summary>What somebody finds in the menu: the narrowest scope, and in it the own language, wins.</summary>
    public IReadOnlyList<MenuCommand> SeenBy(FakeUser user, FakeChat chat)
    {
        var isAdministrator = chat.Members.TryGetValue(user.Id, out var member) && member.Status is "creator" or "administrator";
        string[] scopes = chat.Kind == ChatKind.Private
            ? [$"chat {chat.Id}", "all_private_chats", "default"]
            :
            [
                $"chat_member {chat.Id} {user.Id}",
                .. isAdministrator ? [$"chat_administrators {chat.Id}"] : Array.Empty<string>(),
                $"chat {chat.Id}",
                .. isAdministrator ? ["all_chat_administrators"] : Array.Empty<string>(),
                "all_group_chats",
                "default",
            ];

        return scopes
            .SelectMany(scope => new[] { (scope, user.LanguageCode ?? ""), (scope, "") })
            .Select(key => lists.GetValueOrDefault(key))
            .FirstOrDefault(list => list is not null) ?? [];
    }

    private static List<MenuCommand> Commands(JsonNode? json)
    {
        if (json is not JsonArray list)
            throw ApiRefusal.Violation("expected an Array of BotCommand");

        if (list.Count > MaxCommands)
            throw ApiRefusal.Violation("BOT_COMMANDS_TOO_MUCH");

        var commands = list.Select(one =>
                one is JsonObject { Count: 2 } command && command["command"] is { } name && command["description"] is { } about
                    ? new MenuCommand(name.GetValue<string>(), about.GetValue<string>())
                    : throw ApiRefusal.Violation("a BotCommand has a command and a description"))
            .ToList();

        if (commands.Exists(one => !Name().IsMatch(one.Command)))
            throw ApiRefusal.Violation("BOT_COMMAND_INVALID");

        if (commands.Exists(one => one.Description.Trim().Length is 0 or > 256))
            throw ApiRefusal.Violation("BOT_COMMAND_DESCRIPTION_INVALID");

        return commands.DistinctBy(one => one.Command).Count() == commands.Count
            ? commands
            : throw ApiRefusal.Violation("a command is listed twice");
    }

    private static (string Scope, string Language) Key(ApiCall call)
    {
        var scope = call.Parameters["scope"] as JsonObject ?? new() { ["type"] = "default" };
        var type = scope["type"]?.GetValue<string>() ?? "";
        string[] fields = type switch
        {
            "default" or "all_private_chats" or "all_group_chats" or "all_chat_administrators" => [],
            "chat_member" => ["chat_id", "user_id"],
            _ when WithChat.Contains(type) => ["chat_id"],
            _ => throw ApiRefusal.Violation($"unknown BotCommandScope {type}"),
        };
        if (scope.Count != fields.Length + 1 || fields.Any(field => scope[field] is null))
            throw ApiRefusal.Violation($"the scope {type} takes {string.Join(" and ", fields.DefaultIfEmpty("nothing more"))}");

        var language = call.Text("language_code") ?? "";
        return language.Length is 0 || Language().IsMatch(language)
            ? (string.Join(' ', [type, .. fields.Select(field => scope[field]!.ToString())]), language)
            : throw ApiRefusal.Violation("LANGUAGE_CODE_INVALID");
    }

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("^[a-z]{2}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Language();
}

/// <summary>One line of a menu.</summary>
internal sealed record MenuCommand(string Command, string Description);
