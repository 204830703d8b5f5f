using System.Text.Json.Nodes;

namespace FakeBotApi;

/// <summary>The bot as BotFather made it.</summary>
internal sealed record BotAccount(string Token, string FirstName, string UserName)
{
    public long Id { get; } = long.Parse(Token[..Token.IndexOf(':', StringComparison.Ordinal)]);

    /// <summary>With the privacy mode off the bot reads everything in its groups.</summary>
    public bool ReadsEverything { get; init; }

    public JsonObject ToJson() => new() { ["id"] = Id, ["is_bot"] = true, ["first_name"] = FirstName, ["username"] = UserName };

    /// <summary>What only getMe tells.</summary>
    public JsonObject ToFullJson()
    {
        var json = ToJson();
        json["can_join_groups"] = true;
        json["can_read_all_group_messages"] = ReadsEverything;
        json["supports_inline_queries"] = false;
        return json;
    }
}
