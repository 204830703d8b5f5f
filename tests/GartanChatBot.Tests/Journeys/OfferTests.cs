using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Outbox;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>
/// "I can cover": the chat is told, and it counts when Gartan shows it. Tuesday 9 June 2026 from 14:18, no driver from 18:00 to 19:00.
/// </summary>
public class OfferTests
{
    private static readonly LocalDateTime Six = new(2026, 6, 9, 18, 0);
    private static readonly ChatUser Boss = new("9", "Boss");
    private static readonly ChatUser Helper = new("h", "Helpful\u202E\nHelper");
    private static readonly ChatUser Elm = new("e", "El");
    private static readonly ChatUser Gorse = new("g", "Gee");

    [Fact]
    public async Task Somebody_unknown_offers_and_it_counts_when_the_pump_stays_on()
    {
        await using var world = await AnnouncedAsync();

        (await TapAsync(world, Helper)).ShouldBe("Thank you – book it in Gartan; I only read.");
        await world.MinutesAsync(2);

        var offer = world.Platform.Posts[^1];
        offer.Text.ShouldBe("Helpful Helper offers 18:00–19:00 – waiting for Gartan");
        offer.Posting.ReplyTo.ShouldBe("1");
        world.Platform.Texts[0].ShouldContain("Helpful Helper offers 18:00–19:00 – waiting for Gartan");

        await world.MinutesAsync(20);
        world.Platform.Posts[^1].Text.ShouldEndWith("waiting for Gartan");
        world.DriverBack(Six, Six.PlusHours(1));
        await world.MinutesAsync(20);

        world.Platform.Posts.Single(post => post.Id == offer.Id).Text.ShouldBe("Helpful Helper offers 18:00–19:00 ✔ in Gartan");
        world.Platform.Texts.Count.ShouldBe(3, "announced, offered, covered");
        world.Platform.Texts[2].ShouldContain("covered");
    }

    [Fact]
    public async Task A_linked_member_is_ticked_by_their_own_hours_and_not_by_somebody_elses()
    {
        await using var world = await AnnouncedAsync();
        await world.LinkAsync(Elm, "elm", Boss);
        await TapAsync(world, Elm);
        await world.MinutesAsync(2);
        var offer = world.Platform.Posts.Single(post => post.Text.StartsWith("Elm offers"));

        world.Bot.Site.Rota.BookOn("K41", "CEDAR, ML", Six, Six.PlusHours(1));
        await world.MinutesAsync(20);
        TextOf(world, offer).ShouldBe("Elm offers 18:00–19:00 – waiting for Gartan");
        world.Bot.Site.Rota.BookOn("K41", "ELM, SJ", Six, Six.PlusMinutes(45));
        await world.MinutesAsync(20);
        TextOf(world, offer).ShouldEndWith("waiting for Gartan");
        world.Bot.Site.Rota.BookOn("K41", "ELM, SJ", Six, Six.PlusHours(1));
        await world.MinutesAsync(20);

        TextOf(world, offer).ShouldBe("Elm offers 18:00–19:00 ✔ in Gartan");
    }

    [Fact]
    public async Task Who_would_not_be_enough_is_told_so_and_the_chat_is_told_of_the_offer()
    {
        await using var world = await AnnouncedAsync(alsoOff: "GORSE, DW");
        await world.LinkAsync(Gorse, "gorse", Boss);

        (await TapAsync(world, Gorse)).ShouldBe(
            "Thank you – book it in Gartan; I only read. That alone would not close the gap: /fix shows what would.");
        await world.MinutesAsync(2);

        world.Platform.Texts.ShouldContain("Gorse offers 18:00–19:00 – waiting for Gartan");
    }

    [Fact]
    public async Task Of_an_offer_nothing_is_said_from_a_rota_that_is_old()
    {
        await using var world = await AnnouncedAsync();
        await world.LinkAsync(Gorse, "gorse", Boss);
        world.Bot.Site.Faults.Always(SimulatedPage.Grid, new BodyFault("""{"d":null}"""));
        await world.MinutesAsync(70);

        (await TapAsync(world, Gorse)).ShouldBe("Thank you – book it in Gartan; I only read.");
    }

    [Fact]
    public async Task Whoever_is_on_already_offers_nothing_and_nothing_is_ticked()
    {
        await using var world = await AnnouncedAsync();
        await world.LinkAsync(Gorse, "gorse", Boss);
        var before = world.Platform.Texts;

        (await TapAsync(world, Gorse)).ShouldBe("Gartan already has you on for all of it; it needs somebody else too. /fix shows who.");
        await world.MinutesAsync(20);

        world.Platform.Texts.ShouldBe(before);
    }

