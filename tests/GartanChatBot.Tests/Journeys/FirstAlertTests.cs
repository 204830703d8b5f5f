using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>The bot speaks first: once, and never from what it has not read. Tuesday 9 June 2026 from 14:18.</summary>
public class FirstAlertTests
{
    private static readonly LocalDateTime Six = new(2026, 6, 9, 18, 0);
    private static readonly Conversation Chat = new("paper", "1");

    [Fact]
    public async Task A_gap_is_told_after_the_second_reading_and_once()
    {
        await using var world = await AlertWorld.StartAsync();
        await world.MinutesAsync(4);
        world.NoDriver(Six, Six.PlusHours(1));

        await world.MinutesAsync(2);
        world.Platform.Posts.ShouldBeEmpty();
        await world.MinutesAsync(30);

        var post = world.Platform.Posts.ShouldHaveSingleItem();
        post.Text.ShouldContain("K41P1 will be off the run today 18:00–19:00");
        post.Text.ShouldContain("No driver · for 1 h · starts in");
        post.Text.ShouldContain("1 driver for 1 h would fix it.");
        post.Text.ShouldContain("[I can cover");
        post.Posting.Key.Length.ShouldBeLessThanOrEqualTo(SendOptions.LongestKey);
    }

    [Fact]
    public async Task After_a_start_it_is_told_when_the_grace_is_over_and_no_sooner()
    {
        await using var world = await AlertWorld.StartAsync(settings: bot => bot.Set("Alerts:StartUpGrace", "00:15:00"));
        await world.MinutesAsync(20);
        await world.RestartAsync();
        world.NoDriver(Six, Six.PlusHours(1));

        await world.MinutesAsync(15);
        world.Services.GetRequiredService<ShortageStore>().All().ShouldHaveSingleItem().Stands.ShouldBeTrue("it is known, and not told");
        world.Platform.Posts.ShouldBeEmpty();

        await world.MinutesAsync(1);
        world.Platform.Posts.ShouldHaveSingleItem().Text.ShouldContain("K41P1 will be off the run today 18:00–19:00");
    }

    [Fact]
    public async Task It_is_told_when_it_begins_and_when_it_is_over_and_the_message_follows()
    {
        await using var world = await AlertWorld.StartAsync();
        await world.MinutesAsync(4);
        world.NoDriver(Six, Six.PlusHours(1));

        await world.MinutesAsync(310);

        world.Platform.Texts.Count.ShouldBe(3);
        world.Platform.Texts[1].ShouldContain("K41P1 is off the run now (18:00). Back 19:00.");
        world.Platform.Texts[1].ShouldContain("No driver");
        world.Platform.Texts[2].ShouldContain("K41P1 back on the run 19:00 (off 1 h).");
        world.Platform.Posts[1].Posting.ReplyTo.ShouldBe("1");
        world.Platform.Texts[0].ShouldContain("K41P1 back on the run 19:00 (off 1 h).");
    }

    [Fact]
    public async Task A_gap_that_vanishes_before_it_begins_is_covered()
    {
        await using var world = await AlertWorld.StartAsync();
        await world.MinutesAsync(4);
        world.NoDriver(Six, Six.PlusHours(1));
        await world.MinutesAsync(20);

        world.DriverBack(Six, Six.PlusHours(1));
        await world.MinutesAsync(20);

        world.Platform.Texts.Count.ShouldBe(2);
        world.Platform.Texts[1].ShouldContain("K41P1 covered: today 18:00–19:00 – on the run throughout.");
    }

    [Fact]
    public async Task What_gets_much_longer_is_told_and_what_gets_a_little_longer_is_edited()
    {
        await using var world = await AlertWorld.StartAsync();
        await world.MinutesAsync(4);
        world.NoDriver(Six, Six.PlusHours(1));
        await world.MinutesAsync(20);

        world.NoDriver(Six, Six.PlusMinutes(90));
        await world.MinutesAsync(10);
        world.Platform.Posts.ShouldHaveSingleItem().Text.ShouldContain("18:00–19:30");

        world.NoDriver(Six, Six.PlusMinutes(150));
        await world.MinutesAsync(20);
        world.Platform.Texts.Count.ShouldBe(2);
        world.Platform.Texts[1].ShouldContain("K41P1 got worse: now today 18:00–20:30");
    }

