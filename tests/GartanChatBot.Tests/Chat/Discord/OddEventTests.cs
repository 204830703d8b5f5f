using System.Text.Json.Nodes;
using FakeDiscord;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Tests.Chat.Discord;

/// <summary>A frame or an interaction of a form that is not known costs itself, never the connection and never those behind it.</summary>
public class OddEventTests
{
    private static readonly string[] Frames =
    [
        "not json",
        "[]",
        "7",
        "null",
        "{}",
        """{"op":"zero","t":"X","s":SEQ,"d":null}""",
        """{"op":0,"t":5,"s":SEQ,"d":{}}""",
        """{"op":0,"t":"INTERACTION_CREATE","s":"one","d":{}}""",
        """{"op":77,"d":{},"s":SEQ,"t":null}""",
        """{"op":0,"t":"MIND_READ","s":SEQ,"d":{"thought":"pump"}}""",
        """{"op":0,"s":SEQ}""",
        """{"op":0,"t":"X","s":99999999999,"d":{}}""",
        Interaction("null"),
        Interaction("7"),
        Interaction("\"pump\""),
        Interaction("[]"),
        Interaction("{}"),
        Interaction("""{"id":5,"application_id":"1","type":2}"""),
        Interaction("""{"id":"1","application_id":"1","type":"command"}"""),
        Interaction("""{"id":"2","application_id":"1","type":2,"member":7}"""),
        Interaction("""{"id":"3","application_id":"1","type":2,"data":7}"""),
        Interaction("""{"id":"4","application_id":"1","type":2,"data":{"name":"quick","options":7}}"""),
        Interaction("""{"id":"5","application_id":"1","type":99,"member":{"user":{"id":"1"}},"channel_id":"1"}"""),
    ];

    private static readonly (string Part, string Json)[] Decorations =
    [
        ("message", "7"),
        ("message", """{"id":5}"""),
        ("message", """{"id":"5","flags":99999999999}"""),
        ("message", """{"id":"5","components":[{"type":"hologram"}]}"""),
        ("channel.permission_overwrites", "7"),
        ("channel.permission_overwrites", """[{"id":5,"type":"planet"}]"""),
        ("channel.name", "7"),
        ("channel.thread_metadata", "7"),
        ("entitlements", "7"),
        ("context", "\"moon\""),
        ("app_permissions", "5"),
        ("hologram", """{"depth":3}"""),
    ];

    [Fact]
    public async Task Every_good_command_between_odd_events_is_answered_on_the_same_connection()
    {
        await using var bot = await SmallBot.StartAsync(new QuickCommand("quick", _ => Reply.Of(Tone.Good, "here")));

        foreach (var frame in Frames)
        {
            bot.Discord.Gateway.SendOdd(frame);
            var asker = bot.Discord.Guild("Fernbrae").Member($"Asker {Array.IndexOf(Frames, frame)}");
            (await bot.PassAsync(asker.Slash(bot.Crew, "quick").ReplyAsync())).Text.ShouldBe("# 🟢 here", frame);
        }

        bot.Discord.Gateway.Connections.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_command_with_an_odd_part_that_no_answer_depends_on_is_answered()
    {
        await using var bot = await SmallBot.StartAsync(new QuickCommand("quick", _ => Reply.Of(Tone.Good, "here")));

        foreach (var (part, json) in Decorations)
        {
            var asked = InteractionMaker.Command(bot.Discord, bot.Rowan, bot.Crew, "quick", []);
            JsonNode place = asked.Payload;
            var path = part.Split('.');
            foreach (var step in path[..^1])
                place = place[step]!;
            place[path[^1]] = JsonNode.Parse(json);

            bot.Discord.Deliver(asked);

            (await bot.PassAsync(asked.ReplyAsync())).Text.ShouldBe("# 🟢 here", $"{part}: {json}");
        }
    }

    private static string Interaction(string content) => $$"""{"op":0,"t":"INTERACTION_CREATE","s":SEQ,"d":{{content}}}""";
}
