using FakeBotApi;
using GartanChatBot.PinnedBoards;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>
/// The board of a group over the wire: pinned, edited when its text changes and not before, and the same one after a restart.
/// </summary>
public class TelegramBoardTests
{
    private const string Quiet = "No further gap booked";
    private const string Short = "Next gap: Today 18:00–19:00 · 1 h · no driver";

    [Fact]
    public async Task It_is_pinned_and_edited_only_when_its_text_changes()
    {
        await using var story = await Story.BeginAsync();

        (await story.SayAsync("/board on")).ShouldStartWith("✔ The board is pinned here");

        var board = story.Board;
        (board.IsPinned, board.IsSilent, story.Crew.Pinned).ShouldBe((true, true, board));
        board.Text.ShouldContain(Quiet);
        var pin = story.Calls("pinChatMessage").ShouldHaveSingleItem();
        (pin.ChatId, pin.Number("message_id"), pin.Flag("disable_notification")).ShouldBe((story.Crew.Id, board.Id, true));

        // To 14:29: two more readings of today, nothing new.
        var reads = story.Bot.Bot.Site.Log.Count(SimulatedPage.Grid);
        await story.MinutesAsync(9);
        story.Bot.Bot.Site.Log.Count(SimulatedPage.Grid).ShouldBeGreaterThan(reads);
        story.Calls("editMessageText").ShouldBeEmpty();

        // 14:30: another quarter-hour on it.
        await story.MinutesAsync(2);
        story.Calls("editMessageText").Count.ShouldBe(1);
        board.Text.ShouldContain("Board of 14:30");

        story.DriversBookOff();
        await story.MinutesAsync(12);
        story.Calls("editMessageText").Count.ShouldBe(2);
        board.Text.ShouldContain(Short);
        story.Crew.FromBot.Count.ShouldBe(2, "the board and the answer");
        story.Calls("pinChatMessage").Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_survives_a_restart()
    {
        await using var story = await Story.BeginAsync();
        await story.SayAsync("/board on");
        var board = story.Board;

        await story.Bot.StopServiceAsync();
        await story.Bot.RunServiceAsync();
        await story.MinutesAsync(2);
        story.Calls("editMessageText").ShouldBeEmpty();

        story.DriversBookOff();
        await story.MinutesAsync(7);

        board.Text.ShouldContain(Short);
        story.Calls("editMessageText").Count.ShouldBe(1);
        story.Crew.FromBot.Count.ShouldBe(2, "the board and the answer");
        story.Calls("pinChatMessage").Count.ShouldBe(1);
    }

    [Fact]
    public async Task One_that_somebody_deleted_is_posted_and_pinned_anew()
    {
        await using var story = await Story.BeginAsync();
        await story.SayAsync("/board on");
        var deleted = story.Board;
        story.Bot.Telegram.World.Happens(() =>
        {
            deleted.IsDeleted = true;
            story.Crew.Pins.Clear();
        });

        await story.MinutesAsync(2);
        story.Crew.FromBot.Count.ShouldBe(2, "nobody knows of it before there is something to edit");
        story.DriversBookOff();
        await story.MinutesAsync(7);

        story.Calls("editMessageText").ShouldHaveSingleItem().Refusal.ShouldNotBeNull().ShouldContain("message to edit not found");
        story.Crew.FromBot.Count.ShouldBe(3);
        (story.Board.IsPinned, story.Board.IsSilent, story.Crew.Pinned).ShouldBe((true, true, story.Board));
        story.Board.Text.ShouldContain(Short);
        story.Calls("pinChatMessage").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Where_it_may_not_be_pinned_it_says_so_and_is_pinned_once_it_may()
    {
        await using var story = await Story.BeginAsync();
        story.Crew.BotMayPin = false;

        (await story.SayAsync("/board on")).ShouldContain("I can't pin here");
        story.Crew.Pinned.ShouldBeNull();
        await story.MinutesAsync(3);
        story.Calls("pinChatMessage").Count.ShouldBe(1, "it is not tried each minute");

        story.Crew.BotMayPin = true;
        (await story.SayAsync("/board on")).ShouldStartWith("✔ The board is pinned here");
        story.Crew.Pinned.ShouldBe(story.Board);
        story.Crew.FromBot.Count(message => message.Text.Contains("Board of", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task In_a_forum_it_stands_in_its_topic_and_shows_what_is_muted_in_any()
    {
        await using var story = await Story.BeginAsync(isForum: true);
        var (topic, other) = (story.Crew.Topic("Availability"), story.Crew.Topic("Chatter"));

        await story.SayAsync("/board on", topic);
        (story.Board.Topic, story.Board.IsPinned).ShouldBe((topic, true));

        await story.SayAsync("/mute 4h", other);
        await story.MinutesAsync(1);
        story.Board.Text.ShouldContain("🔕 All shortages muted until");
    }

    /// <summary>A supergroup that is let in, on a blank rota at 14:20; Rowan runs the bot.</summary>
    private sealed class Story : IAsyncDisposable
    {
        private Story(TelegramBot bot, FakeChat crew) => (Bot, Crew) = (bot, crew);

        public TelegramBot Bot { get; }

        public FakeChat Crew { get; }

        /// <summary>The latest message that is one.</summary>
        public ChatMessage Board => Crew.FromBot.Last(message => message.Text.Contains("Board of", StringComparison.Ordinal));

        public static async Task<Story> BeginAsync(bool isForum = false)
        {
            var bot = await TelegramBot.PrepareAsync(new() { Rota = RotaStyle.Blank });
            bot.LiftLimits();
            // Only the board speaks by itself here.
            bot.Bot.Set("Alerts:StartUpGrace", "01:00:00");
            var crew = isForum ? bot.Telegram.Forum("Fernbrae crew") : bot.Telegram.Supergroup("Fernbrae crew");
            await bot.Admit(crew.Id).RunServiceAsync();
            return new(bot, crew);
        }

        public async Task<string> SayAsync(string text, Topic? topic = null)
        {
            var question = await Bot.SettledAsync(() => (topic is null ? Bot.Rowan.In(Crew) : Bot.Rowan.In(topic)).Says(text));
            return Crew.FromBot.First(message => message.ReplyTo == question).Text;
        }

        /// <summary>
        /// What the service does in so many minutes, the first of them at 14:20: it reads what is due and looks after the board.
        /// </summary>
        public async Task MinutesAsync(int minutes)
        {
            var services = Bot.Service!.Services;
            for (var minute = 0; minute < minutes; minute++)
            {
                await services.ScrapeDueAsync().NudgedAsync(Bot.Bot.Time);
                await services
                    .GetRequiredService<PinnedBoardUpdater>()
                    .RefreshAsync(TestContext.Current.CancellationToken)
                    .NudgedAsync(Bot.Bot.Time);
                Bot.Bot.Time.Advance(TimeSpan.FromMinutes(1));
            }
        }

        public void DriversBookOff()
        {
            foreach (var driver in (string[])["ALDER, TM", "CEDAR, ML", "ELM, SJ"])
                Bot.Bot.Site.Rota.Book("K41", driver, new(2026, 6, 9, 18, 0), new(2026, 6, 9, 19, 0));
        }

        public IReadOnlyList<ApiCall> Calls(string method) => [.. Bot.Telegram.Calls.Where(call => call.Method == method)];

        public ValueTask DisposeAsync() => Bot.DisposeAsync();
    }
}
