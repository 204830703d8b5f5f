using FakeBotApi;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>The questions of the crew, asked on Telegram over the wire, and the facts of their answers.</summary>
public class TelegramQuestionsTests
{
    public static readonly TheoryData<string, string> Facts = new()
    {
        {
            "who's on now?",
            "K41P1 on the run – nobody to spare|16:00 (1 h 40 m)|officer 1 · driver 1 · BA 4|Birch CC|→ 18:00|Elm FFC|only driver|Dogwood "
                + "FFC|→ 22:00|Gorse FFD|Hazel 15:30, Cedar 17:00, Alder 17:30|Gartan 14:18"
        },
        { "/now", "nobody to spare" },
        { "is P1 on the run?", "🟡 Yes – K41P1 is on the run until 16:00, then off for 1 h (no driver). · Gartan 14:18" },
        { "/pump K41P1", "🟡 Yes – K41P1 is on the run until 16:00" },
        { "why are we off?", "K41P1 is on the run – nothing is missing" },
        {
            "until when?",
            "On the run until 16:00 (1 h 40 m) – Elm, the only driver, goes off. Off 16:00–17:00. Then on until Wed 06:45 (13 h 45 m)."
        },
        { "is Cedar about?", "Cedar – off, back 17:00 today until Wed 07:00 (14 h), then Wed 16:45." },
        { "who can drive right now?", "Driver: 1 of 1 – Elm (→ 16:00). Next: Cedar 17:00, Alder 17:30. ⚠ none 16:00–17:00." },
        {
            "how thin are we?",
            "K41P1 relies on 4 people: Birch (officer), Elm (driver), Dogwood and Gorse (crew number). Lose any one and it's off the run."
        },
        {
            "when are we next short?",
            "Today 16:00–17:00 · 1 h · no driver|Wed 06:45–12:30 · 5 h 45 m · crew, officer (from 07:00 also driver, "
                + "till 09:00 also BA)|Nothing else booked before Tue 23 June."
        },
        { "next 24 hours?", "▓▓░▓▓▓▓▓▓▓|▓▓▓▓▓▓░░░░░░░▓▓▓▓▓████▓▓" },
        {
            "what would fix it?",
            "Gap today 16:00–17:00 – needs 1 driver. Any one of:|1. Elm stays 1 h longer|2. Cedar starts 1 h earlier|3. "
                + "Alder starts 1 h 30 m earlier"
        },
        {
            "/fix Wed 07:00",
            "No one person covers it all. Alder alone covers 09:00–12:30. Two people: Alder + Birch, Cedar, Dogwood or Elm; "
                + "or Birch + Cedar or Elm."
        },
        {
            "what if Gorse books off tonight 18–23?",
            "K41P1 would be off 22:00–23:00 (1 h): crew 3 of 4. The rest of the time it stays on the run. 18:00–22:00: exactly 4."
        },
        { "/who Sat 09:00", "Sat 13 June 09:00 – booked so far" },
        { "show the week", "Worst gap: Wed 06:45–12:30 (5 h 45 m)" },
        { "my hours this week?", "I don't know which crew member you are" },
        { "/help", "/pump K41P1 – is it on the run" },
        { "nice weather", "I can tell you who's on, until when, when we're next short, your hours." },
    };

    [Fact]
    public async Task Every_question_has_its_answer_on_Telegram()
    {
        await using var bot = await TelegramBot.StartAsync(prepared => prepared.LiftLimits());

        foreach (var (question, facts) in Facts.Select(row => row.Data))
        {
            bot.Birch.Says(question);
            var answer = await bot.Telegram.NextMessageAsync(bot.Birch.Chat);

            foreach (var fact in facts.Split('|'))
                answer.Text.ShouldContain(fact, Case.Sensitive, question);
            answer.Text.Length.ShouldBeLessThan(900, question);
        }

        bot.Telegram.Calls.ShouldAllBe(call => call.Status == 200 || call.Method == "getUpdates");
    }

    [Fact]
    public async Task What_comes_in_and_what_goes_out_is_measured()
    {
        await using var bot = await TelegramBot.StartAsync();

        await bot.AskAsync("/now");

        var metrics = await bot.Service!.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        metrics.ShouldMatch("(?m)^gartanbot_updates_total\\{.*platform=\"telegram\".*\\} [1-9]");
        metrics.ShouldContain("way=\"telegram call\"");
    }

