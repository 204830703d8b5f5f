using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>Who the bot is, and where its gateway is.</summary>
internal sealed class AccountRoutes(FakeDiscordServer discord)
{
    public IEnumerable<Route> All =>
        [
            new("GET", "/gateway", _ => Answer.Ok(new JsonObject { ["url"] = discord.Gateway.Address.AbsoluteUri })) { Anonymous = true },
            new("GET", "/gateway/bot", GatewayAddress) { Limit = 2, Per = TimeSpan.FromSeconds(5) },
            new("GET", "/users/@me", _ => Answer.Ok(discord.Bot.ToJson())),
            new("GET", "/users/@me/guilds", _ =>
                Answer.Ok(new JsonArray([.. discord.Guilds.Where(guild => guild.HasBot).Select(guild => guild.ToJson())]))),
            new("POST", "/users/@me/channels", OpenDirectMessages)
            {
                Limit = 10,
                Per = TimeSpan.FromSeconds(10),
                Schema = "/users/@me/channels",
            },
            new("GET", "/applications/@me", _ => Answer.Ok(Application())),
            new("GET", "/oauth2/applications/@me", _ => Answer.Ok(Application())),
        ];

    private Answer GatewayAddress(RestCall call) => Answer.Ok(new JsonObject
    {
        ["url"] = discord.Gateway.Address.AbsoluteUri,
        ["shards"] = discord.Gateway.Shards,
        ["session_start_limit"] = discord.Gateway.Starts.ToJson(),
    });

    private Answer OpenDirectMessages(RestCall call)
    {
        var body = Checked.Object(discord, call, field =>
        {
            if (field.IsObject("recipient_id"))
            {
                field["recipient_id"].Required().Snowflake();
            }
        });
        var user = discord.FindUser((string)body["recipient_id"]!) ?? throw Refusal.UnknownUser;
        return Answer.Ok(discord.DirectMessages(user).ToJson());
    }

    private JsonObject Application() => new()
    {
        ["id"] = discord.ApplicationId,
        ["name"] = discord.Bot.Name,
        ["icon"] = null,
        ["description"] = "",
        ["summary"] = "",
        ["bot_public"] = false,
        ["bot_require_code_grant"] = false,
        ["verify_key"] = discord.PublicKey,
        ["flags"] = 0,
        ["interactions_endpoint_url"] = discord.Posts.Endpoint?.AbsoluteUri,
        ["approximate_guild_count"] = discord.Guilds.Count(guild => guild.HasBot),
        ["bot"] = discord.Bot.ToJson(),
    };
}
