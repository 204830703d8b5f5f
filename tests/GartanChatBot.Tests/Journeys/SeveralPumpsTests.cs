using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>Skerrow has two pumps: each has its own gaps, its own messages, its own silence. Tuesday 9 June 2026 from 14:18.</summary>
public class SeveralPumpsTests
{
    private static readonly LocalDateTime Six = new(2026, 6, 9, 18, 0);
    private static readonly string[] Drivers = ["O'BRACKEN, A", "EIDER, DN", "FULMAR, NW", "GANNET, HJ"];
    private static readonly ChatUser Heron = new("h", "Heron");

    [Fact]
    public async Task Gaps_that_overlap_are_told_apart()
    {
        await using var world = await BothShortAsync();

        var (first, second) = (Of(world, "R12P1").ShouldHaveSingleItem(), Of(world, "R12P2").ShouldHaveSingleItem());
        first.Text.ShouldContain("R12P1 will be off the run today 18:00–19:00");
        second.Text.ShouldContain("R12P2 will be off the run today 18:00–20:00");

        await world.MinutesAsync(60 * 5);

        Of(world, "R12P1")
            .Select(Headline)
            .ShouldBe([
                "🟢 R12P1 back on the run 19:00 (off 1 h).", "🔴 R12P1 is off the run now (18:00). Back 19:00.",
                "🟢 R12P1 back on the run 19:00 (off 1 h).",
            ]);
        Of(world, "R12P2")
            .Select(Headline)
            .ShouldBe(["🔴 R12P2 is off the run today 18:00–20:00", "🔴 R12P2 is off the run now (18:00). Back 20:00."]);
        Of(world, "R12P1").Skip(1).ShouldAllBe(post => post.Posting.ReplyTo == first.Id);
        Of(world, "R12P2").Skip(1).ShouldAllBe(post => post.Posting.ReplyTo == second.Id);
    }

    [Fact]
    public async Task A_gap_of_one_that_is_covered_leaves_the_other()
    {
        await using var world = await BothShortAsync();

        foreach (var driver in Drivers[..1])
            world.Bot.Site.Rota.BookOn("R12", driver, Six, Six.PlusHours(2));
        await world.MinutesAsync(20);

        const string covered = "🟢 R12P1 covered: today 18:00–19:00 – on the run throughout.";
        Of(world, "R12P1").Select(Headline).ShouldBe([covered, covered]);
        Of(world, "R12P2").ShouldHaveSingleItem().Text.ShouldStartWith("🔴");
    }

    [Fact]
    public async Task Muting_one_pump_leaves_the_other()
    {
        await using var world = await StartAsync();
        await world.MinutesAsync(4);
        (await world.AskAsync(AlertWorld.Chat, Heron, "/mute 1h P2 in the workshop")).ShouldContain("R12P2");
        BookOff(world);

        await world.MinutesAsync(50);
        world.Platform.Posts.ShouldHaveSingleItem().Text.ShouldContain("R12P1 will be off the run today 18:00–19:00");
        (await world.AskAsync(AlertWorld.Chat, Heron, "/mutes")).ShouldContain("R12P2 shortages until 15:22 by Heron: in the workshop");

        await world.MinutesAsync(15);
        world.Platform.Posts.Count.ShouldBe(2);
        world.Platform.Texts[1].ShouldContain("Mute over – still short");
        world.Platform.Texts[1].ShouldContain("R12P2 today 18:00–20:00");
        world.Platform.Texts[1].ShouldNotContain("R12P1");
    }

    [Fact]
    public async Task The_mute_button_of_an_alert_mutes_its_own_pump()
    {
        await using var world = await BothShortAsync();

        var shown = await world.TapAsync(Of(world, "R12P2").Single(), Heron, "Mute 4 h");

        shown.ShouldContain("Muted until 18:52 by Heron: R12P2 shortages");
        await world.MinutesAsync(60 * 4);
        Of(world, "R12P1").Count.ShouldBe(2);
        Of(world, "R12P2").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Seen_is_said_of_one_pump_and_the_other_is_reminded_of()
    {
        await using var world = await StartAsync(bot => bot.Set("Alerts:QuietHours", ""));
        await world.MinutesAsync(4);
        foreach (var driver in Drivers)
            world.Bot.Site.Rota.Book("R12", driver, new(2026, 6, 9, 15, 0), new(2026, 6, 9, 23, 45));
        await world.MinutesAsync(60);

        (await world.TapAsync(Of(world, "R12P1")[0], Heron, "Seen")).ShouldContain("Seen by Heron");
        await world.DeliverAsync();
        Of(world, "R12P1")[0].Text.ShouldContain("Seen by Heron", customMessage: "at once, not when the station is next assessed");
        var edits = Of(world, "R12P1")[0].Edits;
        await world.MinutesAsync(1);
        Of(world, "R12P1")[0].Edits.ShouldBe(edits);
        await world.MinutesAsync(60 * 5);

        Of(world, "R12P1")[0].Text.ShouldContain("Seen by Heron");
        Of(world, "R12P2")[0].Text.ShouldNotContain("Seen by");
        world.Platform.Texts.Where(text => text.Contains("still off the run")).ShouldHaveSingleItem().ShouldContain("R12P2");
    }

    [Fact]
    public async Task A_chat_about_another_station_hears_of_none()
    {
        await using var world = await StartAsync();
        world
            .Services.GetRequiredService<ChatDirectory>()
            .Change(new Conversation("paper", "1"), known => known with { Station = "K99" });
        await world.MinutesAsync(4);
        BookOff(world);

        await world.MinutesAsync(60);

        world.Platform.Posts.ShouldBeEmpty();
    }

    private static Task<AlertWorld> StartAsync(Action<BotHarness>? settings = null) =>
        AlertWorld.StartAsync(settings: settings, station: SimulatedStation.Skerrow);

    /// <summary>No driver for an hour, and one for the hour after it: he crews the first pump.</summary>
    private static async Task<AlertWorld> BothShortAsync()
    {
        var world = await StartAsync();
        await world.MinutesAsync(4);
        BookOff(world);
        await world.MinutesAsync(30);
        world.Platform.Posts.Count.ShouldBe(2);
        return world;
    }

    private static void BookOff(AlertWorld world)
    {
        foreach (var driver in Drivers)
            world.Bot.Site.Rota.Book("R12", driver, Six, Six.PlusHours(driver == Drivers[^1] ? 1 : 2));
    }

    /// <summary>Without the age behind it.</summary>
    private static string Headline(Posted post) => post.Text.Split('\n')[0].Split(" · Gartan")[0];

    private static IReadOnlyList<Posted> Of(AlertWorld world, string callsign) =>
        [.. world.Platform.Posts.Where(post => post.Text.Contains(callsign))];
}