    [Fact]
    public async Task A_button_changes_its_own_message_and_works_after_a_restart()
    {
        await using var bot = await TelegramBot.StartAsync();
        var answer = await bot.AskAsync("/now");
        await bot.StopServiceAsync();
        await bot.RunServiceAsync();

        var tap = bot.Birch.Taps(answer, "Next 24 h");
        (await tap.AnsweredAsync()).ShouldBe(new TapAnswer(null, false));
        await bot.Telegram.UntilAsync(() => answer.Edits == 1, "the message was edited");

        answer.Text.ShouldContain("░ off");
        answer.Marked("pre").ShouldHaveSingleItem();
        bot.Birch.Chat.FromBot.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_answer_again_is_no_failure()
    {
        await using var bot = await TelegramBot.StartAsync();
        var answer = await bot.AskAsync("/now");

        var tap = bot.Birch.Taps(answer, "Refresh");
        await tap.AnsweredAsync();

        answer.Edits.ShouldBe(0);
        bot.Birch.Chat.FromBot.Count.ShouldBe(1);
        bot.Log.GetSnapshot()
            .ShouldAllBe(record => record.Level < Microsoft.Extensions.Logging.LogLevel.Warning || !record.Category!.Contains("Telegram"));
    }

    [Theory]
    [InlineData("/nosuch")]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("/now@OtherBot")]
    [InlineData("just words")]
    public async Task A_made_up_button_is_told_kindly(string data)
    {
        await using var bot = await TelegramBot.StartAsync();
        var answer = await bot.AskAsync("/now");

        var tap = bot.Birch.Forges(answer, data);

        (await tap.AnsweredAsync()).Text.ShouldBe("That button is too old for me – please ask again.");
        answer.Edits.ShouldBe(0);
    }

    [Fact]
    public async Task A_tap_is_answered_in_time_while_the_answer_takes_longer()
    {
        await using var bot = await TelegramBot.StartAsync();
        var answer = await bot.AskAsync("/now");
        using var held = bot.Telegram.Faults.Hold("editMessageText");

        var tap = bot.Birch.Taps(answer, "Next 24 h");
        await bot.Telegram.UntilAsync(() => bot.Telegram.Calls.Any(call => call.Method == "editMessageText"), "the answer is on its way");
        bot.Bot.Time.Advance(TimeSpan.FromSeconds(4));
        await tap.AnsweredAsync();

        answer.Edits.ShouldBe(0);
    }

