using System.Text.Json.Nodes;

namespace GartanChatBot.Tests.Fakes.BotApi;

public sealed class ChatTests : FakeTests
{
    private async Task<JsonObject> NewestAsync() => (await Bot.UpdatesAsync(new { offset = -1 })).ShouldHaveSingleItem()!.AsObject();

    [Fact]
    public async Task Nobody_is_written_to_who_never_started()
    {
        ShouldBeRefused(await Bot.SendAsync(Birch.Chat, "Hello"), 403, "Forbidden: bot can't initiate conversation with a user");
        Birch.Starts();
        ((int)(await Bot.SendAsync(Birch.Chat, "Hello")).Status).ShouldBe(200);
        ShouldBeRefused(await Bot.AskAsync("sendMessage", new { chat_id = 42, text = "Hello" }), 400, "Bad Request: chat not found");
    }

    [Fact]
    public async Task A_block_is_told_and_then_met()
    {
        Birch.Starts();
        Birch.Blocks();
        var change = (await NewestAsync())["my_chat_member"]!;
        change["new_chat_member"]!["status"]!.GetValue<string>().ShouldBe("kicked");
        change["chat"]!["id"]!.GetValue<long>().ShouldBe(Birch.Id);
        ShouldBeRefused(await Bot.SendAsync(Birch.Chat, "Hello"), 403, "Forbidden: bot was blocked by the user");

        Birch.Unblocks();
        ((int)(await Bot.SendAsync(Birch.Chat, "Hello")).Status).ShouldBe(200);
        Birch.Deactivates();
        ShouldBeRefused(await Bot.SendAsync(Birch.Chat, "Hello"), 403, "Forbidden: user is deactivated");
    }

    [Fact]
    public async Task In_a_group_the_bot_is_added_and_kicked()
    {
        var crew = Fake.Group("Fernbrae crew", withBot: false);
        ShouldBeRefused(await Bot.SendAsync(crew, "Hello"), 403, "bot is not a member of the group chat");
        Birch.In(crew).Says("/now").ReachedTheBot.ShouldBeFalse();

        Birch.AddsTheBotTo(crew);
        var updates = await Bot.UpdatesAsync();
        updates[0]!["my_chat_member"]!["new_chat_member"]!["status"]!.GetValue<string>().ShouldBe("member");
        updates[1]!["message"]!["new_chat_members"]![0]!["id"]!.GetValue<long>().ShouldBe(Fake.Bot.Id);
        ((int)(await Bot.SendAsync(crew, "Hello")).Status).ShouldBe(200);

        Birch.RemovesTheBotFrom(crew);
        ShouldBeRefused(await Bot.SendAsync(crew, "Hello"), 403, "Forbidden: bot was kicked from the group chat");
    }

    [Fact]
    public async Task A_group_can_be_deleted_or_silenced()
    {
        var crew = Fake.Supergroup("Fernbrae crew");
        crew.BotMayWrite = false;
        ShouldBeRefused(await Bot.SendAsync(crew, "Hello"), 400, "not enough rights to send text messages");
        crew.IsDeletedByItsOwner();
        ShouldBeRefused(await Bot.SendAsync(crew, "Hello"), 403, "Forbidden: the group chat was deleted");
    }

    [Theory]
    [InlineData("/now", true)]
    [InlineData("/now@FernbraeCrewBot all", true)]
    [InlineData("/now@SomebodyElseBot", false)]
    [InlineData("hello @FernbraeCrewBot", true)]
    [InlineData("hello @SomebodyElseBot", false)]
    [InlineData("just talking", false)]
    [InlineData("and/or", false)]
    public void The_privacy_mode_keeps_talk_from_the_bot(string text, bool reaches)
    {
        var said = Birch.In(Fake.Group("Fernbrae crew")).Says(text);

        said.ReachedTheBot.ShouldBe(reaches);
        Fake.Updates.Pending.Count.ShouldBe(reaches ? 1 : 0);
    }

