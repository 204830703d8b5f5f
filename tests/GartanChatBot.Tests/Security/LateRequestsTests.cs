using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Commands;
using GartanChatBot.Tests.Chat.Telegram;
using GartanChatBot.Tests.Chats;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Security;

/// <summary>Words that waited while the bot was down, and words of others: nothing is done on them.</summary>
public class LateRequestsTests
{
    private const string Group = "telegram:-100200300";

    private static readonly string[] Changing =
    [
        "/approve telegram:7 00000000", "/alerts off", "/alerts test", "/board on", "/cover", "/deny telegram:7 00000000", "/forgetme yes",
        "/letin telegram:-5", "/link gorse", "/mute 1h", "/names none", "/refuse telegram:-5", "/resume", "/role telegram:7 administrator",
        "/seen", "/setup", "/unlink", "/unmute", "shut up", "I can cover", "ok seen",
    ];

    [Fact]
    public async Task What_changes_something_is_not_done_ten_minutes_later_nor_when_it_is_forwarded()
    {
        await using var chats = await FernbraeChats.StartAsync(("Chat:Approved:0", Group));
        await chats.ReadRotaAsync();

        foreach (var text in Changing)
        {
            (await AskAsync(chats, text, minutes: 11, isForwarded: false)).ShouldBe(
                "Sent at 14:07, too long ago, so I didn't do it. Please send it again.", text);
            (await AskAsync(chats, text, minutes: 0, isForwarded: true)).ShouldBe(
                "That was forwarded, so I didn't do it: send it yourself.", text);
        }

        (await AskAsync(chats, "/mute 1h", minutes: 9, isForwarded: false)).ShouldStartWith("Muted until");
        (await AskAsync(chats, "/pump", minutes: 0, isForwarded: true)).ShouldContain("K41P1 is on the run");
        chats.Get<People>().All.ShouldBeEmpty();
        chats.Get<AuditStore>().Latest(9).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_night_each_asker_gets_one_answer_and_orders_are_not_obeyed()
    {
        await using var bot = await TelegramBot.PrepareAsync();
        var crew = bot.Telegram.Supergroup("Crew");
        bot.LiftLimits();
        bot.Admit(crew.Id);
        var (birch, elm) = (bot.Telegram.User("Birch"), bot.Telegram.User("Elm"));
        foreach (var text in (string[])["/pump", "/now", "/mute 4h", "/until"])
            birch.In(crew).Says(text);
        elm.In(crew).Says("/next");
        bot.Bot.Time.Advance(TimeSpan.FromMinutes(25));

        await bot.RunServiceAsync();
        await bot.RunClockUntilAsync(() => bot.Telegram.Updates.IsPolled && crew.FromBot.Count >= 3, "all of it is answered");
        await bot.AllIsAnsweredAsync();

        var answers = crew.FromBot.Select(message => message.Text).ToList();
        answers.Count.ShouldBe(3);
        answers.Count(text => text.Contains("Asked at 14:20", StringComparison.Ordinal)).ShouldBe(2);
        answers.ShouldContain("Sent at 14:20, too long ago, so I didn't do it. Please send it again.");
        bot.Service!.Services.GetRequiredService<MuteStore>()
            .Of(new Conversation("telegram", $"{crew.Id}"), bot.Bot.Time.GetCurrentInstant())
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tap_that_waited_is_not_obeyed_on_an_old_message_but_for_what_harms_nobody()
    {
        await using var bot = await TelegramBot.PrepareAsync();
        var crew = bot.Telegram.Supergroup("Crew");
        bot.LiftLimits();
        await bot.Admit(crew.Id).RunServiceAsync();
        var birch = bot.Telegram.User("Birch");
        await bot.SettledAsync(() => birch.In(crew).Says("/mute"));
        await bot.SettledAsync(() => birch.In(crew).Says("/now"));
        var (mute, card) = (crew.FromBot[0], crew.FromBot[1]);
        await bot.StopServiceAsync();
        bot.Bot.Time.Advance(TimeSpan.FromMinutes(25));
        var (waited, read) = (birch.Taps(mute, "4 h"), birch.Taps(card, card.Buttons[0]));

        await bot.RunServiceAsync();
        await bot.AllIsAnsweredAsync();

        waited.Answer!.Text.ShouldBe("I was offline and can't tell when you tapped that, so I didn't do it. Please tap again.");
        card.Edits.ShouldBeGreaterThan(0, "looking is never too late");
        Mutes(bot, crew.Id).ShouldBeEmpty();

        await bot.SettledAsync(() => birch.Taps(mute, "4 h"));
        Mutes(bot, crew.Id).ShouldHaveSingleItem();
        read.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_tap_that_waited_for_the_webhook_is_not_obeyed_and_one_after_it_is()
    {
        await using var bot = await TelegramWebhookTests.StartAsync();
        await bot.AskAsync("/mute");
        await bot.AllIsAnsweredAsync();
        var mute = bot.Birch.Chat.FromBot.ShouldHaveSingleItem();
        await bot.StopServiceAsync();
        bot.Bot.Time.Advance(TimeSpan.FromMinutes(25));
        var waited = bot.Birch.Taps(mute, "4 h");

        await bot.RunServiceAsync();
        bot.Telegram.Webhook.Route(TelegramWebhookTests.Public, bot.Service!.Address);
        await bot.AllIsAnsweredAsync();

        // Telegram takes an answer for fifteen seconds only, and the webhook may have been tried again after more.
        const string TapAgain = "I was offline and can't tell when you tapped that, so I didn't do it. Please tap again.";
        (waited.Answer?.Text ?? TapAgain).ShouldBe(TapAgain);
        Mutes(bot, bot.Birch.Id).ShouldBeEmpty();

        bot.Bot.Time.Advance(TimeSpan.FromMinutes(2));
        await bot.AskAsync("/mute");
        await bot.AllIsAnsweredAsync();
        bot.Birch.Taps(bot.Birch.Chat.FromBot[^1], "4 h");
        await bot.RunClockUntilAsync(() => Mutes(bot, bot.Birch.Id).Count > 0, "the tap after it is obeyed");
    }

    [Fact]
    public async Task A_tap_that_waited_while_only_the_way_to_the_webhook_was_down_is_not_obeyed()
    {
        await using var bot = await TelegramWebhookTests.StartAsync();
        bot.Bot.Time.Advance(TimeSpan.FromMinutes(5));
        await bot.AskAsync("/mute");
        await bot.AllIsAnsweredAsync();
        bot.Telegram.Webhook.Route(TelegramWebhookTests.Public, new Uri("http://127.0.0.1:9"));
        bot.Birch.Taps(bot.Birch.Chat.FromBot.ShouldHaveSingleItem(), "4 h");

        var start = bot.Bot.Time.GetUtcNow();
        await bot.RunClockUntilAsync(
            () => bot.Bot.Time.GetUtcNow() - start > TimeSpan.FromMinutes(25), "it waits for 25 minutes", TimeSpan.FromSeconds(10));
        bot.Telegram.Webhook.Route(TelegramWebhookTests.Public, bot.Service!.Address);
        await bot.AllIsAnsweredAsync();

        bot.Telegram.Updates.Pending.ShouldBeEmpty();
        Mutes(bot, bot.Birch.Id).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/seen x", true)]
    [InlineData("/cover x", true)]
    [InlineData("/mute 4h", false)]
    [InlineData("/alerts off", false)]
    [InlineData("/approve telegram:7 00000000", false)]
    public async Task Seen_and_cover_may_be_tapped_late(string text, bool isObeyed)
    {
        await using var chats = await FernbraeChats.StartAsync(("Chat:Approved:0", Group));
        await chats.ReadRotaAsync();

        var reply = await chats.Get<CommandRouter>().AnswerAsync(new()
        {
            Conversation = new("telegram", "-100200300"),
            Who = new(FernbraeChats.Boss, "Boss"),
            Text = text,
            TappedMessage = "5",
            SaidAt = chats.Bot.Time.GetCurrentInstant() - Duration.FromHours(3),
        }, TestContext.Current.CancellationToken);

        ReferenceEquals(reply, RouterReplies.TappedLate).ShouldBe(!isObeyed);
    }

    [Fact]
    public async Task A_configured_group_that_became_a_supergroup_is_approved_once()
    {
        await using var chats = await FernbraeChats.StartAsync(("Chat:Approved:0", "telegram:-5"));
        var news = chats.Get<ConversationEvents>();

        // Telegram tells it in both chats, and a send that comes too late tells it again.
        for (var told = 0; told < 3; told++)
            news.Moved(new("telegram", "-5"), new("telegram", "-1005"));
        await chats.RestartAsync();

        chats.Get<ChatDirectory>().Approved.Select(place => place.ToString()).ShouldBe(["telegram:-1005"]);
        chats.Get<ChatDirectory>().Prune(new(2026, 12, 1));
        chats.Get<ChatDirectory>().Approved.Select(place => place.ToString()).ShouldBe(["telegram:-1005"]);
    }

    private static IReadOnlyList<object> Mutes(TelegramBot bot, long chat) =>
        [
            .. bot.Service!.Services.GetRequiredService<MuteStore>()
                .Of(new Conversation("telegram", $"{chat}"), bot.Bot.Time.GetCurrentInstant()),
        ];

    private static async Task<string> AskAsync(FernbraeChats chats, string text, int minutes, bool isForwarded)
    {
        var reply = await chats.Get<CommandRouter>().AnswerAsync(new()
        {
            Conversation = new("telegram", "-100200300"),
            Who = new(FernbraeChats.Boss, "Boss"),
            Text = text,
            SaidAt = chats.Bot.Time.GetCurrentInstant() - Duration.FromMinutes(minutes),
            IsForwarded = isForwarded,
        }, TestContext.Current.CancellationToken);
        return new GartanChatBot.Chat.Terminal.TerminalWriter().Write(reply!);
    }
}
