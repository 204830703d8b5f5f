using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>Who may start a session.</summary>
internal static class IdentifyRules
{
    /// <summary>The close code and its reason; null: welcome.</summary>
    public static (int Code, string Reason)? Refusal(JsonObject content, FakeDiscordServer discord, GatewayServer gateway)
    {
        var findings = new Findings();
        var field = new Field(content, "", findings);
        field.IsObject("token", "intents", "properties", "compress", "large_threshold", "shard", "presence");
        field["properties"].Required().IsObject("os", "browser", "device");
        foreach (var name in (string[])["os", "browser", "device"])
        {
            field["properties"][name].Required().Text(1, 100);
        }

        var intents = field["intents"].Required().Number(0, int.MaxValue);
        foreach (var finding in findings.All)
        {
            discord.Violations.Add($"gateway: IDENTIFY: {finding.Path.TrimStart('.')} {finding.Message}");
        }

        return (string?)content["token"] != discord.Token ? (4004, "Authentication failed.")
            : findings.Refused ? (4002, "Error while decoding payload.")
            : content["shard"] is { } shard && !Shard(gateway.Shards, shard) ? (4010, "Invalid shard.")
            : (intents & ~GatewayEvents.Known) != 0 ? (4013, "Invalid intent(s).")
            : (intents & GatewayEvents.Privileged & ~gateway.AllowedIntents) != 0 ? (4014, "Disallowed intent(s).")
            : null;
    }

    private static bool Shard(int shards, JsonNode said) =>
        said is JsonArray { Count: 2 } pair && (int)pair[1]! == shards && (int)pair[0]! >= 0 && (int)pair[0]! < shards;
}
