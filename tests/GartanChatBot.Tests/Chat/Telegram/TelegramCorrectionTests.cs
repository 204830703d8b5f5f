using FakeBotApi;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat.Telegram;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>Somebody edits what they wrote: a question gets its answer corrected, and nothing is done again.</summary>
public class TelegramCorrectionTests
{
    [Fact]
    public async Task A_corrected_question_gets_its_answer_corrected()
    {
        await using var bot = await TelegramBot.StartAsync();
        var question = bot.Birch.Says("who can drvie tomorow");
        var answer = await bot.Telegram.NextMessageAsync(bot.Birch.Chat);

        bot.Birch.Corrects(question, "until when?");
        await bot.Telegram.UntilAsync(() => answer.Edits == 1, "the answer was corrected");

        answer.Text.ShouldContain("On the run until 16:00 (1 h 40 m)");
        bot.Birch.Chat.FromBot.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_edit_that_changes_no_word_is_not_answered()
    {
        await using var bot = await TelegramBot.StartAsync();
        var question = bot.Birch.Says("/now");
        var answer = await bot.Telegram.NextMessageAsync(bot.Birch.Chat);
        bot.Birch.Taps(answer, "Next 24 h");
        await bot.Telegram.UntilAsync(() => answer.Edits == 1, "the button was obeyed");

        await bot.SettledAsync(() => Corrected(bot.Birch, question, "/now"));

        answer.Edits.ShouldBe(1);
        bot.Birch.Chat.FromBot.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_a_button_did_stays_said_when_its_question_is_corrected()
    {
        await using var bot = await TelegramBot.StartAsync();
        bot.Birch.Says("/mute 1h");
        await bot.Telegram.NextMessageAsync(bot.Birch.Chat);
        var question = bot.Birch.Says("/mutes");
        var answer = await bot.Telegram.NextMessageAsync(bot.Birch.Chat);
        bot.Birch.Taps(answer, answer.Buttons.Single(button => button.StartsWith("Unmute", StringComparison.Ordinal)));
        await bot.Telegram.UntilAsync(() => answer.Edits == 1, "the button was obeyed");

        bot.Birch.Corrects(question, "/now");
        await bot.RunClockUntilAsync(() => bot.Birch.Chat.FromBot.Count == 3, "the corrected question is answered by itself");

        answer.Text.ShouldContain("Alerts are back");
    }

    [Theory]
    [InlineData("/now", "/mute 2h")]
    [InlineData("/mute 1h", "/mute 2h")]
    [InlineData("/now", "mute for two hours")]
    [InlineData("/now", "/forgetme yes")]
    public async Task A_corrected_command_is_not_done_and_the_earlier_answer_stays(string said, string corrected)
    {
        await using var bot = await TelegramBot.StartAsync();
        var message = bot.Birch.Says(said);
        var answer = await bot.Telegram.NextMessageAsync(bot.Birch.Chat);
        var muted = Mutes(bot);

        bot.Birch.Corrects(message, corrected);
        var refusal = await bot.Telegram.NextMessageAsync(bot.Birch.Chat);

        refusal.Text.ShouldContain("Not done: I answer an edited question again, but I don't carry out an edited command.");
        answer.Edits.ShouldBe(0);
        Mutes(bot).ShouldBe(muted);
    }

    [Fact]
    public async Task What_a_command_answered_stays_when_it_becomes_a_question()
    {
        await using var bot = await TelegramBot.StartAsync();
        var message = bot.Birch.Says("/mute 1h");
        var answer = await bot.Telegram.NextMessageAsync(bot.Birch.Chat);

        bot.Birch.Corrects(message, "until when?");
        var second = await bot.Telegram.NextMessageAsync(bot.Birch.Chat);

        second.Text.ShouldContain("On the run until 16:00");
        answer.Edits.ShouldBe(0);
        answer.Buttons.ShouldBe(["Unmute"]);
    }

    [Fact]
    public async Task After_a_restart_a_corrected_question_is_answered_as_a_new_one()
    {
        await using var bot = await TelegramBot.StartAsync();
        var question = bot.Birch.Says("/now");
        await bot.Telegram.NextMessageAsync(bot.Birch.Chat);
        await bot.StopServiceAsync();
        await bot.RunServiceAsync();

        bot.Birch.Corrects(question, "until when?");

        (await bot.Telegram.NextMessageAsync(bot.Birch.Chat)).Text.ShouldContain("On the run until 16:00");
    }

    [Fact]
    public async Task What_is_private_stays_out_of_the_group_when_it_is_corrected()
    {
        await using var bot = await TelegramBot.PrepareAsync();
        var group = bot.Telegram.Group("Crew");
        bot.Admit(group.Id);
        await bot.RunServiceAsync();
        bot.Birch.HasStarted = true;
        var question = bot.Birch.In(group).Says("/now");
        var answer = await bot.Telegram.NextMessageAsync(group);

        bot.Birch.Corrects(question, "/mydata");
        await bot.Telegram.NextMessageAsync(bot.Birch.Chat);
        await bot.Telegram.UntilAsync(() => answer.Edits == 1, "the group is told where the answer is");

        answer.Text.ShouldContain("I sent you a message.");
    }

    [Fact]
    public async Task Where_nobody_let_the_bot_in_a_corrected_question_is_turned_away()
    {
        await using var bot = await TelegramBot.StartAsync();
        var stranger = bot.Telegram.User("Stranger");
        var question = stranger.Says("/start");
        var answer = await bot.Telegram.NextMessageAsync(stranger.Chat);

        await bot.SettledAsync(() => Corrected(stranger, question, "who's on now?"));

        stranger.Chat.FromBot.ShouldAllBe(message => !message.Text.Contains("on the run") && !message.Text.Contains("Birch"));
        answer.Text.ShouldContain("I don't know you yet.");
    }

    private static bool Corrected(FakeUser user, ChatMessage message, string text)
    {
        user.Corrects(message, text);
        return true;
    }

    private static IReadOnlyList<Instant> Mutes(TelegramBot bot) =>
    [
        .. bot.Service!.Services.GetRequiredService<MuteStore>()
            .Of(TelegramTarget.Of(bot.Birch.Id), bot.Bot.Time.GetCurrentInstant())
            .Select(mute => mute.Until),
    ];
}
