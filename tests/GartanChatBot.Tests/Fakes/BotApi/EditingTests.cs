namespace GartanChatBot.Tests.Fakes.BotApi;

public sealed class EditingTests : FakeTests
{
    [Fact]
    public async Task An_edit_keeps_what_was_said_before()
    {
        var message = await SentAsync("before", PlainClient.Buttons("Fix it", "fix"));
        await Bot.EditAsync(message, "after");

        message.Text.ShouldBe("after");
        message.Buttons.ShouldBeEmpty();
        message.Earlier.ShouldHaveSingleItem().Text.ShouldBe("before");
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_is_refused()
    {
        var message = await SentAsync("same", PlainClient.Buttons("Fix it", "fix"));

        ShouldBeRefused(
            await Bot.EditAsync(message, "same", PlainClient.Buttons("Fix it", "fix")), 400, "Bad Request: message is not modified: ");
        ((int)(await Bot.EditAsync(message, "same", PlainClient.Buttons("Fix it", "other"))).Status).ShouldBe(200);
    }

    [Fact]
    public async Task A_message_that_is_gone_cannot_be_edited()
    {
        var message = await SentAsync();
        await Bot.AskAsync("deleteMessage", new { chat_id = Birch.Id, message_id = message.Id });

        message.IsDeleted.ShouldBeTrue();
        ShouldBeRefused(await Bot.EditAsync(message, "after"), 400, "message to edit not found");
        ShouldBeRefused(
            await Bot.AskAsync("deleteMessage", new { chat_id = Birch.Id, message_id = message.Id }), 400, "message to delete not found");
    }

    [Fact]
    public async Task Words_of_somebody_else_cannot_be_edited() =>
        ShouldBeRefused(await Bot.EditAsync(Birch.Says("mine"), "ours"), 400, "message can't be edited");

    [Fact]
    public async Task Buttons_can_be_taken_away_alone()
    {
        var message = await SentAsync(markup: PlainClient.Buttons("Fix it", "fix"));
        await Bot.AskAsync("editMessageReplyMarkup", new { chat_id = Birch.Id, message_id = message.Id });

        message.Buttons.ShouldBeEmpty();
        message.Text.ShouldBe("Fernbrae is on the run");
        ShouldBeRefused(
            await Bot.AskAsync(
                "editMessageCaption",
                new
                {
                    chat_id = Birch.Id,
                    message_id = message.Id,
                    caption = "x",
                }),
            400,
            "there is no caption");
    }

    [Fact]
    public async Task An_edit_must_say_of_what() =>
        ShouldBeBlamed(await Bot.AskAsync("editMessageText", new { text = "x" }), "message identifier is not specified");

    [Fact]
    public async Task The_newest_pin_is_what_the_chat_shows()
    {
        var (older, newer) = (await SentAsync("older"), await SentAsync("newer"));
        await Bot.AskAsync("pinChatMessage", new { chat_id = Birch.Id, message_id = older.Id });
        await Bot.AskAsync("pinChatMessage", new { chat_id = Birch.Id, message_id = newer.Id, disable_notification = true });
        Birch.Chat.Pinned.ShouldBe(newer);
        (await Bot.AskAsync("getChat", new { chat_id = Birch.Id })).Result["pinned_message"]!["text"]!.GetValue<string>().ShouldBe("newer");

        await Bot.AskAsync("unpinChatMessage", new { chat_id = Birch.Id });
        Birch.Chat.Pinned.ShouldBe(older);
        await Bot.AskAsync("unpinAllChatMessages", new { chat_id = Birch.Id });
        older.IsPinned.ShouldBeFalse();
        ShouldBeRefused(
            await Bot.AskAsync("unpinChatMessage", new { chat_id = Birch.Id, message_id = older.Id }), 400, "message to unpin not found");
    }

    [Fact]
    public async Task Pinning_takes_a_right_and_a_message()
    {
        var crew = Fake.Group("Fernbrae crew");
        ShouldBeRefused(await Bot.AskAsync("pinChatMessage", new { chat_id = crew.Id, message_id = 1 }), 400, "message to pin not found");
        crew.BotMayPin = false;
        ShouldBeRefused(
            await Bot.AskAsync("pinChatMessage", new { chat_id = crew.Id, message_id = 1 }), 400,
            "not enough rights to manage pinned messages");
    }

    [Fact]
    public async Task A_reply_needs_the_message_it_replies_to()
    {
        var question = Birch.Says("/now");
        await Bot.AskAsync("sendMessage", new { chat_id = Birch.Id, text = "yes", reply_parameters = new { message_id = question.Id } });
        (await Fake.NextMessageAsync(Birch.Chat)).ReplyTo.ShouldBe(question);

        ShouldBeRefused(
            await Bot.AskAsync("sendMessage", new { chat_id = Birch.Id, text = "yes", reply_parameters = new { message_id = 9 } }),
            400,
            "message to be replied not found");
    }
}
