using FakeDiscord;
using GartanChatBot.Chats;

namespace GartanChatBot.Tests.Chat.Discord;

/// <summary>What Discord offers beside typing: completions, the menu of a person, forms, red buttons.</summary>
public class MenusAndFormsTests
{
    private const int Red = 4;

    [Fact]
    public async Task The_list_of_commands_is_within_Discords_limits()
    {
        await using var story = await DiscordStory.BeginAsync();

        var typed = story.Discord.Commands.In().Where(command => (int)command["type"]! == 1).ToList();

        typed.Count.ShouldBeInRange(20, 100);
        story.Discord.Violations.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("mute", "for", "")]
    [InlineData("timeline", "when", "")]
    [InlineData("fix", "when", "")]
    [InlineData("now", "when", "")]
    [InlineData("alerts", "value", "kinds")]
    [InlineData("alerts", "value", "ahead")]
    [InlineData("alerts", "value", "quiet")]
    [InlineData("alerts", "value", "digest")]
    [InlineData("alerts", "value", "role")]
    public async Task What_is_offered_is_taken(string command, string option, string what)
    {
        await using var story = await DiscordStory.BeginAsync(story => story.Bot.Set("Chat:Admins:0", $"discord:{story.Rowan.Id}"));
        (string Option, object Value)[] others = what.Length > 0 ? [("what", what)] : [];

        var offered = await story.Rowan.Types(story.Crew, command, option, "", others).ChoicesAsync();

        offered.Count.ShouldBeInRange(1, 25);
        foreach (var (_, value) in offered)
        {
            story.Bot.Time.Advance(TimeSpan.FromSeconds(5));
            var reply = await story.Rowan.Slash(story.Crew, command, [.. others, (option, value)]).ReplyAsync();
            reply.Text.ShouldNotContain("I can't read", Case.Insensitive, value);
            reply.Text.ShouldNotContain("I don't know", Case.Insensitive, value);
            reply.Text.ShouldNotContain("I don't understand", Case.Insensitive, value);
            reply.Text.ShouldNotContain("No gap is booked", Case.Insensitive, value);
        }
    }

    [Fact]
    public async Task A_fix_is_offered_for_the_gaps_that_there_are()
    {
        await using var story = await DiscordStory.BeginAsync();

        var gaps = await story.Rowan.Types(story.Crew, "fix", "when", "").ChoicesAsync();

        gaps[0].Value.ShouldBe("today 16:00–17:00");
        gaps[1].Value.ShouldBe("Wed 06:45–12:30");
        (await story.Rowan.Slash(story.Crew, "fix", ("when", gaps[1].Value)).ReplyAsync()).Text.ShouldContain("Alder + Birch");
    }

    [Fact]
    public async Task Crew_are_offered_only_as_long_a_mute_as_they_may_ask_for()
    {
        await using var story = await DiscordStory.BeginAsync();
        var ash = story.Guild.Member("Ash");

        var offered = await ash.Types(story.Crew, "mute", "for", "").ChoicesAsync();

        offered.Select(choice => choice.Value).ShouldBe(["30m", "1h", "2h", "4h", "8h", "12h"]);
    }

    [Fact]
    public async Task Of_several_names_the_last_is_completed()
    {
        await using var story = await DiscordStory.BeginAsync();

        (await story.Rowan.Types(story.Crew, "whatif", "off", "Gorse, bi").ChoicesAsync())[0].Value.ShouldBe("Gorse, Birch");
    }

    [Theory]
    [InlineData("initials", "SJE")]
    [InlineData("roles", null)]
    [InlineData("none", null)]
    public async Task People_are_offered_as_the_chat_calls_them(string style, string? shown)
    {
        await using var story = await DiscordStory.BeginAsync(story => story.Bot.Set("Chat:Admins:0", $"discord:{story.Rowan.Id}"));
        await story.Rowan.Slash(story.Crew, "names", ("style", style)).ReplyAsync();

        var offered = (await story.Guild.Member("Ash").Types(story.Crew, "crew", "name", "").ChoicesAsync())
            .Select(choice => $"{choice.Name} {choice.Value}")
            .ToList();

        offered.ShouldAllBe(name => !name.Contains("Elm") && !name.Contains("ELM"));
        if (shown is null)
            offered.ShouldBeEmpty();
        else
            offered.ShouldContain($"{shown} {shown}");
    }

    [Fact]
    public async Task Who_gets_a_role_is_picked_from_the_people_of_the_server()
    {
        await using var story = await DiscordStory.BeginAsync(story => story.Bot.Set("Chat:Admins:0", $"discord:{story.Rowan.Id}"));
        var ash = story.Guild.Member("Ash");
        story.Guild.Everyone.Permissions |= Permissions.ManageGuild;

        var reply = await story.Rowan.Slash(story.Crew, "role", ("who", ash), ("role", "officer")).ReplyAsync();

        reply.Text.ShouldContain("is now officer");
        (await story.Rowan.Slash(story.Crew, "role").ReplyAsync()).Text.ShouldContain($"discord:{ash.Id}");
    }

