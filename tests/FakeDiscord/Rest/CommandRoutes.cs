namespace FakeDiscord;

/// <summary>Registering commands.</summary>
internal sealed class CommandRoutes(FakeDiscordServer discord)
{
    private const string Everywhere = "/applications/{application}/commands";
    private const string InGuild = "/applications/{application}/guilds/{guild}/commands";

    public IEnumerable<Route> All =>
        [
            new("GET", Everywhere, Read),
            new("GET", InGuild, Read),
            new("PUT", Everywhere, Replace)
            {
                Limit = 5,
                Per = TimeSpan.FromSeconds(20),
                Schema = "/applications/{application_id}/commands",
            },
            new("PUT", InGuild, Replace)
            {
                Limit = 5,
                Per = TimeSpan.FromSeconds(20),
                Schema = "/applications/{application_id}/guilds/{guild_id}/commands",
            },
        ];

    private Answer Read(RestCall call)
    {
        var commands = discord.Commands.ToJson(GuildOf(call));
        foreach (var command in commands)
        {
            if (call.Query["with_localizations"] != "true")
            {
                command!.AsObject().Remove("name_localizations");
                command.AsObject().Remove("description_localizations");
            }
        }

        return Answer.Ok(commands);
    }

    private Answer Replace(RestCall call)
    {
        var guild = GuildOf(call);
        discord.Commands.Replace(guild, Checked.Array(discord, call, field => CommandRules.Check(field.Required(), guild is not null)));
        return Answer.Ok(discord.Commands.ToJson(guild));
    }

    private Guild? GuildOf(RestCall call)
    {
        if (call["application"] != discord.ApplicationId)
        {
            throw Refusal.UnknownApplication;
        }

        return !call.Values.TryGetValue("guild", out var id) ? null
            : discord.Guilds.FirstOrDefault(guild => guild.Id == id && guild.HasBot) ?? throw Refusal.MissingAccess;
    }
}