    [Fact]
    public async Task In_a_group_the_bot_hears_what_is_said_to_it_and_answers_under_the_question()
    {
        await using var bot = await TelegramBot.PrepareAsync();
        var crew = bot.Telegram.Supergroup("Fernbrae crew");
        await bot.Admit(crew.Id).RunServiceAsync();
        var (birch, elm) = (bot.Birch.In(crew), bot.Telegram.User("Elm").In(crew));

        birch.Says("lovely weather");
        elm.Says("/now@OtherCrewBot");
        elm.Says("/weather");
        var asked = birch.Says("/pump@FernbraeCrewBot K41P1");
        var answer = await bot.Telegram.NextMessageAsync(crew);
        answer.ReplyTo.ShouldBe(asked);
        answer.Text.ShouldStartWith("🟡 Yes");

        elm.Replies(answer, "until when?");
        (await bot.Telegram.NextMessageAsync(crew)).Text.ShouldContain("Off 16:00–17:00");
        elm.Says("@FernbraeCrewBot is Cedar about?");
        (await bot.Telegram.NextMessageAsync(crew)).Text.ShouldStartWith("Cedar – off");
        crew.FromBot.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_topic_is_answered_in_that_topic()
    {
        await using var bot = await TelegramBot.PrepareAsync();
        var forum = bot.Telegram.Forum("Fernbrae");
        var topic = forum.Topic("Availability");
        await bot.Admit($"{forum.Id}/{topic.Id}").Admit(forum.Id).RunServiceAsync();

        bot.Birch.In(topic).Says("/pump");
        (await bot.Telegram.NextMessageAsync(forum)).Topic.ShouldBe(topic);
        bot.Birch.In(forum).Says("/pump");
        (await bot.Telegram.NextMessageAsync(forum)).Topic.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_private_goes_to_the_asker_and_the_group_is_told_where()
    {
        await using var bot = await TelegramBot.PrepareAsync();
        var crew = bot.Telegram.Group("Fernbrae crew");
        await bot.Admit(crew.Id).RunServiceAsync();
        var rowan = bot.Rowan;

        rowan.In(crew).Says("/hours Birch");
        var line = await bot.Telegram.NextMessageAsync(crew);
        line.Text.ShouldContain("https://t.me/FernbraeCrewBot?start=");
        line.Text.ShouldNotContain("contract");
        var payload = line.Text.Split("?start=")[1].Split(' ')[0];

        // Somebody else's tap on the same link asks nothing of Rowan's.
        bot.Birch.Starts(payload);
        var others = (await bot.Telegram.NextMessageAsync(bot.Birch.Chat)).Text;
        others.ShouldContain("which alerts should I post here");
        others.ShouldNotContain("contract");

        rowan.Starts(payload);
        (await bot.Telegram.NextMessageAsync(rowan.Chat)).Text.ShouldContain("contract 91 h");
        rowan.In(crew).Says("/hours Birch");
        (await bot.Telegram.NextMessageAsync(rowan.Chat)).Text.ShouldContain("contract 91 h");
        (await bot.Telegram.NextMessageAsync(crew)).Text.ShouldBe("I sent you a message. https://t.me/FernbraeCrewBot");
    }

    [Fact]
    public async Task A_stranger_is_refused_once_a_day_and_learns_nothing()
    {
        await using var bot = await TelegramBot.StartAsync();
        var stranger = bot.Telegram.User("Yew");

        var refusal = await bot.AskAsync("who's on now?", stranger);
        foreach (var again in (string[])["/now", "please", "/hours", "🔥"])
            stranger.Says(again);
        await bot.Telegram.AllIsTakenAsync();
        var sentinel = await bot.AskAsync("/pump");
        sentinel.Text.ShouldStartWith("🟡");

        refusal.Text.ShouldStartWith("I don't know you yet.");
        stranger.Chat.FromBot.Count.ShouldBe(1);
        await bot.StopServiceAsync();
        await bot.RunServiceAsync();
        stranger.Says("/now");
        await bot.AskAsync("/pump");
        stranger.Chat.FromBot.Count.ShouldBe(1);

        bot.Bot.Time.Advance(TimeSpan.FromHours(24));
        stranger.Says("/now");
        await bot.RunClockUntilAsync(() => stranger.Chat.FromBot.Count == 2, "the next day it is said again", TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_question_in_between_does_not_put_off_a_strangers_next_refusal()
    {
        await using var bot = await TelegramBot.StartAsync();
        var stranger = bot.Telegram.User("Yew");
        await bot.AskAsync("/now", stranger);
        await bot.AskAsync("/pump");

        bot.Bot.Time.Advance(TimeSpan.FromHours(14));
        stranger.Says("/now");
        await bot.AskAsync("/pump");
        stranger.Chat.FromBot.Count.ShouldBe(1, "it is another day, and no day has passed");
        bot.Bot.Time.Advance(TimeSpan.FromHours(10));
        stranger.Says("/now");

        await bot.RunClockUntilAsync(() => stranger.Chat.FromBot.Count == 2, "a day has passed", TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task The_menu_is_set_once_by_place_and_in_English_for_everybody()
    {
        await using var bot = await TelegramBot.StartAsync();
        bot.Rowan.Starts();
        await bot.Telegram.NextMessageAsync(bot.Rowan.Chat);
        await bot.RunClockUntilAsync(() => bot.Telegram.Menu.Lists.Count == 4, "the menu is published");
        await bot.RunClockUntilAsync(() => bot.Telegram.World.Profile.Description.Length > 0, "the profile too");
        var crew = bot.Telegram.Group("Fernbrae crew").Has(bot.Rowan, "administrator");

        bot.Telegram.Menu.SeenBy(bot.Birch, bot.Birch.Chat).Select(one => one.Command).ShouldContain("now");
        bot.Telegram.Menu.SeenBy(bot.Birch, bot.Birch.Chat).Select(one => one.Command).ShouldNotContain("resume");
        bot.Telegram.Menu.SeenBy(bot.Birch, bot.Birch.Chat).Select(one => one.Command).ShouldNotContain("ask", "plain words need none");
        bot.Telegram.Menu.SeenBy(bot.Rowan, crew).Select(one => one.Command).ShouldContain("resume");
        bot.Birch.LanguageCode = "cy";
        bot.Telegram.Menu.SeenBy(bot.Birch, bot.Birch.Chat).Single(one => one.Command == "why").Description.ShouldBe("what is missing");

        var calls = bot.Telegram.Calls.Count(call => call.Method == "setMyCommands");
        await bot.StopServiceAsync();
        await bot.RunServiceAsync();
        await bot.AskAsync("/pump");
        bot.Telegram.Calls.Count(call => call.Method == "setMyCommands").ShouldBe(calls);
    }
}
