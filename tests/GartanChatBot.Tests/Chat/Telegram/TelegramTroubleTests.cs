using FakeBotApi;
using GartanChatBot.Chat;
using GartanChatBot.Tests.TestKit;
using Microsoft.Extensions.Logging;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>Whatever goes wrong on the way: nothing is lost, and nothing comes twice.</summary>
public class TelegramTroubleTests
{
    public static TheoryData<string> Troubles => ["429", "502", "cut before", "cut after", "cut in mid-answer", "500"];

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task An_answer_that_does_not_get_through_at_once_gets_through_once(string trouble)
    {
        await using var bot = await TelegramBot.StartAsync();
        bot.Telegram.Faults.Next("sendMessage", FaultOf(trouble), times: trouble.StartsWith("cut") ? 1 : 4);

        bot.Birch.Says("/pump");
        await bot.RunClockUntilAsync(() => bot.Birch.Chat.FromBot.Count >= 1 && bot.Telegram.Faults.Struck >= 1, "it is answered");
        await bot.AllIsAnsweredAsync();

        bot.Birch.Chat.FromBot.ShouldHaveSingleItem().Text.ShouldStartWith("🟡 Yes");
        bot.Telegram.Rates.Impatience.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Updates_that_do_not_get_through_at_once_get_through_once(string trouble)
    {
        await using var bot = await TelegramBot.StartAsync();
        bot.Telegram.Faults.Next("getUpdates", FaultOf(trouble), times: 3);

        bot.Birch.Says("/pump");
        bot.Birch.Says("/until");
        await bot.RunClockUntilAsync(() => bot.Birch.Chat.FromBot.Count >= 2, "both are answered");
        await bot.AllIsAnsweredAsync();

        bot.Birch.Chat.FromBot.Select(message => message.Text[..4]).ShouldBe(["🟡 Y", "🟡 O"]);
    }

    [Fact]
    public async Task A_storm_of_too_many_is_waited_out_and_nothing_is_lost()
    {
        await using var bot = await TelegramBot.StartAsync();
        bot.Telegram.Faults.Next("sendMessage", Fault.SlowDown(7), times: 20);

        for (var question = 1; question <= 5; question++)
            bot.Birch.Says($"/skill x{question}");
        await bot.RunClockUntilAsync(() => bot.Birch.Chat.FromBot.Count >= 5, "all are answered", TimeSpan.FromSeconds(1));

        bot.Birch.Chat.FromBot.Select(message => message.Text[..31])
            .ShouldBe(Enumerable.Range(1, 5).Select(question => $"I don't know a skill called x{question} "));
        bot.Telegram.Rates.Impatience.ShouldBe(0);
    }

    [Fact]
    public async Task A_second_poller_is_met_with_patience_and_told_about_once()
    {
        List<string> told = [];
        await using var bot = await TelegramBot.StartAsync(prepared =>
            prepared.Bot.Replace<IAdministratorNotifier>(new NoticeLog(notice => told.Add(notice.Key))));
        await bot.AskAsync("/pump");
        var before = Polls(bot);
        bot.Telegram.Faults.Next(
            "getUpdates",
            Fault.Refusal(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"),
            times: 6);

        bot.Birch.Says("/until");
        await bot.RunClockUntilAsync(
            () =>
                told.Count > 0 && bot.Birch.Chat.FromBot.Any(message => message.Text.Contains("Off 16:00–17:00", StringComparison.Ordinal)),
            "it is answered",
            TimeSpan.FromSeconds(1));

        (Polls(bot) - before).ShouldBeLessThan(15);
        told.ShouldBe(["telegram|conflict"]);
    }

    [Fact]
    public async Task A_refused_token_ends_the_listening_and_nothing_else()
    {
        List<string> told = [];
        await using var bot = await TelegramBot.StartAsync(prepared =>
            prepared.Bot.Replace<IAdministratorNotifier>(new NoticeLog(notice => told.Add(notice.Key))));
        await bot.AskAsync("/pump");
        using var refused = bot.Telegram.Faults.Always("getUpdates", Fault.Refusal(401, "Unauthorized"));
        var before = Polls(bot);

        await bot.RunClockUntilAsync(() => Polls(bot) > before && told.Count > 0, "the token is refused", TimeSpan.FromSeconds(10));
        bot.Bot.Time.Advance(TimeSpan.FromHours(1));
        await bot.PulseAsync();

        Polls(bot).ShouldBe(before + 1);
        told.ShouldBe(["telegram|token"]);
        bot.Log.GetSnapshot().Count(record => record.Level == LogLevel.Critical).ShouldBe(1);
        (await bot.Service!.GetAsync("/health/live")).GetProperty("status").GetString().ShouldBe("healthy");
    }

    [Fact]
    public async Task A_webhook_that_somebody_left_behind_is_removed()
    {
        await using var bot = await TelegramBot.PrepareAsync();
        using var client = new HttpClient(new SocketsHttpHandler());
        await client.GetAsync(
            new Uri($"{bot.Telegram.BaseUrl}bot{bot.Telegram.Token}/setWebhook?url=https://old.example.test/hook"),
            TestContext.Current.CancellationToken);
        bot.Telegram.Webhook.IsSet.ShouldBeTrue();

        await bot.RunServiceAsync();

        (await bot.AskAsync("/pump")).Text.ShouldStartWith("🟡");
        bot.Telegram.Webhook.IsSet.ShouldBeFalse();
    }

    [Fact]
    public async Task An_update_that_comes_again_is_not_answered_again()
    {
        await using var bot = await TelegramBot.StartAsync();
        PendingUpdate[] seen;
        using (bot.Telegram.Faults.Hold("getUpdates"))
        {
            bot.Birch.Says("/pump");
            seen = [.. bot.Telegram.Updates.Pending];
        }

        seen.Length.ShouldBe(1);
        await bot.Telegram.NextMessageAsync(bot.Birch.Chat);
        await bot.Telegram.AllIsTakenAsync();
        bot.Telegram.World.Happens(() => bot.Telegram.Updates.Repeat(seen[0]));
        await bot.AskAsync("/until");
        await bot.StopServiceAsync();
        bot.Telegram.World.Happens(() => bot.Telegram.Updates.Repeat(seen[0]));
        await bot.RunServiceAsync();
        await bot.AskAsync("/why");

        bot.Birch.Chat.FromBot.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_restart_between_sending_and_hearing_of_it_repeats_nothing()
    {
        await using var bot = await TelegramBot.StartAsync();
        var never = new TaskCompletionSource();
        bot.Telegram.Faults.Next("sendMessage", Fault.HoldAnswerUntil(never.Task));
        bot.Birch.Says("/pump");
        await bot.Telegram.UntilAsync(() => bot.Birch.Chat.FromBot.Count == 1, "Telegram has the answer, and we do not know it");

        await bot.DieAsync();
        await bot.RunServiceAsync();
        await bot.AllIsAnsweredAsync();

        bot.Birch.Chat.FromBot.Count.ShouldBe(1);
        bot.Telegram.Calls.Count(call => call.Method == "sendMessage").ShouldBe(1);
    }

    [Fact]
    public async Task A_restart_before_sending_loses_nothing()
    {
        await using var bot = await TelegramBot.StartAsync();
        bot.Telegram.Faults.Next("sendMessage", Fault.Hang);
        bot.Birch.Says("/pump");
        await bot.Telegram.UntilAsync(() => bot.Telegram.Faults.Struck == 1, "the answer is on its way");

        await bot.DieAsync();
        await bot.RunServiceAsync();
        await bot.RunClockUntilAsync(() => bot.Birch.Chat.FromBot.Count >= 1, "it is answered");
        await bot.AllIsAnsweredAsync();

        bot.Birch.Chat.FromBot.ShouldHaveSingleItem().Text.ShouldStartWith("🟡 Yes");
    }

    [Fact]
    public async Task Questions_asked_while_the_bot_was_away_are_answered()
    {
        await using var bot = await TelegramBot.StartAsync();
        await bot.AskAsync("/pump");
        await bot.StopServiceAsync();
        bot.Birch.Says("/until");

        await bot.RunServiceAsync();

        (await bot.Telegram.NextMessageAsync(bot.Birch.Chat)).Text.ShouldContain("Off 16:00–17:00");
        bot.Birch.Chat.FromBot.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Ids_that_begin_anew_after_a_quiet_week_are_heard()
    {
        await using var bot = await TelegramBot.StartAsync();
        await bot.AskAsync("/pump");
        await bot.RunClockUntilAsync(() => Polls(bot) > 3, "a poll came back empty", TimeSpan.FromSeconds(10));

        bot.Telegram.Updates.NextId = 1000;

        (await bot.AskAsync("/until")).Text.ShouldContain("Off 16:00–17:00");
    }

    [Fact]
    public async Task A_command_that_hangs_stops_nobody_else()
    {
        await using var bot = await TelegramBot.StartAsync(prepared =>
            prepared.Admit(prepared.Telegram.User("Elm").Id).Bot.Replace<IChatCommand>(new HangingCommand()));
        bot.Birch.Says("/hang");
        bot.Birch.Says("/pump");

        (await bot.AskAsync("/pump", bot.Telegram.User("Elm"))).Text.ShouldStartWith("🟡");
        await bot.RunClockUntilAsync(() => bot.Birch.Chat.FromBot.Count >= 2, "the chat goes on", TimeSpan.FromSeconds(5));
        bot.Birch.Chat.FromBot[0].Text.ShouldBe("That took me too long – please ask again.");
        bot.Birch.Chat.FromBot[1].Text.ShouldContain("K41P1");
    }

    private static int Polls(TelegramBot bot) => bot.Telegram.Calls.Count(call => call.Method == "getUpdates");

    private static Fault FaultOf(string trouble) => trouble switch
    {
        "429" => Fault.SlowDown(3),
        "502" => Fault.Html(502),
        "500" => Fault.Refusal(500, "Internal Server Error: restart"),
        "cut before" => Fault.CutBefore,
        "cut after" => Fault.CutAfter,
        _ => Fault.CutInMidAnswer,
    };

    private sealed class HangingCommand : IChatCommand
    {
        public string Name => "hang";

        public string Summary => "never answers";

        public bool Changes(CommandArguments given) => false;

        public async ValueTask<GartanChatBot.Chat.Replies.Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
        {
            await new TaskCompletionSource().Task;
            throw new InvalidOperationException();
        }
    }
}
