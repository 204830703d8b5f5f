using FakeBotApi;

namespace GartanChatBot.Tests.Fakes.BotApi;

public sealed class StoryTests : FakeTests
{
    [Fact]
    public async Task A_question_and_its_answer_make_a_story()
    {
        Birch.Says("/now please");
        var update = (await Bot.UpdatesAsync()).ShouldHaveSingleItem()!["message"]!;
        update["text"]!.GetValue<string>().ShouldBe("/now please");
        update["entities"]![0]!["type"]!.GetValue<string>().ShouldBe("bot_command");
        update["chat"]!["type"]!.GetValue<string>().ShouldBe("private");

        await Bot.SendAsync(Birch.Chat, "On the run <b>until 18:00</b> &amp; no longer", PlainClient.Buttons("Fix it", "fix"), "HTML");
        var answer = await Fake.NextMessageAsync(Birch.Chat);

        answer.Text.ShouldBe("On the run until 18:00 & no longer");
        answer.Marked("bold").ShouldBe(["until 18:00"]);
        answer.Buttons.ShouldBe(["Fix it"]);
    }

    [Fact]
    public async Task A_tap_is_answered_once_and_in_time()
    {
        var message = await SentAsync(markup: PlainClient.Buttons("Fix it", "fix"));
        var tap = Birch.Taps(message, "Fix it");
        var query = (await Bot.UpdatesAsync()).ShouldHaveSingleItem()!["callback_query"]!;
        query["data"]!.GetValue<string>().ShouldBe("fix");
        query["message"]!["message_id"]!.GetValue<int>().ShouldBe(message.Id);

        await Bot.AskAsync("answerCallbackQuery", new { callback_query_id = tap.Id, text = "One moment" });
        (await tap.AnsweredAsync()).ShouldBe(new("One moment", IsAlert: false));

        ShouldBeRefused(await Bot.AskAsync("answerCallbackQuery", new { callback_query_id = tap.Id }), 400, "query is too old");
    }

    [Fact]
    public async Task A_tap_gets_too_old_to_answer()
    {
        var tap = Birch.Taps(await SentAsync(markup: PlainClient.Buttons("Fix it", "fix")), "Fix it");
        Time.Advance(TimeSpan.FromSeconds(16));

        ShouldBeRefused(await Bot.AskAsync("answerCallbackQuery", new { callback_query_id = tap.Id }), 400, "query is too old");
    }

    [Fact]
    public async Task A_tap_below_a_deleted_message_only_names_it()
    {
        var message = await SentAsync(markup: PlainClient.Buttons("Fix it", "fix"));
        message.IsDeleted = true;
        Birch.Forges(message, "anything at all");

        var query = (await Bot.UpdatesAsync()).ShouldHaveSingleItem()!["callback_query"]!;
        query["message"]!["date"]!.GetValue<int>().ShouldBe(0);
        query["data"]!.GetValue<string>().ShouldBe("anything at all");
    }

    [Fact]
    public async Task An_answer_to_a_tap_holds_200_characters()
    {
        var tap = Birch.Taps(await SentAsync(markup: PlainClient.Buttons("Fix it", "fix")), "Fix it");

        ShouldBeBlamed(
            await Bot.AskAsync("answerCallbackQuery", new { callback_query_id = tap.Id, text = new string('x', 201) }), "MESSAGE_TOO_LONG");
    }

    [Fact]
    public async Task A_wait_in_vain_tells_what_did_happen()
    {
        Fake.Patience = TimeSpan.FromMilliseconds(50);
        await Bot.AskAsync("getMe");

        (await Should.ThrowAsync<TimeoutException>(() => Fake.NextMessageAsync(Birch.Chat))).Message.ShouldContain("getMe");
    }

    [Fact]
    public async Task A_violation_fails_the_test_at_its_end()
    {
        var fake = await FakeTelegram.StartAsync(Time, abandoned: TestContext.Current.CancellationToken);
        using (var bot = new PlainClient(fake))
            await bot.AskAsync("sendMessage", new { chat_id = 1, text = "Hello", colour = "red" });

        (await Record.ExceptionAsync(async () => await fake.DisposeAsync())).ShouldNotBeNull().Message.ShouldContain("colour");
    }
}
