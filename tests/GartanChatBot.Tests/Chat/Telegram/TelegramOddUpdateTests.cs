using System.Collections.Concurrent;
using FakeBotApi;
using GartanChatBot.Chat;
using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>Telegram adds values several times a year: an update that holds one costs at most that update, never those behind it.</summary>
public class TelegramOddUpdateTests
{
    /// <summary>Parts that no answer depends on; the question beside them is answered.</summary>
    private static readonly string[] Decorations =
    [
        """ "entities":[{"type":"hologram","offset":0,"length":6}] """,
        """ "entities":[{"type":"bold","offset":0,"length":6},{"type":"hologram","offset":0,"length":6}] """,
        """ "entities":[{"offset":0,"length":6}] """,
        """ "entities":[5,null,"bold"] """,
        """ "entities":{} """,
        """ "entities":"bold" """,
        """ "entities":[{"type":"bold","offset":99999999999,"length":6}] """,
        """ "entities":[{"type":"bold","offset":0,"length":"six"}] """,
        """ "reply_to_message":{"message_id":1,"date":NOW,"chat":{"id":1,"type":"galaxy"}} """,
        """ "reply_to_message":7 """,
        """ "external_reply":{"origin":{"type":"teleport","date":NOW}} """,
        """ "quote":5 """,
        """ "link_preview_options":7 """,
        """ "hologram":{"depth":3} """,
        """ "reply_markup":{"inline_keyboard":5} """,
        """ "paid_media":{"star_count":1,"paid_media":[{"type":"smell"}]} """,
        """ "giveaway":1 """,
        """ "sticker":{"file_id":"a","file_unique_id":"b","type":"living","width":1,"height":1} """,
        """ "chat_background_set":{"type":{"type":"lava"}} """,
        """ "checklist":5 """,
        """ "story":"once upon a time" """,
        """ "poll":{"type":"plebiscite"} """,
        """ "effect_id":5 """,
    ];

    /// <summary>Odd, and clear all the same.</summary>
    private static readonly string[] Understood =
    [
        Update("""{"message_id":900,"date":NOW,"text":"/skill ODD","from":BIRCH,"chat":{"id":ID,"type":"galaxy"}}"""),
        Update("""{"message_id":900,"date":NOW,"text":"/skill ODD","from":BIRCH,"chat":{"id":"ID","type":"private"}}"""),
        Update("""{"message_id":"900","date":NOW,"text":"/skill ODD","from":BIRCH,"chat":CHAT}"""),
        Update("""{"message_id":900,"date":NOW,"text":"/skill ODD","from":{"id":"ID","first_name":"Birch"},"chat":CHAT}"""),
        Update("""{"message_id":900,"date":NOW,"text":"/skill ODD","from":BIRCH,"chat":CHAT,"sender_chat":{"id":-1,"type":"galaxy"}}"""),
    ];