    [Fact]
    public async Task A_reply_to_the_bot_reaches_it()
    {
        var crew = Fake.Group("Fernbrae crew");
        await Bot.SendAsync(crew, "Fernbrae is on the run");
        Birch.In(crew).Replies(await Fake.NextMessageAsync(crew), "for how long?").ReachedTheBot.ShouldBeTrue();

        (await NewestAsync())["message"]!["reply_to_message"]!["from"]!["is_bot"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public void An_administrator_bot_hears_all()
    {
        var crew = Fake.Group("Fernbrae crew");
        crew.BotStatus = "administrator";
        Birch.In(crew).Says("just talking").ReachedTheBot.ShouldBeTrue();
    }

    [Fact]
    public async Task Private_chats_and_groups_share_their_message_ids_and_supergroups_do_not()
    {
        var (crew, supergroup) = (Fake.Group("Fernbrae crew"), Fake.Supergroup("Fernbrae"));
        var first = Birch.Says("one").Id;
        Birch.In(crew).Says("/two").Id.ShouldBe(first + 1);
        await Bot.SendAsync(crew, "three");
        (await Fake.NextMessageAsync(crew)).Id.ShouldBe(first + 2);
        Birch.In(supergroup).Says("/one").Id.ShouldBe(1);
    }

    [Fact]
    public async Task A_group_becomes_a_supergroup()
    {
        var crew = Fake.Group("Fernbrae crew").Has(Birch);
        var moved = crew.BecomesSupergroup();
        moved.Id.ShouldBeLessThan(-1_000_000_000_000);

        var updates = await Bot.UpdatesAsync();
        updates[0]!["message"]!["migrate_to_chat_id"]!.GetValue<long>().ShouldBe(moved.Id);
        updates[1]!["message"]!["migrate_from_chat_id"]!.GetValue<long>().ShouldBe(crew.Id);
        updates[1]!["message"]!["chat"]!["id"]!.GetValue<long>().ShouldBe(moved.Id);

        var refused = await Bot.SendAsync(crew, "Hello");
        ShouldBeRefused(refused, 400, "Bad Request: group chat was upgraded to a supergroup chat");
        refused.Parameters["migrate_to_chat_id"]!.GetValue<long>().ShouldBe(moved.Id);
        ((int)(await Bot.SendAsync(moved, "Hello")).Status).ShouldBe(200);
    }

    [Fact]
    public async Task A_topic_is_answered_in_the_topic()
    {
        var forum = Fake.Forum("Fernbrae");
        var topic = forum.Topic("Alerts");
        Birch.In(topic).Says("/now");
        var message = (await NewestAsync())["message"]!;
        message["message_thread_id"]!.GetValue<int>().ShouldBe(topic.Id);
        message["is_topic_message"]!.GetValue<bool>().ShouldBeTrue();
        message["chat"]!["is_forum"]!.GetValue<bool>().ShouldBeTrue();

        await Bot.AskAsync("sendMessage", new { chat_id = forum.Id, message_thread_id = topic.Id, text = "yes" });
        topic.FromBot.ShouldHaveSingleItem().Text.ShouldBe("yes");

        topic.IsClosed = true;
        ShouldBeRefused(
            await Bot.AskAsync(
                "sendMessage",
                new
                {
                    chat_id = forum.Id,
                    message_thread_id = topic.Id,
                    text = "yes",
                }),
            400,
            "TOPIC_CLOSED");
        topic.IsDeleted = true;
        ShouldBeRefused(
            await Bot.AskAsync(
                "sendMessage",
                new
                {
                    chat_id = forum.Id,
                    message_thread_id = topic.Id,
                    text = "yes",
                }),
            400,
            "message thread not found");
    }

    [Fact]
    public async Task Members_are_told_by_their_status()
    {
        var crew = Fake.Group("Fernbrae crew").Has(Birch, "creator");
        (await Bot.AskAsync("getChatMember", new { chat_id = crew.Id, user_id = Birch.Id })).Result["status"]!
            .GetValue<string>()
            .ShouldBe("creator");
        (await Bot.AskAsync("getChatMember", new { chat_id = crew.Id, user_id = Fake.Bot.Id })).Result["status"]!
            .GetValue<string>()
            .ShouldBe("member");
        (await Bot.AskAsync("getChatMember", new { chat_id = crew.Id, user_id = Fake.User("Rowan").Id })).Result["status"]!
            .GetValue<string>()
            .ShouldBe("left");
    }

    [Fact]
    public async Task A_chat_action_is_one_that_Telegram_knows()
    {
        var crew = Fake.Group("Fernbrae crew");
        ((int)(await Bot.AskAsync("sendChatAction", new { chat_id = crew.Id, action = "typing" })).Status).ShouldBe(200);
        ShouldBeBlamed(await Bot.AskAsync("sendChatAction", new { chat_id = crew.Id, action = "dancing" }), "wrong parameter action");
    }

    [Fact]
    public async Task The_bot_can_leave()
    {
        var crew = Fake.Group("Fernbrae crew");
        await Bot.AskAsync("leaveChat", new { chat_id = crew.Id });
        ShouldBeRefused(await Bot.SendAsync(crew, "Hello"), 403, "bot is not a member of the group chat");
    }
}
