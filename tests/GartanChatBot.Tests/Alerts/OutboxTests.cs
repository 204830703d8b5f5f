using GartanChatBot.Alerts;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Outbox;
using GartanChatBot.Storage;
using GartanChatBot.Tests.Journeys;
using GartanChatBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace GartanChatBot.Tests.Alerts;

/// <summary>A message on its way, when the chat service fails in each way that it can.</summary>
public class OutboxTests
{
    private static readonly LocalDateTime Six = new(2026, 6, 9, 18, 0);
    private static readonly Conversation Chat = new("paper", "1");

    [Fact]
    public async Task What_was_not_delivered_is_tried_again_on_a_ladder_that_steps_down()
    {
        await using var world = await WithNoticeAsync();
        world.Platform.FailNext(new NotDeliveredException("No paper."), new NotDeliveredException("No paper."));

        await world.DeliverAsync();
        await AdvanceAsync(world, 59);
        world.Platform.Posts.ShouldBeEmpty();
        await AdvanceAsync(world, 1);
        await AdvanceAsync(world, 60);
        world.Platform.Posts.ShouldBeEmpty();
        await AdvanceAsync(world, 240);
        world.Platform.Posts.Count.ShouldBe(1);

        Queue(world, "second", Chat);
        world.Platform.FailNext(new NotDeliveredException("No paper."));
        await world.DeliverAsync();
        await AdvanceAsync(world, 299);
        world.Platform.Posts.Count.ShouldBe(1);
        await AdvanceAsync(world, 1);
        world.Platform.Posts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task While_nothing_is_due_the_file_is_not_asked()
    {
        await using var world = await WithNoticeAsync();
        var outbox = world.Services.GetRequiredService<OutboxStore>();
        await world.DeliverAsync();
        var later = Message("later", Chat, MessageKind.Notice, world.Now + Duration.FromHours(1));
        outbox.Add([later, Message("latest", Chat, MessageKind.Notice, world.Now + Duration.FromHours(2))]);
        outbox.DueAt(world.Now).ShouldBeEmpty();

        var asked = Asked();
        for (var seconds = 0; seconds < 3600; seconds += 2)
            outbox.DueAt(world.Now + Duration.FromSeconds(seconds)).ShouldBeEmpty();

        Asked().ShouldBe(asked);
        outbox.DueAt(later.Due!.Value).ShouldHaveSingleItem().Id.ShouldBe(later.Id);

        // A message that is due before the others is not missed.
        outbox.Add([Message("sooner", Chat, MessageKind.Notice, world.Now)]);
        outbox.DueAt(world.Now).ShouldHaveSingleItem().Text.ShouldBe("sooner");

        long Asked() => world.Services.GetRequiredService<QueryCatalogue>().All
            .Where(query => query.Name.StartsWith("outbox.", StringComparison.Ordinal)).Sum(query => query.Runs);
    }

    [Fact]
    public async Task A_service_that_wants_silence_gets_as_much_as_it_asked_for()
    {
        await using var world = await WithNoticeAsync();
        world.Platform.FailNext(new RateLimitedException(TimeSpan.FromSeconds(17)));

        await world.DeliverAsync();
        await AdvanceAsync(world, 16);
        world.Platform.Posts.ShouldBeEmpty();
        await AdvanceAsync(world, 1);

        world.Platform.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_got_lost_posts_nothing_twice()
    {
        await using var world = await WithNoticeAsync();
        world.Platform.LosesAnswers = true;
        await world.DeliverAsync();
        world.Platform.LosesAnswers = false;

        await world.RestartAsync();
        await AdvanceAsync(world, 120);

        world.Platform.Posts.Count.ShouldBe(1);
        world.Services.GetRequiredService<OutboxStore>().Waiting().ShouldBeEmpty();
        world.Services.GetRequiredService<OutboxStore>().Find("first|notice|paper:1")!.MessageId.ShouldBe("1");
    }

    [Fact]
    public async Task A_conversation_that_is_gone_is_left_alone_and_administrators_are_told_once()
    {
        await using var world = await WithNoticeAsync(kind: MessageKind.Test);
        Queue(world, "second", Chat, MessageKind.Test);
        world.Platform.Fails = where => where == Chat ? new TargetGoneException("Kicked.") : null;

        await world.DeliverAsync();
        await world.DeliverAsync();

        world.Platform.Posts.ShouldHaveSingleItem().Conversation.ShouldBe("paper:@9");
        world.Services.GetRequiredService<ChatDirectory>().SettingsOf(Chat).DisabledBecause.ShouldBe("Kicked.");
        world.Services.GetRequiredService<OutboxStore>().Waiting().ShouldBeEmpty();

        world.Services.GetRequiredService<ConversationEvents>().Opened(Chat, "Fernbrae");
        world.Services.GetRequiredService<ChatDirectory>().SettingsOf(Chat).DisabledBecause.ShouldBeNull();
    }

    [Fact]
    public async Task A_conversation_that_moves_is_followed_and_the_message_is_sent_once()
    {
        await using var world = await WithNoticeAsync(kind: MessageKind.Test);
        world.Services.GetRequiredService<ChatDirectory>().Change(Chat, known => known with { DigestAlways = true });
        world.Platform.FailNext(new ConversationMovedException(new("paper", "2")));

        await world.DeliverAsync();

        world.Platform.Posts.ShouldHaveSingleItem().Conversation.ShouldBe("paper:2");
        world.Services.GetRequiredService<ChatDirectory>().SettingsOf(new Conversation("paper", "2")).DigestAlways.ShouldBeTrue();
    }

    [Fact]
    public async Task A_refused_message_is_dropped_and_told_to_administrators()
    {
        await using var world = await WithNoticeAsync(kind: MessageKind.Test);
        world.Platform.FailNext(new MessageRefusedException("Bad markup."));

        await world.DeliverAsync();
        await world.DeliverAsync();

        world.Platform.Posts.ShouldHaveSingleItem().Text.ShouldContain("rejected a message of mine (test)");
    }

    [Fact]
    public async Task A_place_that_is_closed_gets_its_message_when_it_opens_and_administrators_know()
    {
        await using var world = await WithNoticeAsync(kind: MessageKind.Test);
        world.Platform.FailNext(new PlaceClosedException("The topic is closed."));

        await world.DeliverAsync();
        await AdvanceAsync(world, 60);

        world.Platform.Posts.Select(post => post.Conversation).ShouldBe(["paper:@9", "paper:1"], ignoreOrder: true);
        world.Platform.Texts.ShouldContain(text =>
            text.Contains("paper:1 can't receive messages now: The topic is closed.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_chat_that_refuses_is_told_by_its_name()
    {
        await using var world = await WithNoticeAsync(kind: MessageKind.Test);
        Queue(world, "second", new("paper", "2"), MessageKind.Test);
        world.Platform.Fails = where => where.Id.StartsWith('@') ? null : new MessageRefusedException("Bad markup.");

        await world.DeliverAsync();
        await world.DeliverAsync();

        world.Platform.Texts.Count.ShouldBe(2);
        world.Platform.Texts.ShouldContain(text => text.Contains("paper:1 rejected", StringComparison.Ordinal));
        world.Platform.Texts.ShouldContain(text => text.Contains("paper:2 rejected", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_in_doubt_stays_in_doubt_when_it_can_not_be_looked_for_yet()
    {
        await using var world = await WithNoticeAsync();
        world.Platform.LosesAnswers = true;
        await world.DeliverAsync();
        world.Platform.LosesAnswers = false;
        world.Platform.FindFails = new RateLimitedException(TimeSpan.FromSeconds(5));
        await AdvanceAsync(world, 120);
        world.Platform.FindFails = null;

        await AdvanceAsync(world, 120);

        world.Platform.Posts.Count.ShouldBe(1);
        world.Services.GetRequiredService<OutboxStore>().Waiting().ShouldBeEmpty();
    }

    [Fact]
    public async Task One_slow_conversation_holds_no_other()
    {
        await using var world = await WithNoticeAsync();
        Queue(world, "other", new("paper", "2"));
        var slow = new TaskCompletionSource();
        world.Platform.Waits = where => where == Chat ? slow.Task : Task.CompletedTask;

        var under = world.Services.GetRequiredService<OutboxDispatcher>().Start(TestContext.Current.CancellationToken);
        await Task.WhenAny(under);
        world.Platform.Posts.ShouldHaveSingleItem().Conversation.ShouldBe("paper:2");

        slow.SetResult();
        await Task.WhenAll(under);
        world.Platform.Posts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_test_goes_the_way_of_an_alert_and_says_what_each_chat_answered()
    {
        await using var world = await AlertWorld.StartAsync();
        world.Platform.Fails = where => where.Id == "2" ? new NotDeliveredException("No paper.") : null;

        var answers = await world
            .Services.GetRequiredService<TestAlert>()
            .RunAsync([Chat, new Conversation("paper", "2")], TestContext.Current.CancellationToken);

        world.Platform.Texts.ShouldHaveSingleItem().ShouldContain("TEST");
        answers.Select(answer => (answer.Conversation, answer.Delivered, answer.Words)).ShouldBe(
            [("paper:1", true, "delivered"), ("paper:2", null, "not yet: No paper.")]);
    }

    [Fact]
    public async Task News_that_comes_late_says_so_and_what_is_over_is_not_told_at_all()
    {
        await using var world = await AlertWorld.StartAsync();
        await world.MinutesAsync(4);
        world.NoDriver(Six, Six.PlusHours(1));
        world.Platform.Fails = _ => new NotDeliveredException("No paper.");
        await world.MinutesAsync(30);
        world.Platform.Fails = _ => null;
        await world.MinutesAsync(60);
        world.Platform.Posts.ShouldHaveSingleItem().Text.ShouldContain("This alert is late: seen at");

        world.NoDriver(Six.PlusHours(3), Six.PlusHours(4));
        world.Platform.Fails = _ => new NotDeliveredException("No paper.");
        await world.MinutesAsync(20);
        world.DriverBack(Six.PlusHours(3), Six.PlusHours(4));
        await world.MinutesAsync(20);
        world.Platform.Fails = _ => null;
        await world.MinutesAsync(70);

        world.Platform.Texts.ShouldAllBe(text => !text.Contains("21:00"));
    }

    [Fact]
    public async Task An_edited_message_that_somebody_deleted_is_posted_anew()
    {
        await using var world = await AlertWorld.StartAsync();
        await world.MinutesAsync(4);
        world.NoDriver(Six, Six.PlusHours(1));
        await world.MinutesAsync(20);
        world.Platform.Lose("1");

        var gap = world.Services.GetRequiredService<ShortageStore>().All().Single();
        world.Services.GetRequiredService<GapNotificationStore>().MarkSeen(gap, Chat, "Birch", "paper:birch", world.Now);
        await world.MinutesAsync(2);

        world.Platform.Posts.ShouldHaveSingleItem().Text.ShouldContain("Seen by Birch");
    }

    [Fact]
    public void Every_query_uses_an_index()
    {
        using var folder = new TemporaryFolder();
        using var database = BotDatabase.Open(folder.File("bot.db"), new FakeTimeProvider());
        var outbox = new OutboxStore(database, new FakeTimeProvider());
        outbox.Add([Message("first", Chat, MessageKind.Test, Instant.FromUtc(2026, 6, 9, 12, 0))]);
        var plans = new Dictionary<string, string>();
        database.PlanSeen = (query, mode) => plans[query] = mode;

        outbox.Settle(outbox.DueAt(Instant.FromUtc(2026, 6, 9, 13, 0)).Single(), "1", "delivered");

        plans.Count.ShouldBe(2);
        plans.Values.ShouldAllBe(mode => mode.StartsWith("INDEX SEEK(") || mode.StartsWith("INDEX RANGE SCAN("));
    }

    private static async Task<AlertWorld> WithNoticeAsync(string kind = MessageKind.Notice)
    {
        var world = await AlertWorld.StartAsync(settings: bot => bot.Set("Chat:Admins:0", "paper:9"));
        Queue(world, "first", Chat, kind);
        return world;
    }

    private static void Queue(AlertWorld world, string subject, Conversation to, string kind = MessageKind.Notice) =>
        world.Services.GetRequiredService<OutboxStore>().Add([Message(subject, to, kind, world.Now)]);

    private static OutboxMessage Message(string subject, Conversation to, string kind, Instant now) => new()
    {
        Id = OutboxMessage.IdOf(subject, kind, to.ToString()),
        Conversation = to.ToString(),
        Kind = kind,
        Text = subject,
        QueuedAt = now,
        Due = now,
    };

    private static Task AdvanceAsync(AlertWorld world, int seconds)
    {
        world.Bot.Time.Advance(TimeSpan.FromSeconds(seconds));
        return world.DeliverAsync();
    }
}
