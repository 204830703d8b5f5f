using FakeBotApi;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>
/// What Telegram shows of the bot to everybody, and the sign in it: no names, and never a green mark that nobody keeps true.
/// </summary>
public class TelegramProfileTests
{
    private const string On = "🟡 K41P1 on the run until 16:00";

    [Fact]
    public async Task The_profile_says_what_the_bot_is_and_no_state_unless_that_is_wanted()
    {
        await using var bot = await TelegramBot.StartAsync();
        await bot.Telegram.UntilAsync(() => Profile(bot).ShortDescription.Length > 0, "the profile is written");

        Profile(bot).Description.ShouldContain("I answer only in chats that an administrator has approved.");
        Profile(bot).ShortDescription.ShouldContain("Not a mobilising system");
        Profile(bot).ShortDescriptions.ShouldAllBe(text => !text.Contains("on the run"));
    }

    [Fact]
    public async Task What_its_owner_wrote_into_the_profile_stays()
    {
        await using var bot = await TelegramBot.PrepareAsync();
        (Profile(bot).Description, Profile(bot).ShortDescription) = ("Ours", "Ours in short");
        await bot.RunServiceAsync();
        await bot.Telegram.UntilAsync(() => bot.Telegram.Calls.Any(call => call.Method == "getMyShortDescription"), "it was looked at");

        await bot.AskAsync("/now");

        (Profile(bot).Description, Profile(bot).ShortDescription).ShouldBe(("Ours", "Ours in short"));
    }

    [Fact]
    public async Task The_sign_says_the_state_with_the_time_at_which_it_was_so()
    {
        await using var bot = await SignedAsync();

        Profile(bot).ShortDescription.ShouldBe($"As of Tue 9 June 14:20: {On}");
    }

    [Fact]
    public async Task A_state_that_changed_is_shown_and_one_that_did_not_is_left_for_an_hour()
    {
        await using var bot = await SignedAsync();

        await bot.RunClockUntilAsync(() => Profile(bot).ShortDescriptions.Count > 1, "the sign changes", TimeSpan.FromSeconds(20));

        Profile(bot).ShortDescriptions.Count.ShouldBe(2);
        Profile(bot).ShortDescription.ShouldContain(" 14:3");
        Profile(bot).ShortDescription.ShouldEndWith($"{On}, last read 14:18");
    }

    [Fact]
    public async Task When_nothing_is_read_any_more_the_sign_is_no_longer_green()
    {
        await using var bot = await SignedAsync();

        await bot.RunClockUntilAsync(
            () => Profile(bot).ShortDescription.Contains('⚪'), "the sign says that it does not know", TimeSpan.FromSeconds(20));

        Profile(bot).ShortDescription.ShouldEndWith("⚪ K41 not known, last read 14:18");
    }

    [Fact]
    public async Task The_sign_is_taken_down_when_the_service_stops()
    {
        await using var bot = await SignedAsync();

        await bot.StopServiceAsync();

        Profile(bot).ShortDescription.ShouldNotContain("K41P1");
    }

    [Fact]
    public async Task A_sign_that_a_killed_service_left_is_taken_down_where_none_is_wanted()
    {
        await using var bot = await TelegramBot.PrepareAsync();
        Profile(bot).ShortDescription = $"As of Tue 9 June 09:00: {On}";

        await bot.RunServiceAsync();
        await bot.Telegram.UntilAsync(() => !Profile(bot).ShortDescription.Contains("K41P1"), "the old sign is taken down");
    }

    [Fact]
    public async Task A_thumb_says_that_it_was_read()
    {
        await using var bot = await TelegramBot.StartAsync();

        var said = await bot.SettledAsync(() => bot.Birch.Says("ok"));

        said.Reactions.ShouldBe(["👍"]);
        bot.Birch.Chat.FromBot.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_no_thumb_is_allowed_it_is_said()
    {
        await using var bot = await TelegramBot.StartAsync();
        bot.Birch.Chat.AllowsReactions = false;

        (await bot.AskAsync("ok")).Text.ShouldBe("👍");
    }

    private static BotProfile Profile(TelegramBot bot) => bot.Telegram.World.Profile;

    private static async Task<TelegramBot> SignedAsync()
    {
        var bot = await TelegramBot.StartAsync(prepared => prepared.Bot.Set("Chat:PublicStatus", "true"));
        await bot.Telegram.UntilAsync(() => Profile(bot).ShortDescription.Contains("K41P1"), "the sign is up");
        return bot;
    }
}
