using FakeBotApi;
using GartanChatBot.Alerts;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Telegram;
using GartanChatBot.Chats;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;

using TapAnswer = FakeBotApi.TapAnswer;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>A new chat is set up by tapping alone: station, what to post, a test; and after that it is told of shortages.</summary>
public class TelegramSetupTests
{
    private const string FirstStep = "1 of 3 · Which station is this chat about?";
    private const string SecondStep = "2 of 3 · Fernbrae: which alerts should I post here?";
    private const string ThirdStep = "3 of 3 · Fernbrae: shortages. Shall I send a test?";

    private static readonly string[] Stations = ["K41 Fernbrae", "R12 Skerrow"];
    private static readonly string[] Kinds = ["Shortages", "Shortages and a daily digest", "A daily digest only", "No alerts"];
    private static readonly string[] Ends = ["Send a test", "Other settings", "Who's on"];

    /// <summary>The waiting sign ends, with nothing to read.</summary>
    private static readonly TapAnswer Silent = new(null, IsAlert: false);

    private static readonly TapAnswer OnlyOfficers = new(
        "Only officers and administrators can change this chat's alerts.", IsAlert: true);

    [Fact]
    public async Task An_administrator_sets_up_a_private_chat_by_tapping()
    {
        await using var story = await Story.BeginAsync();
        var rowan = story.Bot.Rowan;
        await story.Bot.SettledAsync(() => rowan.Starts());
        var card = await story.Bot.Telegram.NextMessageAsync(rowan.Chat);

        await story.TapThroughAsync(rowan, card);

        story.IsSetUp(rowan.Chat).ShouldBeTrue();
        story.EveryTapIsAnsweredOnce();
        story.Bot.Birch.Chat.FromBot.ShouldBeEmpty("a test of one's own chat goes to no other");
    }

    [Fact]
    public async Task A_group_to_which_an_administrator_adds_the_bot_is_set_up_and_told_from_then_on()
    {
        await using var story = await Story.BeginAsync();
        var crew = story.Bot.Telegram.Group("Fernbrae crew", withBot: false);
        await story.AddAsync(story.Bot.Rowan, crew);
        var card = await story.Bot.Telegram.NextMessageAsync(crew);
        story.IsLetIn(crew).ShouldBeFalse();

        await story.TapThroughAsync(story.Bot.Rowan, card);

        story.IsSetUp(crew).ShouldBeTrue();
        story.EveryTapIsAnsweredOnce();
        story.DriversBookOff();
        await story.Bot.MinutesUntilAsync(
            () =>
                crew.FromBot.Any(message => message.Text.Contains("K41P1 will be off the run today 18:00–19:00", StringComparison.Ordinal)),
            "the group is told");
    }

    [Fact]
    public async Task A_group_to_which_somebody_else_adds_it_is_let_in_first_and_its_crew_can_not_spoil_the_card()
    {
        await using var story = await Story.BeginAsync();
        var (rowan, birch) = (story.Bot.Rowan, story.Bot.Birch);
        await story.Bot.SettledAsync(() => rowan.Starts());
        await story.Bot.Telegram.NextMessageAsync(rowan.Chat);
        var crew = story.Bot.Telegram.Group("Fernbrae crew", withBot: false);

        await story.AddAsync(birch, crew);
        (await story.Bot.Telegram.NextMessageAsync(crew)).Text.ShouldBe("This chat isn't approved yet. I've let an administrator know.");
        await story.Bot.MinutesUntilAsync(() => rowan.Chat.FromBot.Count > 1, "the administrator hears of it");
        var request = await story.Bot.Telegram.NextMessageAsync(rowan.Chat);
        request.Buttons.ShouldBe(["Let in", "Refuse"]);
        (await story.TapAsync(rowan, request, "Let in")).ShouldBe(Silent);
        request.Text.ShouldStartWith($"✔ Approved: Fernbrae crew (telegram:{crew.Id}).");
        var card = await story.Bot.Telegram.NextMessageAsync(crew);
        card.Text.ShouldStartWith("✔ This chat is approved.");

        (await story.TapAsync(birch, card, "Set up")).ShouldBe(OnlyOfficers);
        card.Edits.ShouldBe(0);
        (await story.TapAsync(rowan, card, "Set up")).ShouldBe(Silent);
        (await story.TapAsync(birch, card, "R12 Skerrow")).ShouldBe(OnlyOfficers);
        card.Edits.ShouldBe(1);

        await story.TapThroughAsync(rowan, card);

        story.IsSetUp(crew).ShouldBeTrue();
        story.EveryTapIsAnsweredOnce();
    }

