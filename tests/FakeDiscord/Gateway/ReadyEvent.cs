using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>The first event of a session.</summary>
internal static class ReadyEvent
{
    public static JsonObject Of(FakeDiscordServer discord, GatewayServer gateway, GatewaySession session) =>
        new()
        {
            ["v"] = 10,
            ["user_settings"] = new JsonObject(),
            ["user"] = discord.Bot.ToJson(),
            ["session_type"] = "normal",
            ["session_id"] = session.Id,
            ["resume_gateway_url"] = gateway.ResumeAddress.AbsoluteUri,
            ["relationships"] = new JsonArray(),
            ["private_channels"] = new JsonArray(),
            ["presences"] = new JsonArray(),
            ["guilds"] = new JsonArray([
                .. discord
                    .Guilds.Where(guild => guild.HasBot)
                    .Select(guild => new JsonObject { ["id"] = guild.Id, ["unavailable"] = true }),
            ]),
            ["application"] = new JsonObject { ["id"] = discord.ApplicationId, ["flags"] = 0 },
        };
}
