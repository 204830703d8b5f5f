using System.Globalization;
using FakeBotApi;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Telegram;
using GartanChatBot.Chat.Telegram.Sending;
using GartanChatBot.Tests.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>Speaking unasked: what the outbox may ask of Telegram, and what it is told when that fails.</summary>
public class TelegramPlatformTests
{
    private static readonly Reply Alert = Reply.Of(Tone.Bad, "K41P1 off the run today 16:00–17:00")
        .Paragraph("No driver · starts in 1 h 40 m")
        .Buttons(new ReplyButton("Seen", "/seen 7") { KeepsMessage = true });

    private static readonly SendOptions Posting = new() { Key = "gap-7-announce" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_sent_edited_and_pinned()
    {
        await using var bot = await TelegramBot.StartAsync(prepared => prepared.LiftLimits());
        var crew = bot.Telegram.Group("Fernbrae crew");
        var (platform, there) = (PlatformOf(bot), TelegramTarget.Of(crew.Id));

        var id = await platform.SendAsync(there, Alert, Posting with { Silent = true }, Token);
        await platform.EditAsync(there, id, Alert, Token);
        await platform.EditAsync(there, id, Alert.Paragraph("Seen by Birch 14:23"), Token);
        await platform.PinAsync(there, id, Token);
        await platform.SendAsync(there, Reply.Of(Tone.Good, "Covered"), Posting with { ReplyTo = id }, Token);

        var (first, second) = (crew.FromBot[0], crew.FromBot[1]);
        first.IsSilent.ShouldBeTrue();
        (first.Edits, first.IsPinned).ShouldBe((1, true));
        first.Text.ShouldEndWith("Seen by Birch 14:23");
        (second.IsSilent, second.ReplyTo).ShouldBe((false, first));
        bot.Telegram.Calls.Single(call => call.Method == "pinChatMessage").Flag("disable_notification").ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_in_doubt_is_found_when_it_is_there_and_only_then()
    {
        await using var bot = await TelegramBot.StartAsync(prepared => prepared.LiftLimits());
        var crew = bot.Telegram.Supergroup("Fernbrae crew");
        var (platform, there) = (PlatformOf(bot), TelegramTarget.Of(crew.Id));
        await platform.SendAsync(there, Reply.Of(Tone.Plain, "earlier"), Posting, Token);
        var bookmark = platform.Bookmark(there);

        (await platform.FindAsync(there, Alert, Posting, bookmark, Token)).ShouldBeNull();
        for (var noise = 0; noise < 3; noise++)
            bot.Birch.In(crew).Says("chatter that the bot does not hear");
        bot.Telegram.Faults.Next("sendMessage", Fault.CutAfter);
        await Should.ThrowAsync<OutcomeUnknownException>(() => platform.SendAsync(there, Alert, Posting, Token));
        var other = await platform.SendAsync(there, Reply.Of(Tone.Plain, "another answer meanwhile"), Posting, Token);
        var found = await platform.FindAsync(there, Alert, Posting, bookmark, Token);

        found.ShouldBe(crew.FromBot[1].Id.ToString(CultureInfo.InvariantCulture));
        crew.FromBot.Select(message => message.Edits).ShouldAllBe(edits => edits == 0);
        other.ShouldNotBe(found);
        crew.FromBot.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_message_in_doubt_is_found_after_a_restart_too()
    {
        await using var bot = await TelegramBot.StartAsync();
        await bot.AskAsync("/pump");
        var there = TelegramTarget.Of(bot.Birch.Id);
        var bookmark = PlatformOf(bot).Bookmark(there);
        bot.Telegram.Faults.Next("sendMessage", Fault.CutInMidAnswer);
        await Should.ThrowAsync<OutcomeUnknownException>(() => PlatformOf(bot).SendAsync(there, Alert, Posting, Token));
        await bot.StopServiceAsync();
        await bot.RunServiceAsync();

        var found = await PlatformOf(bot).FindAsync(there, Alert, Posting, bookmark, Token);

        found.ShouldBe(bot.Birch.Chat.FromBot[1].Id.ToString(CultureInfo.InvariantCulture));
        bot.Birch.Chat.FromBot.Select(message => message.Edits).ShouldAllBe(edits => edits == 0);
    }

    [Fact]
    public async Task A_group_gets_no_more_than_it_may_and_the_rest_is_told_to_wait()
    {
        await using var bot = await TelegramBot.StartAsync();
        var crew = bot.Telegram.Group("Fernbrae crew");
        var (platform, there, sent) = (PlatformOf(bot), TelegramTarget.Of(crew.Id), 0);
        TimeSpan? wait = null;

        for (var message = 0; message < 30 && wait is null; message++)
        {
            try
            {
                await platform.SendAsync(there, Alert, Posting, Token);
                sent++;
                bot.Bot.Time.Advance(TimeSpan.FromSeconds(1));
            }
            catch (RateLimitedException slow)
            {
                wait = slow.RetryAfter;
            }
        }

        sent.ShouldBe(18);
        wait!.Value.TotalSeconds.ShouldBeInRange(35, 45);
        bot.Telegram.Calls.ShouldAllBe(call => call.Status != 429);
    }

    [Theory]
    [InlineData("kicked", typeof(TargetGoneException))]
    [InlineData("may not write", typeof(TargetGoneException))]
    [InlineData("deleted", typeof(TargetGoneException))]
    [InlineData("never met", typeof(TargetGoneException))]
    [InlineData("429", typeof(RateLimitedException))]
    [InlineData("502", typeof(OutcomeUnknownException))]
    public async Task A_failure_says_what_to_do_about_it(string state, Type failure)
    {
        await using var bot = await TelegramBot.StartAsync();
        var crew = bot.Telegram.Group("Fernbrae crew");
        var there = TelegramTarget.Of(state == "never met" ? -1 : crew.Id);
        switch (state)
        {
            case "kicked":
                crew.BotStatus = "kicked";
                break;
            case "may not write":
                crew.BotMayWrite = false;
                break;
            case "deleted":
                crew.IsDeletedByItsOwner();
                break;
            case "429":
                bot.Telegram.Faults.Next("sendMessage", Fault.SlowDown(17));
                break;
            case "502":
                bot.Telegram.Faults.Next("sendMessage", Fault.Html(502));
                break;
        }

        var thrown = await Should.ThrowAsync<DeliveryException>(() => PlatformOf(bot).SendAsync(there, Alert, Posting, Token));

        thrown.ShouldBeOfType(failure);
    }

    [Fact]
    public async Task A_message_that_is_gone_is_said_to_be_gone()
    {
        await using var bot = await TelegramBot.StartAsync();
        var crew = bot.Telegram.Group("Fernbrae crew");
        var there = TelegramTarget.Of(crew.Id);
        var id = await PlatformOf(bot).SendAsync(there, Alert, Posting, Token);
        crew.FromBot[0].IsDeleted = true;

        await Should.ThrowAsync<MessageGoneException>(() => PlatformOf(bot).EditAsync(there, id, Alert.Paragraph("x"), Token));
        await Should.ThrowAsync<MessageGoneException>(() => PlatformOf(bot).PinAsync(there, id, Token));
        await Should.ThrowAsync<MessageGoneException>(() => PlatformOf(bot).EditAsync(there, "no number", Alert, Token));
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_is_followed()
    {
        List<string> moved = [];
        await using var bot = await TelegramBot.StartAsync(prepared =>
            prepared.Bot.Replace<IConversationObserver>(new ConversationLog(moved)));
        var (told, untold) = (bot.Telegram.Group("Told"), bot.Telegram.Group("Untold"));

        var toldGroup = told.BecomesSupergroup();
        var untoldGroup = untold.BecomesSupergroup(botIsTold: false);
        var thrown = await Should.ThrowAsync<ConversationMovedException>(() =>
            PlatformOf(bot).SendAsync(TelegramTarget.Of(untold.Id), Alert, Posting, Token));
        await bot.AllIsAnsweredAsync();

        thrown.To.ToString().ShouldBe($"telegram:{untoldGroup.Id}");
        moved.ShouldContain($"telegram:{told.Id} → telegram:{toldGroup.Id}");
        moved.ShouldContain($"telegram:{untold.Id} → telegram:{untoldGroup.Id}");
    }

    [Fact]
    public async Task Being_put_out_and_let_in_again_is_passed_on()
    {
        List<string> news = [];
        await using var bot = await TelegramBot.StartAsync(prepared =>
            prepared.Bot.Replace<IConversationObserver>(new ConversationLog(news)));
        var crew = bot.Telegram.Group("Fernbrae crew", withBot: false);

        bot.Birch.Blocks();
        bot.Birch.Unblocks();
        bot.Rowan.AddsTheBotTo(crew);
        (await bot.Telegram.NextMessageAsync(crew)).Text.ShouldNotBeEmpty("being added is answered with how to set it up");
        bot.Rowan.RemovesTheBotFrom(crew);
        await bot.AllIsAnsweredAsync();

        news.Where(one => one.StartsWith($"telegram:{bot.Birch.Id}"))
            .ShouldBe([$"telegram:{bot.Birch.Id} blocked by the user", $"telegram:{bot.Birch.Id} Birch"]);
        news.Where(one => one.StartsWith($"telegram:{crew.Id}"))
            .ShouldBe([$"telegram:{crew.Id} Fernbrae crew", $"telegram:{crew.Id} removed from the group"]);
        crew.FromBot.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_deleted_topic_is_told_about_and_its_group_gets_the_message()
    {
        List<string> told = [];
        await using var bot = await TelegramBot.StartAsync(prepared =>
            prepared.Bot.Replace<IAdministratorNotifier>(new NoticeLog(notice => told.Add(notice.Key))));
        var forum = bot.Telegram.Forum("Fernbrae");
        var topic = forum.Topic("Alerts");
        var there = TelegramTarget.Of(forum.Id, topic.Id);
        await PlatformOf(bot).SendAsync(there, Alert, Posting, Token);
        topic.IsDeleted = true;

        await PlatformOf(bot).SendAsync(there, Alert, Posting, Token);

        forum.FromBot.Select(message => message.Topic).ShouldBe([topic, null]);
        told.ShouldBe([$"topic|{forum.Id}/{topic.Id}"]);
    }

    [Fact]
    public async Task What_belongs_to_a_closed_topic_goes_to_its_group_until_the_topic_is_open_again()
    {
        List<string> told = [];
        await using var bot = await TelegramBot.StartAsync(prepared =>
            prepared.Bot.Replace<IAdministratorNotifier>(new NoticeLog(notice => told.Add(notice.Key))));
        var forum = bot.Telegram.Forum("Fernbrae");
        var topic = forum.Topic("Alerts");
        var there = TelegramTarget.Of(forum.Id, topic.Id);
        topic.IsClosed = true;
        await PlatformOf(bot).SendAsync(there, Alert, Posting, Token);
        topic.IsClosed = false;
        await PlatformOf(bot).SendAsync(there, Alert, Posting, Token);

        forum.FromBot.Select(message => message.Topic).ShouldBe([null, topic]);
        told.ShouldBe([$"topic-closed|{forum.Id}/{topic.Id}"]);
        bot.Telegram.Faults.Next("sendMessage", Fault.Refusal(400, "Bad Request: TOPIC_CLOSED"));
        await Should.ThrowAsync<PlaceClosedException>(() => PlatformOf(bot).SendAsync(TelegramTarget.Of(forum.Id), Alert, Posting, Token));
    }

    [Fact]
    public async Task Markup_that_Telegram_can_not_read_goes_out_as_plain_text_and_is_our_bug()
    {
        await using var bot = await TelegramBot.StartAsync();
        bot.Telegram.Faults.Next(
            "sendMessage", Fault.Refusal(400, "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 3"));

        var answer = await bot.AskAsync("/now");

        answer.Text.ShouldStartWith("🟡 K41P1 on the run – nobody to spare");
        answer.Content.Entities.ShouldNotContain(entity => entity.Type == "bold");
        bot.Log.GetSnapshot().ShouldContain(record => record.Message.Contains("This is a bug in GartanChatBot", StringComparison.Ordinal));
    }

    private static IChatPlatform PlatformOf(TelegramBot bot) => bot.Service!.Services.GetRequiredService<TelegramPlatform>();
}
