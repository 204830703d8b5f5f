using System.Globalization;
using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>What Discord's client makes of a command, a press or half a word, as the bot receives it.</summary>
internal static class InteractionMaker
{
    public static Interaction Command(
        FakeDiscordServer discord,
        User user,
        Channel channel,
        string line,
        (string Option, object Value)[] options
    ) => Typed(discord, 2, user, channel, line, focused: null, options);

    public static Interaction Autocomplete(
        FakeDiscordServer discord,
        User user,
        Channel channel,
        string line,
        (string Option, string SoFar) focused,
        (string Option, object Value)[] others
    ) => Typed(discord, 4, user, channel, line, focused.Option, [.. others, (focused.Option, focused.SoFar)]);

    public static Interaction Press(FakeDiscordServer discord, User user, Message message, string label)
    {
        var button = message.Buttons.FirstOrDefault(one => one.Label == label)
            ?? throw new InvalidOperationException(
                $"There is no button \"{label}\"; there are: {string.Join(", ", message.Buttons.Select(one => one.Label))}.");
        if (button.Disabled || button.Url is not null)
        {
            throw new InvalidOperationException($"The button \"{label}\" sends nothing to the bot.");
        }

        return Used(discord, user, message, new() { ["custom_id"] = button.CustomId, ["component_type"] = 2, ["id"] = 1 });
    }

    public static Interaction Choose(FakeDiscordServer discord, User user, Message message, string[] labels)
    {
        var menu = message.Selects.FirstOrDefault(one => labels.All(label => one.Options.Any(option => option.Label == label)))
            ?? throw new InvalidOperationException($"There is no menu with {string.Join(", ", labels)}.");
        var values = labels.Select(label => JsonValue.Create(menu.Options.First(option => option.Label == label).Value));

        return Used(discord, user, message, new()
        {
            ["custom_id"] = menu.CustomId,
            ["component_type"] = menu.Type,
            ["id"] = 1,
            ["values"] = new JsonArray([.. values]),
        });
    }

    /// <summary>A command of the menu that opens on a person.</summary>
    public static Interaction Pick(FakeDiscordServer discord, User user, Channel channel, string name, User target)
    {
        var command = discord.Commands.Find(user, channel, name);
        return Made(
            discord,
            2,
            user,
            channel,
            new()
            {
                ["id"] = (string)command["id"]!,
                ["name"] = name,
                ["type"] = (int)command["type"]!,
                ["target_id"] = target.Id,
                ["resolved"] = new JsonObject { ["users"] = new JsonObject { [target.Id] = target.ToJson() } },
            },
            source: null);
    }

    /// <summary>Sends the form off that opened in answer to a button.</summary>
    public static Interaction Fill(FakeDiscordServer discord, User user, Interaction opened, string words)
    {
        var form = opened.Modal ?? throw new InvalidOperationException($"No form opened in answer to {opened}.");
        var field = form["components"]![0]!["component"]!;
        if (words.Length > ((int?)field["max_length"] ?? 4000))
        {
            throw new InvalidOperationException("Discord does not let so much be typed.");
        }

        return Made(
            discord,
            5,
            user,
            opened.Channel,
            new()
            {
                ["custom_id"] = (string)form["custom_id"]!,
                ["components"] = new JsonArray(new JsonObject
                {
                    ["type"] = 18,
                    ["id"] = 1,
                    ["component"] = new JsonObject
                    {
                        ["type"] = 4,
                        ["id"] = 2,
                        ["custom_id"] = (string)field["custom_id"]!,
                        ["value"] = words,
                    },
                }),
            },
            opened.Source);
    }

    private static Interaction Used(FakeDiscordServer discord, User user, Message message, JsonObject component)
    {
        if (message.IsDeleted || (message.Ephemeral && message.Interaction?.User != user))
        {
            throw new InvalidOperationException($"{user.Name} does not see that message.");
        }

        return Made(discord, 3, user, message.Channel, component, message);
    }

    private static Interaction Typed(
        FakeDiscordServer discord,
        int type,
        User user,
        Channel channel,
        string line,
        string? focused,
        (string Option, object Value)[] options
    )
    {
        var words = line.Split(' ');
        var command = discord.Commands.Find(user, channel, words[0]);
        var level = command;
        var subs = new List<JsonObject>();
        foreach (var word in words[1..])
        {
            level = Options(level).FirstOrDefault(one => (string)one["name"]! == word)
                ?? throw new InvalidOperationException($"/{line}: there is no \"{word}\".");
            subs.Add(level);
        }

        var given = TypedOptions.Of(level, options, focused, complete: type == 2);
        foreach (var sub in Enumerable.Reverse(subs))
        {
            given = new JsonArray(new JsonObject { ["name"] = (string)sub["name"]!, ["type"] = (int)sub["type"]!, ["options"] = given });
        }

        var typed = new JsonObject { ["id"] = (string)command["id"]!, ["name"] = words[0], ["type"] = 1 };
        if (given.Count > 0)
        {
            typed["options"] = given;
        }

        if (command["guild_id"] is { } guild)
        {
            typed["guild_id"] = (string)guild!;
        }

        var into = focused is null ? null : Options(level).First(one => (string)one["name"]! == focused);
        return Made(discord, type, user, channel, typed, source: null, (long?)into?["type"]);
    }

    private static Interaction Made(
        FakeDiscordServer discord, int type, User user, Channel channel, JsonObject content, Message? source, long? focusedType = null)
    {
        var payload = new JsonObject();
        var interaction = new Interaction(discord, type, user, channel) { Payload = payload, Source = source, FocusedType = focusedType };

        payload["id"] = interaction.Id;
        payload["application_id"] = discord.ApplicationId;
        payload["type"] = type;
        payload["token"] = interaction.Token;
        payload["version"] = 1;
        payload["data"] = content;
        payload["channel_id"] = channel.Id;
        payload["channel"] = channel.ToJson();
        payload["locale"] = user.Locale;
        payload["entitlements"] = new JsonArray();
        payload["attachment_size_limit"] = 10 * 1024 * 1024;
        payload["context"] = channel.Guild is null ? 1 : 0;
        payload["app_permissions"] = Number(channel.PermissionsOf(discord.Bot));
        payload["authorizing_integration_owners"] = new JsonObject { ["0"] = channel.Guild?.Id ?? "0" };
        if (channel.Guild is { } guild)
        {
            if (!guild.IsMember(user) || !channel.PermissionsOf(user).HasFlag(Permissions.ViewChannel))
            {
                throw new InvalidOperationException($"{user.Name} is not in #{channel.Name}.");
            }

            var member = guild.MemberToJson(user);
            member["permissions"] = Number(channel.PermissionsOf(user));
            payload["member"] = member;
            payload["guild_id"] = guild.Id;
            payload["guild_locale"] = "en-GB";
            payload["guild"] = new JsonObject { ["id"] = guild.Id, ["locale"] = "en-GB", ["features"] = new JsonArray() };
        }
        else
        {
            payload["user"] = user.ToJson();
        }

        if (source is not null)
        {
            payload["message"] = source.ToJson();
        }

        return interaction;
    }

    private static IEnumerable<JsonObject> Options(JsonObject level) => (level["options"] as JsonArray ?? []).OfType<JsonObject>();

    private static string Number(Permissions permissions) => ((ulong)permissions).ToString(CultureInfo.InvariantCulture);
}