    /// <summary>Who speaks, where, or whether it is theirs can't be read: left out.</summary>
    private static readonly string[] Unreadable =
    [
        Update("""{"message_id":900,"date":NOW,"text":"/skill no","from":BIRCH,"chat":null}"""),
        Update("""{"message_id":900,"date":NOW,"text":"/skill no","from":BIRCH}"""),
        Update("""{"message_id":900,"date":"yesterday","text":"/skill no","from":BIRCH,"chat":CHAT}"""),
        Update("""{"message_id":900,"date":NOW,"text":7,"from":BIRCH,"chat":CHAT}"""),
        Update("""{"message_id":900,"date":NOW,"text":"/skill no","from":7,"chat":CHAT}"""),
        Update(
            """{"message_id":900,"date":NOW,"text":"/skill no","from":BIRCH,"chat":CHAT,"forward_origin":{"type":"teleport","date":NOW}}"""
        ),
        Update("7"),
        Update("null"),
        Update("[]"),
        Update("\"/skill no\""),
        """{"update_id":UPDATE_ID,"my_chat_member":{"chat":CHAT,"from":BIRCH,"date":NOW,"old_chat_member":{"status":"ghost","user":BIRCH},"new_chat_member":{"status":"poltergeist","user":BIRCH}}}""",
        """{"update_id":UPDATE_ID,"my_chat_member":{"chat":CHAT,"from":BIRCH,"date":NOW}}""",
        """{"update_id":UPDATE_ID,"my_chat_member":5}""",
        """{"update_id":UPDATE_ID,"callback_query":{"id":"1","from":7,"data":"/pump"}}""",
        """{"update_id":UPDATE_ID,"callback_query":{}}""",
        """{"update_id":UPDATE_ID,"callback_query":{"id":"1","from":BIRCH,"chat_instance":"1","data":"/pump","message":{"message_id":1,"date":1,"chat":{"id":1,"type":"galaxy"}}}}""",
        """{"update_id":UPDATE_ID,"mind_reading":{"thought":"/pump"}}""",
        """{"update_id":UPDATE_ID}""",
        """{"update_id":"UPDATE_ID","message":{}}""",
        """{"update_id":null}""",
        """{"update_id":99999999999}""",
        """{"update_id":2147483647}""",
        """{"update_id":-5}""",
        """{"update_id":1.5}""",
        """{"message":{}}""",
        "{}",
        "[]",
        "null",
        "7",
        "\"update\"",
        "true",
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_good_question_between_odd_updates_is_answered(bool byWebhook)
    {
        await using var bot = byWebhook ? await TelegramWebhookTests.StartAsync(Lifted) : await TelegramBot.StartAsync(Lifted);
        var expected = SayAll(bot);

        await bot.RunClockUntilAsync(
            () => bot.Birch.Chat.FromBot.Count >= expected.Count, "all are answered", TimeSpan.FromMilliseconds(2));
        await bot.AllIsAnsweredAsync();

        bot.Birch.Chat.FromBot.Select(message => message.Text[..message.Text.IndexOf(" here", StringComparison.Ordinal)])
            .ShouldBe(expected);
        bot.Telegram.Webhook.Refused.ShouldBe(0);
    }

    [Fact]
    public async Task Odd_updates_that_wait_at_the_start_keep_nobody_back()
    {
        await using var bot = await TelegramBot.PrepareAsync();
        bot.LiftLimits();
        var expected = SayAll(bot);
        await bot.RunServiceAsync();
        await bot.RunClockUntilAsync(
            () => bot.Birch.Chat.FromBot.Count >= expected.Count, "all are answered", TimeSpan.FromMilliseconds(2));
        await bot.AllIsAnsweredAsync();

        await bot.StopServiceAsync();
        await bot.RunServiceAsync();

        bot.Birch.Says("/skill again");
        await bot.RunClockUntilAsync(() => bot.Birch.Chat.FromBot.Count > expected.Count, "it is answered");
        await bot.AllIsAnsweredAsync();
        bot.Birch.Chat.FromBot.Count.ShouldBe(expected.Count + 1, "nothing is answered twice");
    }

    [Fact]
    public async Task Polling_that_fails_for_five_minutes_is_told_and_shown_until_it_works_again()
    {
        ConcurrentQueue<AdministratorNotice> told = [];
        await using var bot = await TelegramBot.StartAsync(prepared =>
            prepared.Bot.Replace<IAdministratorNotifier>(new NoticeLog(told.Enqueue)));
        await bot.AskAsync("/pump");
        (await HealthAsync(bot)).ShouldBe("healthy Telegram: connected.");

        var begun = bot.Bot.Time.GetUtcNow();
        using (bot.Telegram.Faults.Always("getUpdates", Fault.Html(502)))
            await bot.RunClockUntilAsync(() => !told.IsEmpty, "it is told", TimeSpan.FromSeconds(5));

        (bot.Bot.Time.GetUtcNow() - begun).ShouldBeGreaterThan(TimeSpan.FromMinutes(5));
        told.ShouldHaveSingleItem().Text.ShouldStartWith("No messages have come from Telegram for 5 minutes");
        (await HealthAsync(bot)).ShouldStartWith("degraded Telegram: no messages since");

        bot.Birch.Says("/until");
        await bot.RunClockUntilAsync(() => bot.Birch.Chat.FromBot.Count == 2, "it is answered");
        (await HealthAsync(bot)).ShouldStartWith("healthy");
        told.Count.ShouldBe(1);
    }

    private static void Lifted(TelegramBot prepared) => prepared.LiftLimits();

    internal static async Task<string> HealthAsync(TelegramBot bot)
    {
        using var answer = await bot.Service!.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        using var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var telegram = json
            .RootElement.GetProperty("checks")
            .EnumerateArray()
            .Single(check => check.GetProperty("name").GetString() == "telegram");
        return $"{telegram.GetProperty("status")} {telegram.GetProperty("description")}";
    }

    /// <summary>What has to be answered, in its order.</summary>
    private static List<string> SayAll(TelegramBot bot)
    {
        List<string> expected = [];
        bot.Birch.HasStarted = true;
        foreach (
            var (index, shape) in (IEnumerable<(int, string)>)
                [.. Decorations.Select(Decorated).Concat(Understood).Concat(Unreadable).Index()])
        {
            var json = shape
                .Replace("NOW", $"{bot.Bot.Time.GetUtcNow().ToUnixTimeSeconds()}")
                .Replace("ODD", $"odd{index}")
                .Replace("BIRCH", """{"id":ID,"is_bot":false,"first_name":"Birch"}""")
                .Replace("CHAT", """{"id":ID,"type":"private","first_name":"Birch"}""")
                .Replace("ID\"", $"{bot.Birch.Id}\"")
                .Replace(":ID", $":{bot.Birch.Id}");
            bot.Telegram.World.Happens(() => bot.Telegram.Updates.AddOdd(json, bot.Birch.Id));
            bot.Birch.Says($"/skill x{index}");
            if (index < Decorations.Length + Understood.Length)
                expected.Add($"I don't know a skill called odd{index}");
            expected.Add($"I don't know a skill called x{index}");
        }

        return expected;
    }

    private static string Update(string message) => $$"""{"update_id":UPDATE_ID,"message":{{message}}}""";

    private static string Decorated(string decoration, int index) =>
        Update($$"""{"message_id":{{900 + index}},"date":NOW,"text":"/skill ODD","from":BIRCH,"chat":CHAT,{{decoration}}}""");
}
