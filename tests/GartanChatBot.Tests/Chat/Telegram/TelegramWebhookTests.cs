using System.Collections.Concurrent;
using System.Net;
using System.Text;
using FakeBotApi;
using GartanChatBot.Chat;
using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>Telegram calling us, instead of us asking it.</summary>
public class TelegramWebhookTests
{
    public const string Public = "https://bot.example.test";

    [Fact]
    public async Task Updates_come_in_by_the_webhook_and_are_answered_once()
    {
        await using var bot = await StartAsync();

        (await bot.AskAsync("/pump")).Text.ShouldStartWith("🟡 Yes");
        bot.Birch.Says("/until");
        await bot.Telegram.NextMessageAsync(bot.Birch.Chat);
        await bot.AllIsAnsweredAsync();

        bot.Birch.Chat.FromBot.Count.ShouldBe(2);
        bot.Telegram.Calls.ShouldAllBe(call => call.Method != "getUpdates");
        bot.Telegram.Webhook.Refused.ShouldBe(0);
        var call = bot.Telegram.Calls.Single(call => call.Method == "setWebhook");
        call.Text("secret_token")!.Length.ShouldBeGreaterThan(20);
        call.Text("url")!.ShouldNotContain("pretend");
    }

    [Fact]
    public async Task An_update_that_Telegram_repeats_is_not_answered_again()
    {
        await using var bot = await StartAsync();
        var target = bot.Telegram.Webhook.Target!;
        var secret = SecretOf(bot);
        var json = $$$$"""
            {"update_id":5,"message":{"message_id":900,"date":1781000000,"text":"/pump",
             "from":{"id":{{{{bot.Birch.Id}}}},"is_bot":false,"first_name":"Birch"},
             "chat":{"id":{{{{bot.Birch.Id}}}},"type":"private","first_name":"Birch"}}}
            """;
        bot.Birch.HasStarted = true;

        (await PostAsync(bot, target.AbsolutePath, secret, json)).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(bot, target.AbsolutePath, secret, json)).ShouldBe(HttpStatusCode.OK);
        await bot.AskAsync("/until");
        await bot.Telegram.NextMessageAsync(bot.Birch.Chat);
        await bot.AllIsAnsweredAsync();

