using GartanChatBot.Chat;
using GartanChatBot.Chats;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>
/// <c>/alerts mine</c>: in their private chat somebody hears of the gaps that they could close. Tuesday 9 June 2026 from 14:18.
/// </summary>
public class MineTests
{
    private const string Group = AlertWorld.Chat;
    private const string OfElm = "paper:@e";
    private const string OfGorse = "paper:@g";

    private static readonly LocalDateTime Six = new(2026, 6, 9, 18, 0);
    private static readonly ChatUser Boss = new("9", "Boss");
    private static readonly ChatUser Elm = new("e", "El");
    private static readonly ChatUser Gorse = new("g", "Gee");

    [Fact]
    public async Task Only_whoever_could_close_it_hears_of_it()
    {
        await using var world = await BothLinkedAsync();
        (await world.AskAsync(OfElm, Elm, "/alerts mine")).ShouldContain("only what Elm could close, alone or with one more");
        await world.AskAsync(OfGorse, Gorse, "/alerts mine");
        await world.MinutesAsync(4);
        var before = world.Platform.Posts.Count;

        world.NoDriver(Six, Six.PlusHours(1));
        await world.MinutesAsync(20);

        world.Platform.Posts.Skip(before).Select(post => post.Conversation).ShouldBe([Group, OfElm], ignoreOrder: true);
        world.Platform.Posts[^1].Text.ShouldContain("K41P1 will be off the run today 18:00–19:00");
    }

    [Fact]
    public async Task Two_who_could_close_it_together_both_hear_of_it_but_three_do_not()
    {
        await using var world = await BothLinkedAsync();
        await world.AskAsync(OfElm, Elm, "/alerts mine");
        await world.AskAsync(OfGorse, Gorse, "/alerts mine");
        await world.MinutesAsync(4);

        world.NoDriver(Six, Six.PlusHours(1));
        world.Bot.Site.Rota.Book("K41", "GORSE, DW", Six, Six.PlusHours(1));
        foreach (var away in (string[])["FERN, PL", "DOGWOOD, AC", "HAZEL, KN"])
            world.Bot.Site.Rota.Book("K41", away, Six, Six.PlusHours(1), "L");
        await world.MinutesAsync(20);
        Of(world, Group).ShouldHaveSingleItem();
        Of(world, OfElm).ShouldBeEmpty("three are needed");

        world.Bot.Site.Rota.BookOn("K41", "FERN, PL", Six, Six.PlusHours(1));
        await world.MinutesAsync(20);

        Of(world, OfElm).ShouldHaveSingleItem().ShouldContain("18:00–19:00");
        Of(world, OfGorse).ShouldHaveSingleItem().ShouldContain("18:00–19:00");
    }

    [Fact]
    public async Task What_was_told_is_followed_to_its_end()
    {
        await using var world = await BothLinkedAsync();
        await world.AskAsync(OfElm, Elm, "/alerts mine");
        await world.MinutesAsync(4);
        world.NoDriver(Six, Six.PlusHours(1));
        await world.MinutesAsync(20);

        world.Bot.Site.Rota.BookOn("K41", "CEDAR, ML", Six, Six.PlusHours(1));
        await world.MinutesAsync(20);

        Of(world, OfElm)
            .Select(text => text.Split(" · Gartan")[0])
            .ShouldBe(Enumerable.Repeat("🟢 K41P1 covered: today 18:00–19:00 – on the run throughout.", 2));
    }

    [Fact]
    public async Task An_offer_made_there_is_told_to_the_crew()
    {
        await using var world = await BothLinkedAsync();
        await world.AskAsync(OfElm, Elm, "/alerts mine");
        await world.MinutesAsync(4);
        world.NoDriver(Six, Six.PlusHours(1));
        await world.MinutesAsync(20);

        (
            await world.TapAsync(
                world.Platform.Posts.Single(post => post.Conversation == OfElm && post.Text.Contains("18:00–19:00")), Elm, "I can cover")
        ).ShouldStartWith("Thank you");
        await world.MinutesAsync(2);

        world
            .Platform.Posts.Where(post => post.Text.StartsWith("Elm offers 18:00–19:00"))
            .ShouldHaveSingleItem()
            .Conversation.ShouldBe(Group);
    }

    [Fact]
    public async Task It_is_switched_off_in_the_same_way_and_survives_a_restart()
    {
        await using var world = await BothLinkedAsync();
        await world.AskAsync(OfElm, Elm, "/alerts mine");
        await world.RestartAsync();
        (await world.AskAsync(OfElm, Elm, "/alerts")).ShouldContain("only what Elm could close");

        var off = await world.AskAsync(OfElm, Elm, "/alerts mine");
        off.ShouldNotContain("only what");
        off.ShouldContain("I post no alerts here");
        await world.MinutesAsync(4);
        world.NoDriver(Six, Six.PlusHours(1));
        await world.MinutesAsync(20);

        Of(world, OfElm).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_is_not_linked_any_more_hears_nothing_more()
    {
        await using var world = await BothLinkedAsync();
        await world.AskAsync(OfElm, Elm, "/alerts mine");
        await world.AskAsync(OfElm, Elm, "/unlink");
        await world.MinutesAsync(4);
        foreach (var records in world.Services.GetServices<IPersonalRecords>())
            records.CleanUp(new(2026, 6, 9));
        world.Services.GetRequiredService<ChatDirectory>()
            .SettingsOf(new Conversation("paper", "@e"))
            .OnlyWhere.ShouldBeNull("no name stays");

        world.NoDriver(Six, Six.PlusHours(1));
        await world.MinutesAsync(20);

        Of(world, OfElm).ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_group_and_for_whoever_is_not_linked_it_is_refused()
    {
        await using var world = await BothLinkedAsync();

        (await world.AskAsync(Group, Boss, "/alerts mine")).ShouldBe(
            "That's for your private chat with me: there I'll send you the gaps you could close.");
        (await world.AskAsync("paper:@9", Boss, "/alerts mine")).ShouldBe("I need to know who you are on the rota first: use /link.");
    }

    private static async Task<AlertWorld> BothLinkedAsync()
    {
        var world = await AlertWorld.StartAsync(settings: bot => bot.Set("Chat:Admins:0", "paper:9"));
        await world.MinutesAsync(1);
        foreach (var (who, name) in ((ChatUser, string)[])[(Elm, "elm"), (Gorse, "gorse")])
            await world.LinkAsync(who, name, Boss);

        return world;
    }

    private static List<string> Of(AlertWorld world, string chat) =>
        [.. world.Platform.Posts.Where(post => post.Conversation == chat && post.Text.Contains("K41P1")).Select(post => post.Text)];
}
