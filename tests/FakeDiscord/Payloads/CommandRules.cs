using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FakeDiscord;

/// <summary>What a list of commands may hold.</summary>
internal static partial class CommandRules
{
    private const int Subcommand = 1;
    private const int Group = 2;

    public static void Check(Field commands, bool guild)
    {
        var items = commands.Items(0, 130);
        var names = new HashSet<(string, long)>();
        foreach (var command in items)
        {
            if (
                !command.IsObject(
                    "name", "name_localizations", "description", "description_localizations", "options", "default_member_permissions",
                    "contexts", "integration_types", "type", "nsfw"))
            {
                continue;
            }

            var type = command["type"].Number(1, 3) ?? 1;
            if (type == 1)
            {
                Named(command, described: true, Name());
            }
            else if (command["name"].Required().Text(1, 32) is not null && command["description"].Node?.ToString() is { Length: > 0 })
            {
                command["description"].Wrong("APPLICATION_COMMAND_INVALID_DESCRIPTION", "Only a command that is typed has a description");
            }

            if (command["name"].Node is { } name && !names.Add((name.ToString(), type)))
            {
                command["name"].Wrong("APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
            }

            Permissions(command["default_member_permissions"]);
            Places(command, guild);
            Options(command["options"], depth: 0);
            if (Size(command.Node) > 8000)
            {
                command.Wrong(
                    "APPLICATION_COMMAND_TOO_LARGE", "Names, descriptions and values of a command may have 8000 characters together");
            }
        }

        foreach (var (type, most) in (ReadOnlySpan<(int, int)>)[(1, 100), (2, 15), (3, 15)])
        {
            if (items.Count(command => (command["type"].Node?.ToString() ?? "1") == type.ToString(CultureInfo.InvariantCulture)) > most)
            {
                commands.Wrong("MAX_COMMANDS", $"Maximum number of application commands of type {type} reached ({most})");
            }
        }
    }

    private static void Named(Field thing, bool described, Regex rule)
    {
        Name(thing["name"].Required(), rule);
        if (described)
        {
            thing["description"].Required().Text(1, 100);
        }

        foreach (var (list, check) in (ReadOnlySpan<(string, Action<Field>)>)[
            ("name_localizations", field => Name(field, rule)), ("description_localizations", field => field.Text(1, 100))])
        {
            foreach (var (locale, _) in thing[list].Node as JsonObject ?? [])
            {
                if (!Locales.Contains(locale))
                {
                    thing[list][locale].Wrong("BASE_TYPE_CHOICES", $"\"{locale}\" is not a locale of Discord");
                }

                check(thing[list][locale]);
            }
        }
    }

    private static void Name(Field name, Regex rule)
    {
        if (name.Text(1, 32) is not { } text)
        {
            return;
        }

        if (!rule.IsMatch(text))
        {
            name.Wrong("STRING_TYPE_REGEX", $"String value did not match validation regex: \"{text}\"");
        }
        else if (text.Any(char.IsUpper))
        {
            name.Wrong("APPLICATION_COMMAND_INVALID_NAME", $"Command name is invalid, it must be lower case: \"{text}\"");
        }
    }

    private static void Options(Field options, int depth)
    {
        var names = new HashSet<string>();
        var optional = false;
        foreach (var option in options.Items(0, 25))
        {
            if (
                !option.IsObject(
                    "type", "name", "name_localizations", "description", "description_localizations", "required", "choices", "options",
                    "channel_types", "min_value", "max_value", "min_length", "max_length", "autocomplete"))
            {
                continue;
            }

            Named(option, described: true, Name());
            if (option["name"].Node is { } name && !names.Add(name.ToString()))
            {
                option["name"].Wrong("APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option names must be unique");
            }

            var type = option["type"].Required().Number(1, 11);
            if (option["required"].Truth() is true)
            {
                if (optional)
                {
                    option["required"]
                        .Wrong(
                            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
                }
            }
            else
            {
                optional = true;
            }

            Kind(option, type, depth);
        }

        var types = options.Items(0, 25).Select(option => option["type"].Node?.ToString()).ToList();
        if (types.Any(type => type is "1" or "2") && !types.TrueForAll(type => type is "1" or "2"))
        {
            options.Wrong(
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                "Sub-command and sub-command group option types are mutually exclusive to all other types");
        }
    }

    private static void Kind(Field option, long? type, int depth)
    {
        if (type is Subcommand or Group)
        {
            if ((type == Group && depth > 0) || (type == Subcommand && depth > 1))
            {
                option["type"]
                    .Wrong("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Groups hold subcommands, subcommands hold values: nothing deeper");
            }

            Options(option["options"], type == Group ? 1 : 2);
            return;
        }

        if (option["options"].HasValue)
        {
            option["options"].Wrong("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "A value has no options");
        }

        option["min_length"].Number(0, 6000);
        option["max_length"].Number(1, 6000);
        if (option["autocomplete"].Truth() is true && (option["choices"].Node is JsonArray { Count: > 0 } || type is not (3 or 4 or 10)))
        {
            option["autocomplete"]
                .Wrong("APPLICATION_COMMAND_AUTOCOMPLETE_INVALID", "Autocomplete is for strings and numbers without choices");
        }

        foreach (var choice in option["choices"].Items(0, 25))
        {
            Choice(choice, type);
        }
    }

    public static void Choice(Field choice, long? type)
    {
        if (!choice.IsObject("name", "name_localizations", "value"))
        {
            return;
        }

        choice["name"].Required().Text(1, 100);
        if (type is 3)
        {
            choice["value"].Required().Text(1, 100);
        }
        else if (type is 4)
        {
            choice["value"].Required().Number(-(1L << 53), 1L << 53);
        }
        else
        {
            choice["value"].Required();
        }
    }

    private static void Permissions(Field permissions)
    {
        if (
            permissions.HasValue
            && !(permissions.Node!.GetValueKind() == System.Text.Json.JsonValueKind.String && Snowflakes.IsOne((string)permissions.Node!)))
        {
            permissions.Wrong("BITFIELD_TYPE_CONVERT", "Permissions are a number written as a string.");
        }
    }

    private static void Places(Field command, bool guild)
    {
        foreach (var (list, most) in (ReadOnlySpan<(string, int)>)[("contexts", 2), ("integration_types", 1)])
        {
            foreach (var place in command[list].Items(1, most + 1))
            {
                place.Number(0, most);
            }

            if (guild && command[list].HasValue)
            {
                command[list].Unwise("is for global commands only");
            }
        }
    }

    private static int Size(JsonNode? node) =>
        node switch
        {
            JsonArray items => items.Sum(Size),
            JsonObject json => json.Sum(pair =>
                pair.Key is "name" or "description" or "value" ? Longest(json, pair.Key)
                : pair.Key is "options" or "choices" ? Size(pair.Value)
                : 0),
            _ => 0,
        };

    private static int Longest(JsonObject json, string key)
    {
        var texts = (json[$"{key}_localizations"] as JsonObject ?? []).Select(pair => pair.Value).Append(json[key]);
        return texts.Max(text => text?.ToString().Length ?? 0);
    }

    [GeneratedRegex(@"^[-_'\p{L}\p{N}\u0900-\u097F\u0E00-\u0E7F]{1,32}$", RegexOptions.None, 1000)]
    private static partial Regex Name();

    private static readonly HashSet<string> Locales =
    [
        "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro", "fi", "sv-SE",
        "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
    ];
}
