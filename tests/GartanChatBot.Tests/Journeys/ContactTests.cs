using GartanChatBot.Chat;
using GartanChatBot.Outbox;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>
/// When the bot can't see: one word to each chat, silence, one word, and then only what is different. Tuesday 9 June 2026 from 14:18.
/// </summary>
public class ContactTests
{
    private static readonly LocalDateTime Six = new(2026, 6, 9, 18, 0);
    private static readonly string[] Chats = ["paper:1", "paper:2"];
    private static readonly Fault NoPage = new BodyFault("""{"d":null}""");

    [Fact]
    public async Task A_refused_password_is_told_to_administrators_alone_and_once()
    {
        await using var world = await StartAsync();
        world.Bot.Site.Faults.Always(SimulatedPage.LoginPost, new LoginFault(LoginAnswer.WrongPassword));

        await world.MinutesAsync(20);

        var told = world.Platform.Posts.Where(post => post.Text.Contains("password")).ShouldHaveSingleItem();
        told.Conversation.ShouldBe("paper:@9");
        told.Text.ShouldStartWith("Gartan refused the password at 14:18. I stopped trying so that the account does not lock.");
        told.Text.ShouldNotContain("drill-night");

        await world.RestartAsync();
        await world.MinutesAsync(5);
        world.Platform.Posts.Count(post => post.Text.Contains("refused the password")).ShouldBe(1);
        world.Bot.Site.Log.LoginAttempts.ShouldBe(1);
    }