        bot.Birch.Chat.FromBot.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_does_not_know_path_and_word_is_sent_away_unread()
    {
        await using var bot = await StartAsync();
        var (path, secret) = (bot.Telegram.Webhook.Target!.AbsolutePath, SecretOf(bot));

        (await PostAsync(bot, path, null, "{")).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(bot, path, "wrong", "{")).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(bot, "/telegram/guess", secret, "{")).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(bot, path, secret, "{")).ShouldBe(HttpStatusCode.OK, "anything else would come again for ever");
        (await PostAsync(bot, path, secret, new string(' ', 2_000_000))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("http://bot.example.test", "", "must begin with https")]
    [InlineData("https://bot.example.test:9443", "", "443, 80, 88 and 8443")]
    [InlineData("https://bot.example.test", "no spaces!", "letters, digits")]
    [InlineData("https://bot.example.test/?station=K41", "", "leave out user, ? and #")]
    [InlineData("https://bot.example.test/#top", "", "leave out user, ? and #")]
    [InlineData("https://golf@bot.example.test", "", "leave out user, ? and #")]
    [InlineData("https://localhost", "", "this machine only")]
    [InlineData("https://127.0.0.1:8443", "", "this machine only")]
    public async Task A_webhook_that_can_not_work_stops_the_start(string address, string secret, string said)
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Telegram:Token", "4711:golf-hotel");
        bot.Set("Telegram:Webhook:Url", address);
        bot.Set("Telegram:Webhook:Secret", secret);

        var ran = await bot.RunAsync("run");

        ran.Code.ShouldBe(2);
        ran.Error.ShouldContain(said);
        ran.Error.ShouldNotContain("golf");
    }

    [Fact]
    public async Task A_webhook_that_is_deleted_is_set_again_once_and_then_told()
    {
        ConcurrentQueue<string> told = [];
        await using var bot = await StartAsync(prepared =>
            prepared.Bot.Replace<IAdministratorNotifier>(new NoticeLog(notice => told.Enqueue(notice.Key))));
        await DeleteAsync(bot);
        await bot.RunClockUntilAsync(() => bot.Telegram.Webhook.IsSet, "the webhook is set again", TimeSpan.FromSeconds(10));
        (await bot.AskAsync("/pump")).Text.ShouldStartWith("🟡");
        await bot.RunClockUntilAsync(
            () => told.Any(key => key.StartsWith("telegram|webhook-again", StringComparison.Ordinal)), "it is told",
            TimeSpan.FromSeconds(10));

        await DeleteAsync(bot);
        await bot.RunClockUntilAsync(
            () => told.Contains("telegram|webhook-fought") && told.Any(key => key.StartsWith("telegram|silent", StringComparison.Ordinal)),
            "both are told", TimeSpan.FromSeconds(10));

        bot.Telegram.Webhook.IsSet.ShouldBeFalse();
        (await TelegramOddUpdateTests.HealthAsync(bot)).ShouldContain("was deleted");
    }

    [Fact]
    public async Task A_webhook_that_leads_nowhere_is_told()
    {
        ConcurrentQueue<AdministratorNotice> told = [];
        await using var bot = await StartAsync(prepared => prepared.Bot.Replace<IAdministratorNotifier>(new NoticeLog(told.Enqueue)));
        bot.Telegram.Webhook.Route(Public, new Uri("http://127.0.0.1:9"));
        bot.Birch.Says("/pump");

        await bot.RunClockUntilAsync(
            () => told.Any(notice => notice.Text.Contains("can't deliver", StringComparison.Ordinal)), "it is told",
            TimeSpan.FromSeconds(10));

        (await TelegramOddUpdateTests.HealthAsync(bot)).ShouldContain("Connection refused");
        bot.Telegram.Webhook.Route(Public, bot.Service!.Address);
        await bot.RunClockUntilAsync(() => bot.Birch.Chat.FromBot.Count > 0, "the question is answered", TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_refused_webhook_and_a_wrong_path_are_told_once()
    {
        ConcurrentQueue<string> told = [];
        await using var bot = await TelegramBot.PrepareAsync();
        bot.Bot.Replace<IAdministratorNotifier>(new NoticeLog(notice => told.Enqueue(notice.Key)));
        bot.Bot.Set("Telegram:Webhook:Url", Public);
        bot.Telegram.Faults.Next(
            "setWebhook", Fault.Refusal(400, "Bad Request: bad webhook: Failed to resolve host: Name or service not known"));
        await bot.RunServiceAsync();
        await bot.RunClockUntilAsync(() => bot.Telegram.Webhook.IsSet, "it is set at last");
        told.ShouldBe(["telegram|webhook-refused"]);

        (await PostAsync(bot, "/telegram/guess", SecretOf(bot), "{}")).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(bot, "/telegram/guess", SecretOf(bot), "{}")).ShouldBe(HttpStatusCode.Forbidden);

        told.ShouldBe(["telegram|webhook-refused", "telegram|webhook-path"]);
    }

    private static async Task DeleteAsync(TelegramBot bot)
    {
        using var client = new HttpClient(new SocketsHttpHandler());
        await client.GetAsync(
            new Uri($"{bot.Telegram.BaseUrl}bot{bot.Telegram.Token}/deleteWebhook"), TestContext.Current.CancellationToken);
        bot.Telegram.Webhook.IsSet.ShouldBeFalse();
    }

    internal static async Task<TelegramBot> StartAsync(Action<TelegramBot>? prepare = null)
    {
        var bot = await TelegramBot.PrepareAsync();
        prepare?.Invoke(bot);
        bot.Bot.Set("Telegram:Webhook:Url", Public);
        await bot.RunServiceAsync();
        bot.Telegram.Webhook.Route(Public, bot.Service!.Address);
        await bot.Telegram.UntilAsync(() => bot.Telegram.Webhook.IsSet, "the webhook is set");
        return bot;
    }

    private static string SecretOf(TelegramBot bot) => bot.Telegram.Calls.Last(call => call.Method == "setWebhook").Text("secret_token")!;

    private static async Task<HttpStatusCode> PostAsync(TelegramBot bot, string path, string? secret, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (secret is not null)
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);

        using var answer = await bot.Service!.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