    [Fact]
    public async Task A_first_run_is_one_summary_and_a_restart_says_nothing_new()
    {
        await using var world = await AlertWorld.StartAsync();
        world.NoDriver(Six, Six.PlusHours(1));
        world.NoDriver(Six.PlusHours(2), Six.PlusHours(3));
        await world.MinutesAsync(20);

        var summary = world.Platform.Posts.ShouldHaveSingleItem().Text;
        summary.ShouldContain("Already short as I start up");
        summary.ShouldContain("18:00–19:00");
        summary.ShouldContain("20:00–21:00");

        await world.RestartAsync();
        await world.MinutesAsync(30);
        world.Platform.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_ends_no_shortage_and_is_told_once_with_its_end()
    {
        await using var world = await AlertWorld.StartAsync();
        await world.MinutesAsync(4);
        world.NoDriver(Six, Six.PlusHours(1));
        await world.MinutesAsync(20);

        world.Bot.Site.Faults.Always(SimulatedPage.Grid, new BodyFault("""{"d":null}"""));
        await world.MinutesAsync(120);
        world.Platform.Texts.Count.ShouldBe(2);
        world.Platform.Texts[1].ShouldContain("I have not been able to read Gartan for K41 since");

        world.Bot.Site.Faults.Clear();
        await world.MinutesAsync(70);
        world.Platform.Texts.Count.ShouldBe(3);
        world.Platform.Texts[2].ShouldContain("I can read Gartan for K41 again.");
    }

    [Fact]
    public async Task A_mute_is_silent_and_ends_with_one_summary()
    {
        await using var world = await AlertWorld.StartAsync();
        await world.MinutesAsync(4);
        world
            .Services.GetRequiredService<MuteStore>()
            .Add(Mute.Of(Chat, null, world.Now, world.Now + Duration.FromMinutes(60), "Birch", "drill"));
        world.NoDriver(Six, Six.PlusHours(1));
        world.NoDriver(Six.PlusHours(2), Six.PlusHours(3));

        await world.MinutesAsync(60);
        world.Platform.Posts.ShouldBeEmpty();
        await world.MinutesAsync(5);

        world.Platform.Posts.ShouldHaveSingleItem().Text.ShouldContain("Mute over – still short");
        world.Services.GetRequiredService<MuteStore>().Of(Chat, world.Now).ShouldBeEmpty();
    }

    [Fact]
    public async Task At_night_a_gap_waits_for_the_morning_and_a_begun_one_comes_without_a_sound()
    {
        await using var world = await AlertWorld.StartAsync(Instant.FromUtc(2026, 6, 9, 20, 50));
        await world.MinutesAsync(4);
        var one = new LocalDateTime(2026, 6, 10, 1, 0);
        await world.MinutesAsync(10);
        world.NoDriver(one, one.PlusHours(1));
        world.NoDriver(one.PlusHours(12), one.PlusHours(13));

        await world.MinutesAsync(170);
        world.Platform.Posts.ShouldBeEmpty();
        await world.MinutesAsync(20);
        world.Platform.Posts.ShouldHaveSingleItem().Posting.Silent.ShouldBeTrue();

        await world.MinutesAsync(420);
        world.Platform.Texts[^1].ShouldContain("Quiet hours over – still short");
        world.Platform.Texts[^1].ShouldContain("13:00–14:00");
    }

    [Fact]
    public async Task Somebody_who_has_seen_it_stops_the_reminders()
    {
        await using var world = await AlertWorld.StartAsync(settings: bot => bot.Set("Alerts:QuietHours", "00:00-00:00"));
        await world.MinutesAsync(4);
        world.NoDriver(new(2026, 6, 9, 15, 0), new(2026, 6, 10, 12, 0));
        await world.MinutesAsync(60 * 5);
        world.Platform.Texts.Count(text => text.Contains("still off the run")).ShouldBe(1);

        var gap = world.Services.GetRequiredService<ShortageStore>().All().Single(gap => gap.Stands);
        world.Services.GetRequiredService<GapNotificationStore>().MarkSeen(gap, Chat, "Birch", "paper:birch", world.Now);
        await world.MinutesAsync(60 * 6);

        world.Platform.Texts.Count(text => text.Contains("still off the run")).ShouldBe(1);
        world.Platform.Texts[0].ShouldContain("Seen by Birch");
    }

    [Fact]
    public async Task A_chat_that_wants_no_announcements_gets_none()
    {
        await using var world = await AlertWorld.StartAsync();
        world.Services.GetRequiredService<ChatDirectory>().Change(Chat, known => known with { Kinds = AlertKinds.None });
        await world.MinutesAsync(4);
        world.NoDriver(Six, Six.PlusHours(1));

        await world.MinutesAsync(60);

        world.Platform.Posts.ShouldBeEmpty();
    }
}
