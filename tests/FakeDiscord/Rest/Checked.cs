using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>Holds a body to its rules: every finding is noted, and what Discord minds is refused.</summary>
internal static class Checked
{
    public static JsonObject Object(FakeDiscordServer discord, RestCall call, Action<Field> rules)
    {
        Body(discord, call, rules);
        return (JsonObject)call.Body!;
    }

    public static JsonArray Array(FakeDiscordServer discord, RestCall call, Action<Field> rules)
    {
        Body(discord, call, rules);
        return call.Body as JsonArray ?? throw Refusal.InvalidForm("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
    }

    private static void Body(FakeDiscordServer discord, RestCall call, Action<Field> rules)
    {
        var findings = new Findings();
        try
        {
            rules(new Field(call.Body, "", findings));
        }
        finally
        {
            foreach (var finding in findings.All)
            {
                discord.Violations.Add($"{call.Named}: {finding.Path.TrimStart('.')} {finding.Message}");
            }
        }

        if (findings.Refused)
        {
            throw Refusal.InvalidForm(findings.ToErrors());
        }
    }
}