    [Fact]
    public async Task The_menu_of_a_person_says_whether_they_are_on_to_the_asker_alone()
    {
        await using var story = await LinkedAsync();

        var reply = await story.Guild.Member("Ash").Picks(story.Crew, "Is on?", story.Rowan).ReplyAsync();

        reply.Text.ShouldContain("Gorse – on");
        reply.Ephemeral.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_somebody_who_is_not_linked_the_menu_says_how_that_is_done()
    {
        await using var story = await LinkedAsync();
        var ash = story.Guild.Member("Ash");

        var reply = await story.Rowan.Picks(story.Crew, "Is on?", ash).ReplyAsync();

        reply.Text.ShouldContain("I don't know which crew member that is: they can send /link and their name.");
    }

    [Fact]
    public async Task The_menu_of_a_person_keeps_the_names_and_the_door_of_the_chat()
    {
        await using var story = await LinkedAsync();
        var ash = story.Guild.Member("Ash");
        var elsewhere = story.Guild.Channel("elsewhere");

        (await ash.Picks(elsewhere, "Is on?", story.Rowan).ReplyAsync()).Text.ShouldContain("isn't approved yet");
        await story.Rowan.Slash(story.Crew, "names", ("style", "roles")).ReplyAsync();
        var hidden = await ash.Picks(story.Crew, "Is on?", story.Rowan).ReplyAsync();

        hidden.Text.ShouldContain("Names are not shown in this chat");
        hidden.Text.ShouldNotContain("Gorse");
    }

    [Fact]
    public async Task Of_somebody_who_left_the_rota_the_menu_does_not_say_the_name_where_initials_are_shown()
    {
        await using var story = await LinkedAsync();
        var ash = story.Guild.Member("Ash");
        var people = story.Part<People>();
        var left = people.Claim($"discord:{ash.Id}", "Ash", "ZEBRA, QX", "K41");
        people.Approve(left.Id, left.CodeOfClaim()!, $"discord:{story.Rowan.Id}", asAdministrator: true).ShouldBe(LinkOutcome.Linked);
        await story.Rowan.Slash(story.Crew, "names", ("style", "initials")).ReplyAsync();

        var reply = await story.Rowan.Picks(story.Crew, "Is on?", ash).ReplyAsync();

        reply.Text.ShouldContain("I don't know which crew member that is");
        reply.Text.ShouldNotContain("zebra", Case.Insensitive);
    }

    [Theory]
    [InlineData("gale damage")]
    [InlineData("tomorrow's drill")]
    [InlineData("4h of pumping")]
    [InlineData("P1 in the workshop")]
    public async Task A_mutes_reason_is_asked_for_in_a_form_and_takes_the_place_of_the_answer(string reason)
    {
        await using var story = await DiscordStory.BeginAsync();
        var ash = story.Guild.Member("Ash");
        var muted = await ash.Slash(story.Crew, "mute", ("for", "2h"), ("pump", "K41P1")).ReplyAsync();

        var pressed = ash.Presses(muted, "Say why");
        ((string)(await pressed.FormAsync())["title"]!).ShouldBe("Say why");
        await ash.Fills(pressed, reason).ReplyAsync();

        muted.Text.ShouldContain($"Muted until 16:18 by Ash: K41P1 shortages ({reason})");
        muted.Buttons.Select(button => button.Label).ShouldBe(["Unmute"]);
        story.Answers.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_reason_for_a_mute_that_is_over_mutes_nothing()
    {
        await using var story = await DiscordStory.BeginAsync();
        var ash = story.Guild.Member("Ash");
        var muted = await ash.Slash(story.Crew, "mute", ("for", "2h")).ReplyAsync();
        var pressed = ash.Presses(muted, "Say why");
        await pressed.FormAsync();
        await story.Rowan.Slash(story.Crew, "unmute").ReplyAsync();

        await ash.Fills(pressed, "P1 in the workshop").ReplyAsync();

        (await story.Rowan.Slash(story.Crew, "mutes").ReplyAsync()).Text.ShouldNotContain("workshop");
    }

    [Fact]
    public async Task A_form_that_comes_back_where_nobody_let_the_bot_in_does_nothing()
    {
        await using var story = await DiscordStory.BeginAsync(story => story.Bot.Set("Chat:Admins:0", $"discord:{story.Rowan.Id}"));
        var ash = story.Guild.Member("Ash");
        var muted = await ash.Slash(story.Crew, "mute", ("for", "2h")).ReplyAsync();
        var pressed = ash.Presses(muted, "Say why");
        await pressed.FormAsync();
        await story.Rowan.Slash(story.Crew, "ask", ("question", $"/refuse discord:{story.Crew.Id}")).ReplyAsync();

        await ash.Fills(pressed, "gale damage").AnsweredAsync();

        muted.Text.ShouldNotContain("gale damage");
    }

    [Fact]
    public async Task What_can_not_be_undone_is_red()
    {
        await using var story = await DiscordStory.BeginAsync();

        var reply = await story.Rowan.Slash(story.Crew, "forgetme").ReplyAsync();

        reply.Buttons.Single(button => button.Label == "Yes, forget me").Style.ShouldBe(Red);
        reply.Buttons.Single(button => button.Label == "What is it?").Style.ShouldNotBe(Red);
        (await story.Rowan.Presses(reply, "Yes, forget me").ReplyAsync()).Text.ShouldContain("✔ Forgotten.");
    }

    [Fact]
    public async Task Help_speaks_of_what_there_is_on_Discord()
    {
        await using var story = await DiscordStory.BeginAsync();

        var help = await story.Rowan.Slash(story.Crew, "help").ReplyAsync();

        help.Text.ShouldContain("Ask with /ask in plain words");
        help.Text.ShouldContain("/ask");
        help.Text.Length.ShouldBeLessThanOrEqualTo(900);
    }

    private static async Task<DiscordStory> LinkedAsync()
    {
        var story = await DiscordStory.BeginAsync(story => story.Bot.Set("Chat:Admins:0", $"discord:{story.Rowan.Id}"));
        (await story.Rowan.Slash(story.Crew, "link", ("name", "Gorse")).ReplyAsync()).Text.ShouldContain("You're linked to Gorse");
        return story;
    }
}