    [Fact]
    public async Task The_chats_hear_of_it_only_as_contact_that_is_lost()
    {
        await using var world = await StartAsync();
        world.Bot.Site.Faults.Always(SimulatedPage.LoginPost, new LoginFault(LoginAnswer.WrongPassword));

        await world.MinutesAsync(60);

        foreach (var chat in Chats)
            Of(world, chat).ShouldHaveSingleItem().ShouldStartWith("⚪ I have not been able to read Gartan for K41 today.");
        Of(world, "paper:@9").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_password_that_is_refused_a_second_time_is_told_again()
    {
        await using var world = await StartAsync();
        world.Bot.Site.Faults.Always(SimulatedPage.LoginPost, new LoginFault(LoginAnswer.WrongPassword));
        await world.MinutesAsync(10);

        await world.AskAsync("paper:@9", new("9", "Boss"), "/resume");
        await world.MinutesAsync(70);

        world.Platform.Posts.Count(post => post.Text.Contains("refused the password") && post.Conversation == "paper:@9").ShouldBe(2);
    }

    [Fact]
    public async Task Lost_and_back_is_one_word_each_with_silence_between_and_only_differences_after()
    {
        await using var world = await StartAsync();
        await world.MinutesAsync(4);
        world.NoDriver(Six.PlusHours(1), Six.PlusHours(2));
        world.NoDriver(Six.PlusHours(3), Six.PlusHours(4));
        await world.MinutesAsync(30);
        world.Platform.Posts.Count.ShouldBe(4);

        world.Bot.Site.Faults.Always(SimulatedPage.Grid, NoPage);
        await world.MinutesAsync(30);
        world.NoDriver(Six.PlusHours(6), Six.PlusHours(7));
        world.DriverBack(Six.PlusHours(3), Six.PlusHours(4));
        await world.MinutesAsync(90);
        foreach (var chat in Chats)
            Of(world, chat).Skip(2).ShouldHaveSingleItem().ShouldStartWith("⚪ I have not been able to read Gartan for K41 since 14:48.");

        world.Bot.Site.Faults.Clear();
        await world.MinutesAsync(80);

        foreach (var chat in Chats)
        {
            var said = Of(world, chat);
            said[3].ShouldBe("I can read Gartan for K41 again. Shortage alerts are back on.");
            said.Skip(4).Select(text => text.Split('\n')[0].Split(" · Gartan")[0]).ShouldBe(
            [
                "🟢 K41P1 covered: today 21:00–22:00 – on the run throughout.",
                "🔴 K41P1 will be off the run Wed 00:00–01:00",
            ], ignoreOrder: true);
            said[0].ShouldContain("19:00–20:00", customMessage: "what stayed as it was is not told again");
        }
    }

    [Fact]
    public async Task What_begins_and_ends_while_nobody_can_see_is_told_as_what_it_is_then()
    {
        await using var world = await StartAsync();
        await world.MinutesAsync(4);
        world.NoDriver(new(2026, 6, 9, 15, 30), new(2026, 6, 9, 16, 30));
        await world.MinutesAsync(20);
        world.Bot.Site.Faults.Always(SimulatedPage.Grid, NoPage);

        await world.MinutesAsync(150);
        Of(world, Chats[0]).Count(text => text.Contains("off the run now")).ShouldBe(0, "nobody could see whether it is off");
        world.Bot.Site.Faults.Clear();
        await world.MinutesAsync(80);

        Of(world, Chats[0]).Count(text => text.Contains("off the run now")).ShouldBe(0);
        Of(world, Chats[0]).Count(text => text.StartsWith("I can read Gartan")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_losses_are_two_words_and_a_restart_in_between_says_neither_again()
    {
        await using var world = await StartAsync();
        await world.MinutesAsync(4);
        for (var loss = 0; loss < 2; loss++)
        {
            world.Bot.Site.Faults.Always(SimulatedPage.Grid, NoPage);
            await world.MinutesAsync(60);
            await world.RestartAsync();
            await world.MinutesAsync(60);
            world.Bot.Site.Faults.Clear();
            await world.MinutesAsync(70);
        }

        foreach (var chat in Chats)
        {
            Of(world, chat).Select(text => text.Split(' ')[text.StartsWith('⚪') ? 2 : 1]).ShouldBe(["have", "can", "have", "can"]);
        }
    }

    [Fact]
    public async Task A_chat_that_wants_no_such_word_gets_neither_of_them()
    {
        await using var world = await StartAsync();
        await world.AskAsync(Chats[1], new("9", "Boss"), "/alerts kinds contact off");
        await world.MinutesAsync(4);
        world.Bot.Site.Faults.Always(SimulatedPage.Grid, NoPage);
        await world.MinutesAsync(60);
        world.Bot.Site.Faults.Clear();
        await world.MinutesAsync(70);

        Of(world, Chats[0]).Count.ShouldBe(2);
        Of(world, Chats[1]).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_short_hiccup_is_no_news()
    {
        await using var world = await StartAsync();
        await world.MinutesAsync(4);
        world.Bot.Site.Faults.Next(SimulatedPage.Grid, NoPage, NoPage);

        await world.MinutesAsync(60);

        world.Platform.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_could_not_be_delivered_before_the_return_is_not_said_after_it()
    {
        await using var world = await StartAsync();
        await world.MinutesAsync(4);
        world.Platform.Fails = where => where.ToString() == Chats[1] ? new NotDeliveredException("No paper.") : null;
        world.Bot.Site.Faults.Always(SimulatedPage.Grid, NoPage);
        await world.MinutesAsync(60);
        world.Bot.Site.Faults.Clear();
        await world.MinutesAsync(70);
        world.Platform.Fails = _ => null;
        await world.MinutesAsync(70);

        Of(world, Chats[0]).Count.ShouldBe(2);
        Of(world, Chats[1]).ShouldBeEmpty("neither that it is lost nor that it is back is news any more");
        world.Services.GetRequiredService<OutboxStore>().Waiting().ShouldBeEmpty();
    }

    private static Task<AlertWorld> StartAsync() => AlertWorld.StartAsync(settings: bot =>
    {
        bot.Set("Chat:Admins:0", "paper:9");
        bot.Set("Chat:Approved:1", Chats[1]);
    });

    private static List<string> Of(AlertWorld world, string chat) =>
        [.. world.Platform.Posts.Where(post => post.Conversation == chat).Select(post => post.Text)];
}
