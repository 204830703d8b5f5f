using System.Text.Json.Nodes;
using FakeDiscord;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Tests.Chat.Discord;

/// <summary>Which place a command is about, and in which servers there are commands.</summary>
public class PlaceTests
{
    private static readonly QuickCommand Where = new("where", request => Reply.Of(Tone.Plain, request.Conversation.ToString()));

    [Fact]
    public async Task A_command_in_a_thread_or_a_forum_post_is_about_that()
    {
        await using var bot = await SmallBot.StartAsync(Where);
        var guild = bot.Discord.Guild("Fernbrae");
        var (thread, post) = (guild.Thread(bot.Crew, "evening"), guild.Thread(guild.Forum("posts"), "K41"));

        foreach (var place in new[] { bot.Crew, thread, post })
            (await bot.PassAsync(bot.Rowan.Slash(place, "where").ReplyAsync())).Text.ShouldBe($"# discord:{place.Id}");
    }

    [Fact]
    public async Task A_server_that_is_no_longer_listed_loses_its_commands()
    {
        await using var bot = await SmallBot.StartAsync(Where);
        var (fernbrae, skerrow) = (bot.Discord.Guild("Fernbrae"), bot.Discord.Guild("Skerrow"));
        bot.Discord.Commands.Names().ShouldBe(["where"]);

        bot.Guilds = [fernbrae.Id, skerrow.Id];
        await bot.RestartAsync(Where);
        await bot.PassAsync(bot.Discord.Commands.RegisteredAsync(skerrow));
        bot.Discord.Commands.Names().ShouldBeEmpty();

        bot.Guilds = [fernbrae.Id];
        await bot.RestartAsync(Where);
        await bot.PassAsync(bot.Discord.Changes.UntilAsync("no commands there", () => bot.Discord.Commands.Names(skerrow).Count == 0));
        bot.Discord.Commands.Names(fernbrae).ShouldBe(["where"]);

        bot.Guilds = [];
        await bot.RestartAsync(Where);
        await bot.PassAsync(
            bot.Discord.Changes.UntilAsync("only those for everywhere", () => bot.Discord.Commands.Names(fernbrae).Count == 0));
        bot.Discord.Commands.Names().ShouldBe(["where"]);
    }

    [Fact]
    public async Task A_refused_registration_names_the_command_and_the_field()
    {
        await using var bot = await SmallBot.StartAsync(Where);
        bot.Discord.When("PUT /applications/*/commands", times: 9)
            .Refuses(
                Refusal.InvalidForm(
                    new()
                    {
                        ["1"] = new JsonObject
                        {
                            ["description"] = new JsonObject
                            {
                                ["_errors"] = new JsonArray(
                                    new JsonObject
                                    {
                                        ["code"] = "BASE_TYPE_BAD_LENGTH",
                                        ["message"] = "Must be between 1 and 100 in length.",
                                    }),
                            },
                        },
                    }));

        await bot.RestartAsync(Where, new QuickCommand("when", _ => Reply.Of(Tone.Plain, "now")));
        await bot.PassAsync(bot.LoggedAsync("Discord rejected "));

        bot.Log.GetSnapshot().Select(record => record.Message).ShouldContain(line =>
            line.StartsWith("Discord rejected /when (1.description): ") && line.Contains("Must be between 1 and 100 in length."));
    }

    [Fact]
    public async Task A_gateway_that_can_not_be_reached_says_why_and_is_tried_again()
    {
        await using var bot = await SmallBot.StartAsync(Where);
        bot.Discord.Gateway.Closed = 503;
        bot.Discord.Gateway.Cut();
        await bot.PassAsync(bot.LoggedAsync("the gateway can't be reached ("));
        bot.Discord.Gateway.Closed = null;

        await bot.PassAsync(bot.Discord.Changes.UntilAsync("back", () => bot.Discord.Gateway.Readies + bot.Discord.Gateway.Resumed > 1));

        bot.Log.GetSnapshot()
            .Select(record => record.Message)
            .ShouldContain(line => line.Contains("the gateway can't be reached (") && line.Contains("503"));
    }

    [Fact]
    public async Task The_shard_is_said_when_Discord_asks_for_more_than_one()
    {
        await using var bot = await SmallBot.StartAsync(Where);
        bot.Discord.Gateway.Shard.ShouldBeNull();

        bot.Discord.Gateway.Shards = 3;
        await bot.RestartAsync(Where);

        bot.Discord.Gateway.Shard.ShouldBe("[0,3]");
    }
}
