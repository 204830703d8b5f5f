using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>What the bot may see of a guild.</summary>
internal sealed class GuildRoutes(FakeDiscordServer discord)
{
    public IEnumerable<Route> All =>
        [
            new("GET", "/guilds/{guild}", call => Answer.Ok(GuildOf(call).ToJson())),
            new("GET", "/guilds/{guild}/roles", call => Answer.Ok(GuildOf(call).RolesToJson())),
            new("GET", "/guilds/{guild}/channels", call =>
                Answer.Ok(
                    new JsonArray([.. GuildOf(call).Channels.Where(channel => !channel.IsDeleted).Select(channel => channel.ToJson())]))),
            new("GET", "/guilds/{guild}/members/{user}", Member),
            new("GET", "/guilds/{guild}/threads/active", call =>
                Answer.Ok(
                    new JsonObject
                    {
                        ["threads"] = new JsonArray([
                            .. GuildOf(call)
                                .Channels.Where(channel => channel is { Parent: not null, IsDeleted: false })
                                .Select(channel => channel.ToJson()),
                        ]),
                        ["members"] = new JsonArray(),
                    })),
        ];

    private Answer Member(RestCall call)
    {
        var guild = GuildOf(call);
        if (!Snowflakes.IsOne(call["user"]))
        {
            throw Refusal.InvalidForm("user_id", "NUMBER_TYPE_COERCE", $"Value \"{call["user"]}\" is not snowflake.");
        }

        var user = discord.FindUser(call["user"]) ?? throw Refusal.UnknownUser;
        return guild.IsMember(user) ? Answer.Ok(guild.MemberToJson(user)) : throw Refusal.UnknownMember;
    }

    private Guild GuildOf(RestCall call) =>
        discord.Guilds.FirstOrDefault(guild => guild.Id == call["guild"] && guild.HasBot) ?? throw Refusal.UnknownGuild;
}
