using GartanChatBot.Alerts;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.PinnedBoards;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;

namespace GartanChatBot.Tests.Chat.Discord;

/// <summary>How a channel begins and what stays in it: the setup by pressing alone, and the board that keeps itself true.</summary>
public class ChannelLifeTests
{
    private const string OnlyOfficers = "Only officers and administrators can change this chat's alerts.";

    [Fact]
    public async Task A_channel_is_set_up_by_pressing_and_let_in_with_the_last_step()
    {
        await using var story = await DiscordStory.PrepareAsync(
            MakeRowanAdministrator, new() { Rota = RotaStyle.Blank, Stations = [SimulatedStation.Fernbrae, SimulatedStation.Skerrow] });
        await story.StartAsync();
        var duty = story.Guild.Channel("duty");
        var there = new Conversation("discord", duty.Id);

        var card = await story.Rowan.Slash(duty, "setup").ReplyAsync();
        (card.Text, card.Ephemeral).ShouldBe(("# 1 of 3 · Which station is this chat about?\n[ K41 Fernbrae | R12 Skerrow ]", false));
        (await story.Rowan.Presses(card, "K41 Fernbrae").ReplyAsync()).ShouldBeSameAs(card);
        card.Text.ShouldStartWith("# 2 of 3 · Fernbrae: which alerts should I post here?");
        card.Buttons.Select(button => button.Label)
            .ShouldBe(["Shortages", "Shortages and a daily digest", "A daily digest only", "No alerts"]);
        story.Part<ChatDirectory>().IsApproved(there).ShouldBeFalse();
        (await story.Rowan.Presses(card, "Shortages").ReplyAsync()).ShouldBeSameAs(card);
        card.Text.ShouldStartWith("# 3 of 3 · Fernbrae: shortages. Shall I send a test?");
        card.Text.ShouldContain("That also approves this chat.");

        // Let in by now, so that the crew may press; the card stays for whoever sets it up.
        var denied = await story.Guild.Member("Birch").Presses(card, "Send a test").ReplyAsync();
        (denied.Text, denied.Ephemeral).ShouldBe(($"# {OnlyOfficers}", true));
        var outcome = await story.Rowan.Presses(card, "Send a test").ReplyAsync();

        outcome.Text.ShouldBe($"# ✔ discord:{duty.Id}: delivered");
        duty.Messages.Count.ShouldBe(3, "the card, the test, and what became of it");
        duty.Messages.Single(message => message.Interaction is null).Text.ShouldContain("TEST");
        story.Crew.Messages.ShouldBeEmpty("a test of this channel goes to no other");
        var chat = story.Part<ChatDirectory>().SettingsOf(there);
        (chat.Station, chat.Kinds).ShouldBe(("K41", AlertKinds.Shipped));
        story.Part<AlertRecipients>().Now().ShouldContain(each => each.Id == there.ToString());
        story.Discord.Interactions.ShouldAllBe(interaction => interaction.FirstAnswer != null);
    }

    [Fact]
    public async Task The_board_is_pinned_edited_only_when_its_text_changes_and_the_same_after_a_restart()
    {
        await using var story = await DiscordStory.PrepareAsync(MakeRowanAdministrator, new() { Rota = RotaStyle.Blank });
        await story.StartAsync();

        (await story.Rowan.Slash(story.Crew, "board", ("state", "on")).ReplyAsync()).Text.ShouldContain("✔ The board is pinned here");
        var board = story.Crew.Pins.ShouldHaveSingleItem();
        board.Text.ShouldContain("Board of 14:15");
        board.Silent.ShouldBeTrue();

        // What is under way ends before it stops; a clock that jumps meanwhile would have it tried again.
        await story.StopAsync();
        story.Bot.Time.Advance(TimeSpan.FromMinutes(1));
        await story.StartAsync();
        await MinutesAsync(story, 3);
        board.Edits.ShouldBe(0);

        foreach (var driver in (string[])["ALDER, TM", "CEDAR, ML", "ELM, SJ"])
            story.Bot.Site.Rota.Book("K41", driver, new(2026, 6, 9, 18, 0), new(2026, 6, 9, 19, 0));
        await MinutesAsync(story, 7);

        board.Edits.ShouldBe(1);
        board.Text.ShouldContain("Next gap: Today 18:00–19:00");
        story.Crew.Messages.Count(message => message.Interaction is null).ShouldBe(1);
        story.Crew.Pins.ShouldHaveSingleItem().ShouldBeSameAs(board);
    }

    /// <summary>Nothing speaks by itself but what is looked at.</summary>
    private static void MakeRowanAdministrator(DiscordStory story)
    {
        story.Bot.Set("Chat:Admins:0", $"discord:{story.Rowan.Id}");
        story.Bot.Set("Alerts:StartUpGrace", "01:00:00");
    }

    /// <summary>What the service does in so many minutes, the first of them at 14:19.</summary>
    private static async Task MinutesAsync(DiscordStory story, int minutes)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            await story.Service.Services.ScrapeDueAsync();
            await story.Part<PinnedBoardUpdater>().RefreshAsync(TestContext.Current.CancellationToken);
            story.Bot.Time.Advance(TimeSpan.FromMinutes(1));
        }
    }
}
