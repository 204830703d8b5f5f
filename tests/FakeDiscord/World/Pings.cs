using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FakeDiscord;

/// <summary>Whom a text makes a sound for, given what it is allowed to mention.</summary>
internal static partial class Pings
{
    public static IReadOnlyList<string> Of(Message message, JsonObject payload, bool usersOnlyByDefault = false)
    {
        var allowed = payload["allowed_mentions"] as JsonObject;
        var parse = allowed is null
            ? usersOnlyByDefault ? ["users"] : ["users", "roles", "everyone"]
            : (allowed["parse"] as JsonArray ?? []).Select(kind => (string)kind!).ToArray();
        var content = (string?)payload["content"] ?? "";
        var pinged = new List<string>();

        foreach (Match mention in Mention().Matches(content))
        {
            var (kind, id) = (mention.Groups["role"].Success ? "roles" : "users", mention.Groups["id"].Value);
            if ((parse.Contains(kind) || Ids(allowed, kind).Contains(id)) && (kind == "users" || MayPing(message.Channel, id)))
            {
                pinged.Add(id);
            }
        }

        if (
            parse.Contains("everyone")
            && (content.Contains("@everyone", StringComparison.Ordinal) || content.Contains("@here", StringComparison.Ordinal)))
        {
            pinged.Add("everyone");
        }

        return [.. pinged.Distinct()];
    }

    private static bool MayPing(Channel channel, string role) => channel.Guild is { } guild
        && guild.Roles.Find(one => one.Id == role) is { } known
        && (known.Mentionable || channel.PermissionsOf(guild.Bot).HasFlag(Permissions.MentionEveryone));

    private static IEnumerable<string?> Ids(JsonObject? allowed, string kind) =>
        (allowed?[kind] as JsonArray ?? []).Select(id => id?.ToString());

    [GeneratedRegex("<@(?<role>&)?!?(?<id>[0-9]+)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mention();
}