    [Fact]
    public async Task Nothing_is_said_twice()
    {
        await using var world = await AnnouncedAsync();
        await world.LinkAsync(Elm, "elm", Boss);
        await TapAsync(world, Elm);
        (await TapAsync(world, Elm)).ShouldBe("You've already offered that.");
        await world.RestartAsync();
        (await TapAsync(world, Elm)).ShouldBe("You've already offered that.");
        world.DriverBack(Six, Six.PlusHours(1));
        await world.MinutesAsync(30);
        var before = Said(world);

        await world.RestartAsync();
        await world.MinutesAsync(30);

        Said(world).ShouldBe(before);
        before.Count(said => said.Text.Contains("Elm offers") && !said.Text.Contains("K41P1")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_over_can_not_be_offered_for()
    {
        await using var world = await AnnouncedAsync();
        var alert = world.Platform.Posts[0];
        world.DriverBack(Six, Six.PlusHours(1));
        await world.MinutesAsync(20);

        (
            await world.AskAsync(AlertWorld.Chat, Elm, alert.Buttons.Single(button => button.Label == "I can cover").Command, alert.Id)
        ).ShouldBe("That shortage is over.");
    }

    [Fact]
    public async Task When_its_last_minute_has_passed_nobody_can_offer_any_more()
    {
        await using var world = await AnnouncedAsync();
        world.Bot.Time.SetUtcNow(new(2026, 6, 9, 18, 0, 0, TimeSpan.Zero));

        (await TapAsync(world, Helper)).ShouldBe("That shortage is over.");
    }

    [Fact]
    public async Task One_of_two_with_one_name_is_ticked_too()
    {
        await using var world = await AlertWorld.StartAsync(
            settings: bot => bot.Set("Chat:Admins:0", "paper:9"), station: SimulatedStation.Skerrow);
        await world.MinutesAsync(4);
        foreach (var member in SimulatedStation.Skerrow.Members.Where(member => member.Name != "O'BRACKEN, A"))
            world.Bot.Site.Rota.Book("R12", member.Name, Six, Six.PlusHours(1));
        await world.MinutesAsync(20);
        var dunlin = new ChatUser("d", "Dee");
        await world.LinkAsync(dunlin, "DUNLIN, ED (2)", Boss);

        (await world.AskAsync(AlertWorld.Chat, dunlin, "/cover")).ShouldStartWith("Thank you");
        await world.MinutesAsync(2);
        world.Platform.Texts.ShouldContain("Dunlin offers 18:00–19:00 – waiting for Gartan");
        world.Bot.Site.Rota.BookOn("R12", "DUNLIN, ED", Six, Six.PlusHours(1));
        await world.MinutesAsync(20);

        world.Platform.Texts.ShouldContain("Dunlin offers 18:00–19:00 ✔ in Gartan");
    }

    [Fact]
    public async Task In_quiet_hours_an_offer_makes_no_sound()
    {
        await using var world = await AnnouncedAsync();
        world.Bot.Time.SetUtcNow(new(2026, 6, 9, 15, 0, 0, TimeSpan.Zero));
        await world.AskAsync(AlertWorld.Chat, Boss, "/alerts quiet 16:00-17:00");

        await TapAsync(world, Helper);
        await world.DeliverAsync();

        world.Platform.Posts[^1].Posting.Silent.ShouldBeTrue();
    }

    [Fact]
    public async Task An_offer_goes_with_a_chat_that_moves()
    {
        await using var world = await AnnouncedAsync();
        await TapAsync(world, Helper);
        await world.MinutesAsync(2);
        world.Services.GetRequiredService<ConversationEvents>().Moved(new("paper", "1"), new("paper", "2"));

        var gap = world.Services.GetRequiredService<CoverOfferStore>().All().Single().Gap;
        (await world.AskAsync("paper:2", Helper, "I can cover")).ShouldBe("You've already offered that.");
        world.DriverBack(Six, Six.PlusHours(1));
        await world.MinutesAsync(20);

        world.Services.GetRequiredService<CoverOfferStore>().Of(gap, "paper:1").ShouldBeEmpty();
        world.Services.GetRequiredService<CoverOfferStore>().Of(gap, "paper:2").ShouldHaveSingleItem().KeptAt.ShouldNotBeNull();
        world.Platform.Posts.Where(post => post.Conversation == "paper:2" && post.Text.EndsWith("✔ in Gartan")).ShouldHaveSingleItem();
        world.Services.GetRequiredService<OutboxStore>().Waiting().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_offer_that_waits_for_its_chat_goes_where_the_chat_went()
    {
        await using var world = await AnnouncedAsync();
        world.Platform.FailNext(new ConversationMovedException(new("paper", "2")));

        await TapAsync(world, Helper);
        await world.MinutesAsync(2);

        world
            .Platform.Posts.Where(post => post.Text == "Helpful Helper offers 18:00–19:00 – waiting for Gartan")
            .ShouldHaveSingleItem()
            .Conversation.ShouldBe("paper:2");
    }

    private static async Task<AlertWorld> AnnouncedAsync(string? alsoOff = null)
    {
        var world = await AlertWorld.StartAsync(settings: bot => bot.Set("Chat:Admins:0", "paper:9"));
        await world.MinutesAsync(4);
        world.NoDriver(Six, Six.PlusHours(1));
        if (alsoOff is not null)
            world.Bot.Site.Rota.Book("K41", alsoOff, Six, Six.PlusHours(1));

        await world.MinutesAsync(20);
        world.Platform.Posts.ShouldHaveSingleItem();
        return world;
    }

    private static Task<string> TapAsync(AlertWorld world, ChatUser who) => world.TapAsync(world.Platform.Posts[0], who, "I can cover");

    private static string TextOf(AlertWorld world, Posted post) => world.Platform.Posts.Single(each => each.Id == post.Id).Text;

    private static List<(string Id, string Text, int Edits)> Said(AlertWorld world) =>
        [.. world.Platform.Posts.Select(post => (post.Id, post.Text, post.Edits))];
}
