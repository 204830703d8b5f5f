using FakeDiscord;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Tests.Chat.Discord;

/// <summary>Answers that take longer than Discord waits, and what goes wrong on the way.</summary>
public class SlowAnswerTests
{
    private static readonly Reply Public = Reply.Of(Tone.Good, "at last");
    private static readonly Reply Private = Reply.Of(Tone.Good, "between us") with { Private = true };
    private static readonly Reply Mistake = Reply.Refusal("not like that");

    [Fact]
    public async Task A_late_answer_takes_the_place_of_thinking()
    {
        var slow = new SlowCommand("slow", Public);
        await using var bot = await SmallBot.StartAsync(slow);

        var asked = bot.Rowan.Slash(bot.Crew, "slow");
        await bot.PassAsync(asked.AnsweredAsync());
        asked.FirstAnswer.ShouldBe(5);
        slow.Finish();

        var reply = await bot.PassAsync(asked.ReplyAsync());
        reply.Text.ShouldBe("# 🟢 at last");
        reply.Ephemeral.ShouldBeFalse();
        bot.Crew.Messages.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Thinking_does_not_stay_when_the_service_stops(bool deferred)
    {
        var slow = new SlowCommand("slow", Private);
        await using var bot = await SmallBot.StartAsync(slow);
        var asked = bot.Rowan.Slash(bot.Crew, "slow");
        if (deferred)
            await bot.PassAsync(asked.AnsweredAsync());
        else
            await slow.Asked;

        await bot.StopAsync();

        (await asked.ReplyAsync()).Text.ShouldContain("I'm restarting – please ask again in a minute.");
        bot.Crew.Messages.ShouldHaveSingleItem().IsLoading.ShouldBeFalse();
    }

    [Fact]
    public async Task A_late_private_answer_is_seen_by_the_asker_alone()
    {
        var slow = new SlowCommand("slow", Private);
        await using var bot = await SmallBot.StartAsync(slow);

        var asked = bot.Rowan.Slash(bot.Crew, "slow");
        await bot.PassAsync(asked.AnsweredAsync());
        slow.Finish();

        var answers = await bot.PassAsync(asked.AnswersAsync(2));
        answers[1].Ephemeral.ShouldBeTrue();
        answers[1].Text.ShouldBe("# 🟢 between us");
        await bot.PassAsync(bot.Discord.Changes.UntilAsync("the placeholder gone", () => bot.Crew.Messages.Count == 0));
        answers[0].Versions.ShouldAllBe(version => !version.ToJsonString().Contains("between us"));
    }

    [Fact]
    public async Task A_late_answer_to_a_button_replaces_its_card_and_a_mistake_does_not()
    {
        var slow = new SlowCommand("slow", Public);
        var wrong = new SlowCommand("wrong", Mistake);
        var card = new QuickCommand("card", _ =>
            Reply
                .Of(Tone.Plain, "card")
                .Buttons(
                    new ReplyButton("Slow", "/slow"), new ReplyButton("Wrong", "/wrong"),
                    new ReplyButton("Beside", "/slow") { KeepsMessage = true }));
        await using var bot = await SmallBot.StartAsync(slow, wrong, card);
        var message = await bot.PassAsync(bot.Rowan.Slash(bot.Crew, "card").ReplyAsync());

        bot.Time.Forget();
        var tappedWrong = bot.Rowan.Presses(message, "Wrong");
        await bot.PassAsync(tappedWrong.AnsweredAsync());
        tappedWrong.FirstAnswer.ShouldBe(6);
        wrong.Finish();
        (await bot.PassAsync(tappedWrong.ReplyAsync())).Ephemeral.ShouldBeTrue();
        message.Text.ShouldStartWith("# card");

        bot.Time.Forget();
        var beside = bot.Rowan.Presses(message, "Beside");
        await bot.PassAsync(beside.AnsweredAsync());
        beside.FirstAnswer.ShouldBe(5);
        bot.Time.Forget();
        var tapped = bot.Rowan.Presses(message, "Slow");
        await bot.PassAsync(tapped.AnsweredAsync());
        slow.Finish();
        await bot.PassAsync(beside.ReplyAsync());
        await bot.PassAsync(tapped.ReplyAsync());

        message.Text.ShouldBe("# 🟢 at last");
        bot.Crew.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task After_a_quarter_of_an_hour_nothing_can_be_answered_and_nothing_else_suffers()
    {
        var slow = new SlowCommand("slow", Public);
        await using var bot = await SmallBot.StartAsync(slow, new QuickCommand("quick", _ => Public));
        var asked = bot.Rowan.Slash(bot.Crew, "slow");
        await bot.PassAsync(asked.AnsweredAsync());

        // Should so much time pass before the bot has heard of its own "later", it may say it again.
        asked.AnswerWentAstray = true;
        bot.Time.Advance(TimeSpan.FromMinutes(16));
        slow.Finish();
        bot.Time.Forget();
        await bot.PassAsync(bot.Rowan.Slash(bot.Crew, "quick").ReplyAsync());
        asked.Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_button_asks_as_whoever_taps_it()
    {
        var card = new QuickCommand("card", _ =>
            Reply.Of(Tone.Plain, "card").Buttons(new ReplyButton("Stop", "/stop"), new ReplyButton("Made up", "/nothing of ours")));
        await using var bot = await SmallBot.StartAsync(card, new QuickCommand("stop", _ => Public) { ForAdmins = true });
        var message = await bot.PassAsync(bot.Rowan.Slash(bot.Crew, "card").ReplyAsync());

        var refused = await bot.PassAsync(bot.Rowan.Presses(message, "Stop").ReplyAsync());
        var unknown = await bot.PassAsync(bot.Rowan.Presses(message, "Made up").ReplyAsync());

        refused.Ephemeral.ShouldBeTrue();
        refused.Text.ShouldContain("is for administrators");
        unknown.Ephemeral.ShouldBeTrue();
        message.Edits.ShouldBe(0);
    }

    [Fact]
    public async Task Long_lists_are_chosen_from_a_menu()
    {
        var list = new QuickCommand("list", _ =>
            Reply.Of(Tone.Plain, "which?").Buttons(Enumerable.Range(0, 9).Select(i => new ReplyButton($"Number {i}", $"/pick {i}"))));
        var pick = new QuickCommand("pick", request => Reply.Of(Tone.Good, $"took {request["which"]}"))
        {
            Parameters = [new("which", "which one") { Required = true }],
        };
        await using var bot = await SmallBot.StartAsync(list, pick);
        var message = await bot.PassAsync(bot.Rowan.Slash(bot.Crew, "list").ReplyAsync());

        await bot.PassAsync(bot.Rowan.Chooses(message, "Number 7").ReplyAsync());

        message.Text.ShouldBe("# 🟢 took 7");
    }

    [Theory]
    [InlineData("POST /interactions/*/*/callback", "user")]
    [InlineData("POST /interactions/*/*/callback", "global")]
    public async Task Turned_away_for_a_moment_the_answer_still_comes(string route, string scope)
    {
        await using var bot = await SmallBot.StartAsync(new QuickCommand("quick", _ => Public));
        // The last that is asked at the start: a call under way can't know that Discord has just had enough.
        await bot.PassAsync(bot.Discord.RequestAsync(call => call.Named == "GET /users/@me/guilds"));
        bot.Discord.When(route).TooMany(scope, TimeSpan.FromSeconds(0.7));

        (await bot.PassAsync(bot.Rowan.Slash(bot.Crew, "quick").ReplyAsync())).Text.ShouldBe("# 🟢 at last");
    }

    [Fact]
    public async Task A_server_that_stumbles_is_asked_again_in_time()
    {
        await using var bot = await SmallBot.StartAsync(new QuickCommand("quick", _ => Public));
        bot.Discord.When("POST /interactions/*/*/callback", times: 2).Fails(502);

        (await bot.PassAsync(bot.Rowan.Slash(bot.Crew, "quick").ReplyAsync())).Text.ShouldBe("# 🟢 at last");
    }

    [Theory]
    [InlineData(GatewayPhase.Connected)]
    [InlineData(GatewayPhase.Greeted)]
    [InlineData(GatewayPhase.Identifying)]
    [InlineData(GatewayPhase.Ready)]
    [InlineData(GatewayPhase.Resuming)]
    [InlineData(GatewayPhase.Resumed)]
    public async Task A_line_that_breaks_at_any_moment_is_mended(object phase)
    {
        await using var bot = await SmallBot.StartAsync(new QuickCommand("quick", _ => Public));
        var at = (GatewayPhase)phase;
        await bot.PassAsync(bot.Rowan.Slash(bot.Crew, "quick").ReplyAsync());
        var sessions = bot.Discord.Gateway.Readies + bot.Discord.Gateway.Resumed;
        bot.Discord.Gateway.Next(at, connection => connection.Cut());
        if (at is GatewayPhase.Identifying or GatewayPhase.Ready)
            bot.Discord.Gateway.ForgetSessions();

        // One that is cut off counts too when it had come so far.
        var more = at is GatewayPhase.Connected or GatewayPhase.Greeted ? 1 : 2;
        bot.Discord.Gateway.Cut();
        await bot.PassAsync(
            bot.Discord.Changes.UntilAsync("a session", () => bot.Discord.Gateway.Readies + bot.Discord.Gateway.Resumed >= sessions + more)
        );

        bot.Time.Forget();
        (await bot.PassAsync(bot.Rowan.Slash(bot.Crew, "quick").ReplyAsync())).Text.ShouldBe("# 🟢 at last");
    }

    [Fact]
    public async Task What_was_asked_while_the_line_was_broken_is_answered_when_still_fresh()
    {
        await using var bot = await SmallBot.StartAsync(new QuickCommand("quick", _ => Public));
        await bot.PassAsync(bot.Rowan.Slash(bot.Crew, "quick").ReplyAsync());
        bot.Time.Forget();
        bot.Discord.Gateway.Cut();

        var asked = bot.Rowan.Slash(bot.Crew, "quick");

        (await bot.PassAsync(asked.ReplyAsync())).Text.ShouldBe("# 🟢 at last");
        bot.Discord.Gateway.Identifies.Count.ShouldBe(1, "a session is gone on with");
    }
}
