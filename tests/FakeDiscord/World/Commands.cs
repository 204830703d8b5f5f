using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>The commands that the bot has registered: of everywhere, and of each guild.</summary>
internal sealed class Commands(FakeDiscordServer discord)
{
    private readonly Dictionary<string, List<JsonObject>> lists = [];

    /// <summary>Those of everywhere, or of the guild.</summary>
    public IReadOnlyList<JsonObject> In(Guild? guild = null)
    {
        lock (discord.Gate)
        {
            return [.. lists.GetValueOrDefault(guild?.Id ?? "", [])];
        }
    }

    public IReadOnlyList<string> Names(Guild? guild = null) => [.. In(guild).Select(command => (string)command["name"]!)];

    /// <summary>Once the bot has registered them.</summary>
    public Task RegisteredAsync(Guild? guild = null) => discord.Changes.UntilAsync("commands registered", () => In(guild).Count > 0);

    public JsonArray ToJson(Guild? guild) => new([.. In(guild).Select(command => command.DeepClone())]);

    /// <summary>The whole list anew; a command that stays keeps its id.</summary>
    public void Replace(Guild? guild, JsonArray commands)
    {
        var before = In(guild);
        lists[guild?.Id ?? ""] = [.. commands.OfType<JsonObject>().Select(command => Registered(command, before, guild))];
        discord.Changes.Happened();
    }

    /// <summary>What the person finds when typing the slash.</summary>
    public JsonObject Find(User user, Channel channel, string name)
    {
        var command = In(channel.Guild).Concat(In()).FirstOrDefault(one => (string)one["name"]! == name)
            ?? throw new InvalidOperationException(
                $"There is no /{name} here; there are: {string.Join(", ", Names(channel.Guild).Concat(Names()))}.");
        var context = channel.Guild is null ? 1 : 0;
        if (command["contexts"] is JsonArray contexts && !contexts.Any(one => (int)one! == context))
        {
            throw new InvalidOperationException($"Discord does not show /{name} in this place.");
        }

        if ((string?)command["default_member_permissions"] is { } needed && channel.Guild is not null)
        {
            var needs = (Permissions)ulong.Parse(needed, System.Globalization.CultureInfo.InvariantCulture);
            var has = channel.PermissionsOf(user);
            if (!has.HasFlag(Permissions.Administrator) && (needs == Permissions.None || (has & needs) != needs))
            {
                throw new InvalidOperationException($"Discord does not show /{name} to {user.Name}.");
            }
        }

        return command;
    }

    private JsonObject Registered(JsonObject command, IReadOnlyList<JsonObject> before, Guild? guild)
    {
        var json = (JsonObject)command.DeepClone();
        var known = before.FirstOrDefault(one => (string)one["name"]! == (string)json["name"]!);
        json["id"] = (string?)known?["id"] ?? discord.Ids.Next();
        json["application_id"] = discord.ApplicationId;
        json["version"] = discord.Ids.Next();
        json["type"] ??= 1;
        json["default_member_permissions"] ??= null;
        json["nsfw"] ??= false;
        if (guild is not null)
        {
            json["guild_id"] = guild.Id;
        }
        else
        {
            json["contexts"] ??= null;
            json["integration_types"] ??= new JsonArray(0);
        }

        return json;
    }
}