    /// <summary>Two stations, so that there is one to choose; the start-up grace is over.</summary>
    private sealed class Story : IAsyncDisposable
    {
        private Story(TelegramBot bot) => Bot = bot;

        public TelegramBot Bot { get; }

        public static async Task<Story> BeginAsync()
        {
            var bot = await TelegramBot.PrepareAsync(
                new() { Rota = RotaStyle.Blank, Stations = [SimulatedStation.Fernbrae, SimulatedStation.Skerrow] });
            bot.LiftLimits();
            bot.Bot.Set("Alerts:StartUpGrace", "00:00:00");
            await bot.RunServiceAsync();
            return new(bot);
        }

        /// <summary>From the first step on: each takes the place of the one before; the test is a message of its own.</summary>
        public async Task TapThroughAsync(FakeUser user, ChatMessage card)
        {
            var (chat, edits, messages) = (card.Chat, card.Edits, card.Chat.FromBot.Count);
            card.Text.ShouldBe(FirstStep);
            card.Buttons.ShouldBe(Stations);

            (await TapAsync(user, card, "K41 Fernbrae")).ShouldBe(Silent);
            card.Text.ShouldBe(SecondStep);
            card.Buttons.ShouldBe(Kinds);

            (await TapAsync(user, card, "Shortages")).ShouldBe(Silent);
            card.Text.ShouldStartWith(ThirdStep);
            card.Buttons.ShouldBe(Ends);

            (await TapAsync(user, card, "Send a test")).ShouldBe(Silent);
            chat.FromBot.Count.ShouldBe(messages + 2, "the test, and what became of it");
            var (test, outcome) = (chat.FromBot[^2], chat.FromBot[^1]);
            test.Text.ShouldBe("TEST – this is what an alert looks like. Nothing is wrong, and there's nothing to do.");
            test.IsSilent.ShouldBeFalse();
            outcome.Text.ShouldBe($"✔ telegram:{chat.Id}: delivered");
            card.Edits.ShouldBe(edits + 2);
        }

        public async Task<TapAnswer> TapAsync(FakeUser user, ChatMessage card, string button)
        {
            var tap = await Bot.SettledAsync(() => user.Taps(card, button));
            return await tap.AnsweredAsync();
        }

        public Task AddAsync(FakeUser user, FakeChat chat) => Bot.SettledAsync(() =>
        {
            user.AddsTheBotTo(chat);
            return chat;
        });

        public bool IsSetUp(FakeChat chat)
        {
            var there = TelegramTarget.Of(chat.Id);
            var settings = Get<ChatDirectory>().Find(there)!;
            (settings.Station, settings.Kinds).ShouldBe(("K41", AlertKinds.Shipped));
            return Get<AlertRecipients>().Now().Any(each => each.Id == ChatKey.Of(there).Value);
        }

        public bool IsLetIn(FakeChat chat) => Get<ChatDirectory>().IsApproved(TelegramTarget.Of(chat.Id));

        public void EveryTapIsAnsweredOnce()
        {
            var taps = Bot.Telegram.Calls.Where(call => call.Method == "answerCallbackQuery").ToList();
            taps.ShouldAllBe(call => call.Status == 200);
            taps.Select(call => call.Text("callback_query_id")).ShouldBeUnique();
        }

        public void DriversBookOff()
        {
            foreach (var driver in (string[])["ALDER, TM", "CEDAR, ML", "ELM, SJ"])
                Bot.Bot.Site.Rota.Book("K41", driver, new(2026, 6, 9, 18, 0), new(2026, 6, 9, 19, 0));
        }

        public ValueTask DisposeAsync() => Bot.DisposeAsync();

        private T Get<T>()
            where T : notnull => Bot.Service!.Services.GetRequiredService<T>();
    }
}
