using System.Text.Json.Nodes;
using FakeDiscord;

namespace GartanChatBot.Tests.Fakes.Discord;

/// <summary>Where the bot may write, and what becomes of what it wrote.</summary>
public class ChannelRuleTests
{
    [Theory]
    [InlineData(Permissions.ViewChannel, 50001)]
    [InlineData(Permissions.SendMessages, 50013)]
    [InlineData(Permissions.EmbedLinks, 50013)]
    public async Task Each_permission_is_needed(Permissions missing, int code)
    {
        await using var bot = await RawBot.StartAsync();
        bot.Crew.Deny(missing);

        var answer = await bot.SayAsync(JsonNode.Parse("""{"embeds":[{"title":"a"}]}""")!.AsObject());

        answer.Status.ShouldBe(403);
        answer.Code.ShouldBe(code);
        (await bot.GetAsync($"/channels/{bot.Crew.Id}")).Status.ShouldBe(missing == Permissions.ViewChannel ? 403 : 200);
    }

    [Fact]
    public async Task A_channel_that_is_gone_is_unknown_and_a_guild_that_is_left_is_closed()
    {
        await using var bot = await RawBot.StartAsync();
        var other = bot.Discord.Guild("Fernbrae").Channel("alerts");

        bot.Crew.Delete();
        (await Say(bot)).Code.ShouldBe(10003);
        bot.Discord.Guild("Fernbrae").SendBotAway();
        (await bot.GetAsync($"/channels/{other.Id}")).Code.ShouldBe(50001);
        (await bot.GetAsync($"/guilds/{bot.Discord.Guild("Fernbrae").Id}")).Code.ShouldBe(10004);
        (await bot.GetAsync("/channels/crew")).Code.ShouldBe(50035);
    }

