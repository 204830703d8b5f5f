using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Telemetry;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using NodaTime;

namespace GartanChatBot.Tests.Chat.Discord;

/// <summary>The whole bot in a Discord server: what people ask, press and read.</summary>
public class ConversationTests
{
    [Fact]
    public async Task Every_command_of_the_menu_is_registered_everywhere_and_only_once()
    {
        await using var story = await DiscordStory.BeginAsync();
        var names = story
            .Part<IEnumerable<IChatCommand>>()
            .Where(command => command.Section is not MenuSection.Hidden)
            .Select(command => command.Name)
            .Append("Is on?")
            .ToList();

        story.Discord.Commands.Names().ShouldBe(names, ignoreOrder: true);
        var pump = story.Discord.Commands.In().Single(command => (string)command["name"]! == "pump");
        pump["name_localizations"].ShouldBeNull("the answers are in English");
        pump["description_localizations"].ShouldBeNull("the answers are in English");
        (
            (string?)story.Discord.Commands.In().Single(command => (string)command["name"]! == "resume")["default_member_permissions"]
        ).ShouldBe("32");

        await story.StopAsync();
        story.Bot.Time.Advance(TimeSpan.FromMinutes(1));
        await story.StartAsync();
        await story.Rowan.Slash(story.Crew, "pump").ReplyAsync();
        await story.Discord.RequestAsync(call => call.Named == "GET /applications/{application}/commands");
        story.Discord.Requests.Count(call => call.Method == "PUT").ShouldBe(1, "nothing has changed");
    }

    [Fact]
    public async Task Where_servers_are_listed_the_commands_are_theirs_and_others_get_no_answer()
    {
        await using var story = await DiscordStory.BeginAsync(story =>
        {
            story.Bot.Set("Discord:Guilds:0", story.Guild.Id);
            story.RegistersIn(story.Guild);
        });

        story.Discord.Commands.Names().ShouldBeEmpty();
        story.Discord.Commands.Names(story.Guild).ShouldContain("pump");
        (await story.Rowan.Slash(story.Crew, "pump").ReplyAsync()).Text.ShouldContain("on the run");
    }

