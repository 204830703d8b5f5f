using GartanChatBot.Chat;
using GartanChatBot.Outbox;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary><c>/alerts test</c>: a message marked TEST on the way of every alert, and what each chat answered.</summary>
public class TrialTests
{
    private static readonly LocalDateTime Six = new(2026, 6, 9, 18, 0);
    private static readonly ChatUser Boss = new("9", "Boss");
    private static readonly ChatUser Birch = new("b", "Birch");

    [Fact]
    public async Task An_administrator_hears_what_each_chat_answered()
    {
        await using var world = await StartAsync();
        world.Platform.Fails = where => where.Id switch
        {
            "2" => new TargetGoneException("The bot was blocked."),
            "3" => new RateLimitedException(TimeSpan.FromSeconds(17)),
            "4" => new OutcomeUnknownException("The line went dead."),
            _ => null,
        };

        var shown = await world.AskAsync("paper:@9", Boss, "/alerts test");

        shown.Split('\n').ShouldBe(
        [
            "Sent a test; the chats answered:",
            "• ✔ paper:1: delivered",
            "• ✖ paper:2: The bot was blocked.",
            "• … paper:3: not yet: Rate limited; retry after 17 s.",
            "• … paper:4: not yet: The line went dead.",
            "• ✔ terminal:console: delivered",
        ]);
        world.Platform.Posts.ShouldHaveSingleItem().Text.ShouldStartWith("TEST – this is what an alert looks like. Nothing is wrong");
        world
            .Services.GetRequiredService<OutboxStore>()
            .Waiting()
            .Where(message => message.Kind is MessageKind.Test)
            .Select(message => message.Conversation)
            .ShouldBe(["paper:3", "paper:4"]);
    }

    [Fact]
    public async Task What_waits_is_delivered_later_and_the_blocked_one_is_told_to_administrators()
    {
        await using var world = await StartAsync();
        world.Platform.Fails = where => where.Id switch
        {
            "2" => new TargetGoneException("The bot was blocked."),
            "3" => new RateLimitedException(TimeSpan.FromSeconds(17)),
            _ => null,
        };
        await world.AskAsync("paper:@9", Boss, "/alerts test");
        world.Platform.Fails = _ => null;
        await world.MinutesAsync(2);

        world
            .Platform.Posts.Where(post => post.Text.Contains("TEST"))
            .Select(post => post.Conversation)
            .ShouldBe(["paper:1", "paper:4", "paper:3"], ignoreOrder: true);
        world
            .Platform.Posts.Where(post => post.Conversation == "paper:@9")
            .ShouldHaveSingleItem()
            .Text.ShouldContain("paper:2 is no longer reachable: The bot was blocked.");
    }

    [Fact]
    public async Task A_chat_that_is_left_alone_for_a_while_is_said_to_be()
    {
        await using var world = await StartAsync();
        world.Platform.Fails = where => where.Id == "3" ? new NotDeliveredException("No paper.") : null;
        await world.AskAsync("paper:@9", Boss, "/alerts test");
        world.Bot.Time.Advance(TimeSpan.FromSeconds(20));

        (await world.AskAsync("paper:@9", Boss, "/alerts test")).ShouldContain(
            "… paper:3: not yet: next attempt in 1 m");
    }

    [Fact]
    public async Task In_a_group_an_officer_tests_that_group_alone()
    {
        await using var world = await StartAsync();

        (await world.AskAsync("paper:2", Birch with { Roles = [ChatUser.ManagesServer] }, "/alerts test")).ShouldBe("✔ paper:2: delivered");

        world.Platform.Posts.ShouldHaveSingleItem().Conversation.ShouldBe("paper:2");
    }

    [Fact]
    public async Task Two_tests_are_two_messages_and_a_restart_sends_neither_again()
    {
        await using var world = await StartAsync();
        await world.AskAsync("paper:2", Boss, "/alerts test");
        world.Bot.Time.Advance(TimeSpan.FromSeconds(5));
        await world.AskAsync("paper:2", Boss, "/alerts test");

        await world.RestartAsync();
        await world.MinutesAsync(5);

        world.Platform.Posts.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("/alerts test", "✔ paper:2: delivered")]
    [InlineData("/alerts on", "This chat gets:")]
    [InlineData("/setup K41 shortages", "3 of 3")]
    public async Task A_chat_that_was_gone_and_takes_messages_again_is_told_of_shortages_again(string said, string answer)
    {
        await using var world = await StartAsync();
        await world.MinutesAsync(4);
        world.Platform.Fails = where => where.Id == "2" ? new TargetGoneException("Kicked.") : null;
        world.NoDriver(Six, Six.PlusHours(1));
        await world.MinutesAsync(20);
        world.Platform.Fails = _ => null;
        (await world.AskAsync("paper:2", Boss, "/alerts")).ShouldContain("Nothing can be posted here at the moment: Kicked.");

        (await world.AskAsync("paper:2", Boss, said)).ShouldContain(answer);
        world.NoDriver(Six.PlusHours(3), Six.PlusHours(4));
        await world.MinutesAsync(20);

        (await world.AskAsync("paper:2", Boss, "/alerts")).ShouldNotContain("Nothing can be posted here");
        world.Platform.Posts.Where(post => post.Conversation == "paper:2" && post.Text.Contains("21:00–22:00")).ShouldHaveSingleItem();
    }

    private static Task<AlertWorld> StartAsync() => AlertWorld.StartAsync(settings: bot =>
    {
        bot.Set("Chat:Admins:0", "paper:9");
        for (var chat = 1; chat < 4; chat++)
            bot.Set($"Chat:Approved:{chat}", $"paper:{chat + 1}");
    });
}