    [Fact]
    public async Task A_nonce_names_a_message_for_a_few_minutes()
    {
        await using var bot = await RawBot.StartAsync();

        var first = await Say(bot, "gap-1");
        var again = await Say(bot, "gap-1");
        bot.Time.Advance(TimeSpan.FromMinutes(5));
        var later = await Say(bot, "gap-1");

        again.Body!["id"]!.ToString().ShouldBe(first.Body!["id"]!.ToString());
        later.Body!["id"]!.ToString().ShouldNotBe(first.Body!["id"]!.ToString());
        bot.Crew.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_reply_names_a_message_that_is_there()
    {
        await using var bot = await RawBot.StartAsync();
        await Say(bot);
        var id = bot.Crew.Messages[0].Id;

        (await Reply(id)).Body!["message_reference"]!["message_id"]!.ToString().ShouldBe(id);
        (await Reply("1")).Errors.ShouldContain("REPLIES_UNKNOWN_MESSAGE");
        (await Reply("1", "false")).Status.ShouldBe(200);
        bot.Crew.Messages.Select(message => message.RepliesTo).ShouldBe([null, id, null]);

        Task<RawAnswer> Reply(string to, string must = "true") =>
            bot.SayAsync(
                $$$"""{"content":"a","allowed_mentions":{"parse":[]},"message_reference":{"fail_if_not_exists":{{{must}}},"message_id":"{{{to}}}"}}"""
            );
    }

    [Fact]
    public async Task Messages_are_listed_newest_first_or_after_one()
    {
        await using var bot = await RawBot.StartAsync();
        await Say(bot);
        await Say(bot);
        await Say(bot);
        var ids = bot.Crew.Messages.Select(message => message.Id).ToList();

        (await Ids("")).ShouldBe([ids[2], ids[1], ids[0]]);
        (await Ids("?limit=1")).ShouldBe([ids[2]]);
        (await Ids($"?after={ids[0]}&limit=50")).ShouldBe([ids[2], ids[1]]);
        (await Ids($"?after={ids[0]}&limit=1")).ShouldBe([ids[1]]);
        (await Ids($"?before={ids[1]}")).ShouldBe([ids[0]]);
        (await bot.GetAsync($"/channels/{bot.Crew.Id}/messages?limit=101")).Code.ShouldBe(50035);
        bot.Crew.Deny(Permissions.ReadMessageHistory);
        (await Ids("")).ShouldBeEmpty();

        async Task<List<string>> Ids(string query) =>
            [
                .. (await bot.GetAsync($"/channels/{bot.Crew.Id}/messages{query}"))
                    .Body!.AsArray()
                    .Select(message => message!["id"]!.ToString()),
            ];
    }

    [Fact]
    public async Task A_message_is_read_edited_and_deleted_by_its_id()
    {
        await using var bot = await RawBot.StartAsync();
        await Say(bot);
        var path = $"/channels/{bot.Crew.Id}/messages/{bot.Crew.Messages[0].Id}";

        (await bot.GetAsync(path)).Body!["edited_timestamp"].ShouldBeNull();
        (await bot.SendAsync(HttpMethod.Patch, path, """{"content":"b","allowed_mentions":{"parse":[]}}"""))
            .Body!["edited_timestamp"]
            .ShouldNotBeNull();
        (await bot.SendAsync(HttpMethod.Delete, path)).Status.ShouldBe(204);
        (await bot.GetAsync(path)).Code.ShouldBe(10008);
    }

    [Fact]
    public async Task Pinning_has_a_permission_of_its_own()
    {
        await using var bot = await RawBot.StartAsync();
        await Say(bot);
        var path = $"/channels/{bot.Crew.Id}/messages/pins/{bot.Crew.Messages[0].Id}";

        (await bot.SendAsync(HttpMethod.Put, path)).Status.ShouldBe(204);
        (await bot.GetAsync($"/channels/{bot.Crew.Id}/messages/pins")).Body!["items"]!.AsArray().Count.ShouldBe(1);
        (await bot.SendAsync(HttpMethod.Delete, path)).Status.ShouldBe(204);
        bot.Crew.Pins.ShouldBeEmpty();
        bot.Crew.Deny(Permissions.PinMessages);
        (await bot.SendAsync(HttpMethod.Put, path)).Code.ShouldBe(50013);
    }

    [Fact]
    public async Task Direct_messages_go_to_those_who_take_them()
    {
        await using var bot = await RawBot.StartAsync();

        var channel = (await bot.PostAsync("/users/@me/channels", $$"""{"recipient_id":"{{bot.Rowan.Id}}"}""")).Body!["id"]!.ToString();
        await bot.PostAsync($"/channels/{channel}/messages", """{"content":"a","allowed_mentions":{"parse":[]}}""");
        bot.Rowan.DirectMessages.Messages.Single().Content.ShouldBe("a");

        bot.Rowan.TakesDirectMessages = false;
        (await bot.PostAsync($"/channels/{channel}/messages", """{"content":"a","allowed_mentions":{"parse":[]}}""")).Code.ShouldBe(50007);
        (await bot.PostAsync("/users/@me/channels", """{"recipient_id":"1"}""")).Code.ShouldBe(10013);
    }

    [Theory]
    [InlineData("""{"parse":[]}""", false)]
    [InlineData("""{"parse":["everyone"]}""", true)]
    public async Task Everyone_is_pinged_only_when_allowed(string allowed, bool pinged)
    {
        await using var bot = await RawBot.StartAsync();

        await bot.SayAsync($$"""{"content":"@everyone <@{{bot.Rowan.Id}}>","allowed_mentions":{{allowed}} }""");

        bot.Crew.Messages[0].Pinged.Contains("everyone").ShouldBe(pinged);
        bot.Crew.Messages[0].Pinged.ShouldNotContain(bot.Rowan.Id);
    }

    [Fact]
    public async Task A_doctor_can_work_out_what_the_bot_may_do()
    {
        await using var bot = await RawBot.StartAsync();
        var guild = bot.Discord.Guild("Fernbrae");
        bot.Crew.Deny(Permissions.EmbedLinks);

        var me = (await bot.GetAsync("/users/@me")).Body!["id"]!.ToString();
        (await bot.GetAsync($"/guilds/{guild.Id}/members/{me}")).Body!["roles"]!.ToJsonString().ShouldBe($"[\"{guild.BotRole.Id}\"]");
        (await bot.GetAsync($"/guilds/{guild.Id}/roles")).Body!.AsArray().Count.ShouldBe(2);
        (await bot.GetAsync($"/channels/{bot.Crew.Id}")).Body!["permission_overwrites"]![0]!["deny"]!.ToString().ShouldBe("16384");
        (await bot.GetAsync($"/guilds/{guild.Id}/members/@me")).Code.ShouldBe(50035);
        (await bot.GetAsync("/applications/@me")).Body!["verify_key"]!.ToString().ShouldBe(bot.Discord.PublicKey);
        (await bot.GetAsync("/oauth2/applications/@me")).Body!["id"]!.ToString().ShouldBe(bot.Discord.ApplicationId);
        (await bot.GetAsync("/users/@me/guilds")).Body!.AsArray().Count.ShouldBe(1);
        (await bot.GetAsync($"/guilds/{guild.Id}/channels")).Body!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Typing_is_seen()
    {
        await using var bot = await RawBot.StartAsync();

        (await bot.SendAsync(HttpMethod.Post, $"/channels/{bot.Crew.Id}/typing")).Status.ShouldBe(204);

        bot.Crew.Typed.ShouldBe(1);
    }

    private static Task<RawAnswer> Say(RawBot bot, string? nonce = null) =>
        bot.SayAsync(
            nonce is null
                ? new JsonObject { ["content"] = "a" }
                : new JsonObject
                {
                    ["content"] = "a",
                    ["nonce"] = nonce,
                    ["enforce_nonce"] = true,
                });
}