    [Theory]
    [InlineData("now", "K41P1 on the run")]
    [InlineData("pump", "Yes – K41P1 is on the run until 16:00")]
    [InlineData("why", "crew 4 of 4")]
    [InlineData("until", "16:00")]
    [InlineData("dependson", "relies on 4 people")]
    [InlineData("next", "16:00–17:00")]
    [InlineData("timeline", "░")]
    [InlineData("week", "Tue")]
    [InlineData("fix", "Elm stays 1 h longer")]
    [InlineData("status", "Gartan")]
    [InlineData("help", "/pump")]
    public async Task A_question_without_words_is_answered(string command, string says)
    {
        await using var story = await DiscordStory.BeginAsync();

        var reply = await story.Rowan.Slash(story.Crew, command).ReplyAsync();

        reply.Text.ShouldContain(says);
        reply.Ephemeral.ShouldBeFalse();
        reply.Pinged.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_comes_in_and_what_goes_out_is_measured()
    {
        await using var story = await DiscordStory.BeginAsync();

        await story.Rowan.Slash(story.Crew, "now").ReplyAsync();

        var metrics = story.Part<BotMetrics>();
        metrics
            .Families.SelectMany(family => family.All)
            .Single(operation => operation.Name == "delivery discord call")
            .Look()
            .Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Questions_with_words_take_them_from_their_options()
    {
        await using var story = await DiscordStory.BeginAsync();

        (await story.Rowan.Slash(story.Crew, "crew", ("name", "Cedar")).ReplyAsync()).Text.ShouldContain("Cedar – off, back 17:00");
        (await story.Rowan.Slash(story.Crew, "skill", ("skill", "driver")).ReplyAsync()).Text.ShouldContain("Elm");
        (await story.Rowan.Slash(story.Crew, "now", ("when", "Sat 09:00")).ReplyAsync()).Text.ShouldContain("Sat 13 June 09:00");
        (await story.Rowan.Slash(story.Crew, "pump", ("pump", "K41P1")).ReplyAsync()).Text.ShouldContain("K41P1");
        var whatIf = await story.Rowan.Slash(story.Crew, "whatif", ("off", "Gorse"), ("when", "18-23"), ("pump", "K41P1")).ReplyAsync();
        whatIf.Text.ShouldContain("22:00–23:00");
        whatIf.Ephemeral.ShouldBeTrue("a what-if is for the asker's eyes only");
        story.Answers.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Plain_words_are_asked_by_a_command()
    {
        await using var story = await DiscordStory.BeginAsync();

        var whoIsOn = await story.Rowan.Slash(story.Crew, "ask", ("question", "who's on Sat at 9am?")).ReplyAsync();
        whoIsOn.Text.ShouldBe((await story.Rowan.Slash(story.Crew, "now", ("when", "Sat 09:00")).ReplyAsync()).Text);
        var whatIf = await story.Rowan.Slash(story.Crew, "ask", ("question", "what if gorse books off tonight 6-11")).ReplyAsync();
        whatIf.Text.ShouldContain("22:00–23:00");
        whatIf.Ephemeral.ShouldBeTrue("a what-if is for the asker's eyes only");
        (await story.Rowan.Slash(story.Crew, "ask", ("question", "is the moon full")).ReplyAsync()).Text.ShouldContain(
            "I don't understand \"moon\".");
    }

    [Fact]
    public async Task Buttons_replace_the_card_that_carries_them_and_still_work_after_a_restart()
    {
        await using var story = await DiscordStory.BeginAsync();
        var card = await story.Rowan.Slash(story.Crew, "now").ReplyAsync();

        await story.Rowan.Presses(card, "Refresh").ReplyAsync();
        card.Text.ShouldContain("on the run");
        story.Answers.Count.ShouldBe(1);

        await story.StopAsync();
        story.Bot.Time.Advance(TimeSpan.FromMinutes(1));
        await story.StartAsync();
        await story.Rowan.Presses(card, "Until when").ReplyAsync();
        card.Text.ShouldContain("16:00");
        story.Answers.Count.ShouldBe(1);
        card.Edits.ShouldBe(2);
    }

    [Fact]
    public async Task What_somebody_gets_wrong_is_told_to_them_alone_and_takes_no_cards_place()
    {
        await using var story = await DiscordStory.BeginAsync();

        var reply = await story.Rowan.Slash(story.Crew, "crew", ("name", "Cedr")).ReplyAsync();

        reply.Ephemeral.ShouldBeTrue();
        reply.Text.ShouldContain("I don't know anyone called Cedr here");
        story.Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_one_types_names_pumps_skills_and_times_are_offered()
    {
        await using var story = await DiscordStory.BeginAsync();

        (await story.Rowan.Types(story.Crew, "crew", "name", "ce").ChoicesAsync()).ShouldBe([("Cedar", "Cedar")]);
        (await story.Rowan.Types(story.Crew, "crew", "name", "").ChoicesAsync()).Count.ShouldBeInRange(8, 25);
        (await story.Rowan.Types(story.Crew, "pump", "pump", "k4").ChoicesAsync()).ShouldBe([("K41P1", "K41P1")]);
        (await story.Rowan.Types(story.Crew, "skill", "skill", "dr").ChoicesAsync()).ShouldBe([("driver", "driver")]);
        (await story.Rowan.Types(story.Crew, "now", "when", "Fri 19:00").ChoicesAsync())[0].Value.ShouldBe("Fri 19:00");
        (await story.Rowan.Types(story.Crew, "now", "when", "").ChoicesAsync()).Select(choice => choice.Value).ShouldContain("tonight");
    }

    [Fact]
    public async Task A_channel_that_was_not_let_in_learns_nothing()
    {
        await using var story = await DiscordStory.BeginAsync();
        var elsewhere = story.Guild.Channel("elsewhere");

        var reply = await story.Rowan.Slash(elsewhere, "now").ReplyAsync();
        var again = await story.Rowan.Slash(elsewhere, "now").ReplyAsync();

        reply.Text.ShouldContain("isn't approved yet");
        reply.Ephemeral.ShouldBeTrue();
        again.Text.ShouldBe("# I have nothing to say here just now.");
        again.Ephemeral.ShouldBeTrue();
        (await story.Rowan.Types(elsewhere, "crew", "name", "").ChoicesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_interaction_twice_is_answered_once()
    {
        await using var story = await DiscordStory.BeginAsync();
        var asked = story.Rowan.Slash(story.Crew, "pump");
        await asked.ReplyAsync();

        story.Discord.Deliver(asked);
        await story.Rowan.Slash(story.Crew, "now").ReplyAsync();

        asked.Answers.Count.ShouldBe(1);
        story.Answers.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_answer_that_was_taken_but_not_confirmed_is_there_once()
    {
        await using var story = await DiscordStory.BeginAsync();
        story.Discord.When("POST /interactions/*/*/callback").IsTakenButCut();

        var reply = await story.Rowan.Slash(story.Crew, "pump").ReplyAsync();
        story.Bot.Time.Advance(TimeSpan.FromSeconds(1));
        await story.Rowan.Slash(story.Crew, "now").ReplyAsync();

        reply.Text.ShouldContain("K41P1");
        story.Answers.Count.ShouldBe(2);
    }

    [Fact]
    public async Task News_comes_to_the_channel_and_its_message_follows_the_rota()
    {
        await using var story = await DiscordStory.PrepareAsync(site: new() { Rota = RotaStyle.Blank });
        await story.StartAsync();
        var (six, seven) = (new LocalDateTime(2026, 6, 9, 18, 0), new LocalDateTime(2026, 6, 9, 19, 0));
        await story.MinutesUntilAsync(Task.Delay(TimeSpan.FromMinutes(5), story.Bot.Time).ContinueWith(_ => true, TaskScheduler.Default));
        foreach (var driver in (string[])["ALDER, TM", "CEDAR, ML", "ELM, SJ"])
            story.Bot.Site.Rota.Book("K41", driver, six, seven);

        var news = await story.MinutesUntilAsync(
            story.Crew.MessageAsync(message => message.Text.Contains("will be off the run today 18:00–19:00")));

        news.Embeds.ShouldHaveSingleItem();
        ((int)news.Embeds[0]["color"]!).ShouldBe(0xC0392B);
        news.Pinged.ShouldBeEmpty();

        story.Bot.Site.Rota.BookOn("K41", "ELM, SJ", six, seven);
        var covered = await story.MinutesUntilAsync(story.Crew.MessageAsync(message => message.RepliesTo == news.Id));
        var followed = await story.MinutesUntilAsync(
            story.Crew.MessageAsync(message => message.Id == news.Id && message.Text.Contains("on the run throughout")));

        covered.Text.ShouldContain("covered: today 18:00–19:00");
        followed.ShouldBeSameAs(news);
        story.Crew.Messages.Count(message => message.Text.Contains("18:00–19:00")).ShouldBe(2);
    }

    [Fact]
    public async Task A_bad_token_is_said_once_and_the_rest_goes_on()
    {
        await using var story = await DiscordStory.PrepareAsync(story => story.Bot.Set("Discord:Token", "kilo.lima.mike"));
        await using var service = await story.Bot.StartServiceAsync();
        await story.Discord.RequestAsync(call => call.Answer!.Status == 401);

        // The refusal was sent; the bot may not have read it yet.
        var checks = await ChecksAsync(service);
        for (var asked = 1; asked < 1000 && checks.Contains("Discord: not connected yet."); asked++)
            checks = await ChecksAsync(service);

        checks.ShouldContain(
            "Discord: the token was refused (401). Reset the token in the developer portal, set DISCORD__TOKEN and start again.");
        story.Discord.Requests.Count.ShouldBe(1);
    }

    private static async Task<List<string>> ChecksAsync(RunningBot service) =>
    [
        .. (await service.GetAsync("/health/ready"))
            .GetProperty("checks")
            .EnumerateArray()
            .Select(check => check.GetProperty("description").GetString()!),
    ];
}
