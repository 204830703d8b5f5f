using FakeBotApi;
using GartanSimulator;
using NodaTime;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>A forum is one chat to the alerts: what is said in a topic of it holds for all of it.</summary>
public class TelegramTopicTests
{
    private static readonly (LocalDateTime Start, LocalDateTime End) Evening = (new(2026, 6, 9, 18, 0), new(2026, 6, 9, 19, 0));

    [Fact]
    public async Task A_mute_said_in_a_topic_silences_the_forum_until_it_is_taken_back_in_another()
    {
        await using var story = await Story.BeginAsync();
        (await story.SayAsync(story.Topic, "/mute 4h")).ShouldStartWith("Muted until");

        await story.ShortageComesAsync();

        story.Alerts.ShouldBeEmpty();
        (await story.SayAsync(story.Other, "/mutes")).ShouldContain("all shortages until");
        (await story.SayAsync(null, "/mutes")).ShouldContain("all shortages until");

        (await story.SayAsync(story.Other, "/unmute")).ShouldStartWith("Alerts are back");
        await story.Bot.MinutesUntilAsync(() => story.Alerts.Count > 0, "what was silenced is told");
        story.Alerts.ShouldHaveSingleItem().Topic.ShouldBeNull();
        (await story.SayAsync(story.Topic, "/mutes")).ShouldBe("Nothing is muted here.");
    }

    [Theory]
    [InlineData("/alerts off", "This chat gets no alerts.")]
    [InlineData("/alerts ahead 2h", "2 h")]
    [InlineData("/alerts kinds new off", "This chat gets:")]
    [InlineData("/setup K41 nothing", "This chat gets no alerts.")]
    public async Task Settings_made_in_a_topic_hold_for_the_forum(string command, string card)
    {
        await using var story = await Story.BeginAsync();
        await story.SayAsync(story.Topic, command, story.Bot.Rowan);

        await story.ShortageComesAsync();

        story.Alerts.ShouldBeEmpty();
        (await story.SayAsync(null, "/alerts", story.Bot.Rowan)).ShouldContain(card);
        (await story.SayAsync(story.Other, "/alerts", story.Bot.Rowan)).ShouldContain(card);
    }

    [Fact]
    public async Task Seen_and_covered_may_be_said_in_a_topic()
    {
        await using var story = await Story.BeginAsync();
        await story.ShortageComesAsync();
        var alert = story.Alerts.ShouldHaveSingleItem();

        (await story.SayAsync(story.Topic, "/seen")).ShouldStartWith("Seen by Birch");
        (await story.SayAsync(story.Other, "/seen", story.Bot.Rowan)).ShouldStartWith("Birch has already seen it");
        var tap = await story.Bot.SettledAsync(() => story.Bot.Rowan.Taps(alert, "Seen"));
        (await tap.AnsweredAsync()).Text.ShouldNotBeNull().ShouldStartWith("Birch has already seen it");
        await story.Bot.MinutesUntilAsync(
            () => alert.Text.Contains("Seen by Birch", StringComparison.Ordinal), "the alert says who has seen it");

        (await story.SayAsync(story.Topic, "/cover")).ShouldStartWith("Thank you");
        await story.Bot.MinutesUntilAsync(() => story.Forum.FromBot.Any(IsOffer), "the forum hears of the offer");
        story.Forum.FromBot.Single(IsOffer).Topic.ShouldBeNull();
        (await story.SayAsync(story.Other, "/cover")).ShouldBe("You've already offered that.");

        static bool IsOffer(ChatMessage message) => message.Text.StartsWith("Birch offers 18:00–19:00", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_asked_for_in_a_topic_goes_where_the_alerts_go()
    {
        await using var story = await Story.BeginAsync();

        (await story.SayAsync(story.Topic, "/alerts test", story.Bot.Rowan)).ShouldBe($"✔ telegram:{story.Forum.Id}: delivered");

        story.Forum.FromBot.Single(message => message.Text.Contains("TEST", StringComparison.Ordinal)).Topic.ShouldBeNull();
    }

    /// <summary>
    /// A forum of two topics beside the general one, let in as a whole; Birch's private chat shows what a chat without settings is told.
    /// </summary>
    private sealed class Story : IAsyncDisposable
    {
        private Story(TelegramBot bot, FakeChat forum) =>
            (Bot, Forum, Topic, Other) = (bot, forum, forum.Topic("Availability"), forum.Topic("Chatter"));

        public TelegramBot Bot { get; }

        public FakeChat Forum { get; }

        public Topic Topic { get; }

        public Topic Other { get; }

        public IReadOnlyList<ChatMessage> Alerts => [.. Forum.FromBot.Where(IsAlert)];

        public static async Task<Story> BeginAsync()
        {
            var bot = await TelegramBot.PrepareAsync(new() { Rota = RotaStyle.Blank });
            bot.LiftLimits();
            var story = new Story(bot, bot.Telegram.Forum("Fernbrae"));
            await bot.Admit(story.Forum.Id).RunServiceAsync();
            await bot.SettledAsync(() => bot.Birch.Starts());

            var begun = bot.Bot.Time.GetUtcNow();
            await bot.MinutesUntilAsync(() => bot.Bot.Time.GetUtcNow() - begun >= TimeSpan.FromMinutes(5), "the grace is over");
            return story;
        }

        /// <summary>The answer, which comes to where it was said.</summary>
        public async Task<string> SayAsync(Topic? topic, string text, FakeUser? who = null)
        {
            var speaker = who ?? Bot.Birch;
            var question = await Bot.SettledAsync(() => (topic is null ? speaker.In(Forum) : speaker.In(topic)).Says(text));
            var answer = Forum.FromBot.First(message => message.ReplyTo == question);
            answer.Topic.ShouldBe(topic);
            return answer.Text;
        }

        public async Task ShortageComesAsync()
        {
            foreach (var driver in (string[])["ALDER, TM", "CEDAR, ML", "ELM, SJ"])
                Bot.Bot.Site.Rota.Book("K41", driver, Evening.Start, Evening.End);

            await Bot.MinutesUntilAsync(() => Bot.Birch.Chat.FromBot.Any(IsAlert), "the shortage is told where it may be told");
            var told = Bot.Bot.Time.GetUtcNow();
            await Bot.MinutesUntilAsync(() => Bot.Bot.Time.GetUtcNow() - told >= TimeSpan.FromMinutes(2), "everybody was told");
        }

        public ValueTask DisposeAsync() => Bot.DisposeAsync();

        private static bool IsAlert(ChatMessage message) =>
            message.ReplyTo is null && message.Text.Contains("18:00–19:00", StringComparison.Ordinal);
    }
}
