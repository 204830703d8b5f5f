using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace GartanChatBot.Tests.Fakes.BotApi;

public sealed class WebhookTests : FakeTests
{
    private readonly ConcurrentQueue<string> taken = [];
    private volatile int status = 200;
    private string? secret;

    private Task<Answered> SetAsync(string address = "https://bot.example.org/updates", string token = "a-secret-of-ours") =>
        Bot.AskAsync("setWebhook", new { url = address, secret_token = token, allowed_updates = new[] { "message" } });

    private async Task<WebApplication> ListenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(async context =>
        {
            secret = context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"];
            var update = await JsonNode.ParseAsync(context.Request.Body);
            context.Response.StatusCode = status;
            if (status == 200 && context.Request.Path == "/updates")
                taken.Enqueue(update!["message"]!["text"]!.GetValue<string>());
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        Fake.Webhook.Route("https://bot.example.org", new Uri(app.Urls.Single()));
        return app;
    }

    [Fact]
    public async Task Updates_are_pushed_in_order_with_the_secret()
    {
        await using var app = await ListenAsync();
        Birch.Says("one");
        await SetAsync();
        Birch.Says("two");
        Birch.Says("three");

        await Fake.AllIsTakenAsync();
        taken.ShouldBe(["one", "two", "three"]);
        secret.ShouldBe("a-secret-of-ours");
        (await Bot.AskAsync("getWebhookInfo")).Result["pending_update_count"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task What_is_not_taken_is_pushed_again_and_later_each_time()
    {
        await using var app = await ListenAsync();
        await SetAsync();
        status = 500;
        Birch.Says("one");
        await Fake.UntilAsync(() => Fake.Webhook.Waiting == 1, "the first try failed");
        (await Bot.AskAsync("getWebhookInfo")).Result["last_error_message"]!.GetValue<string>().ShouldContain("500");
        Time.Advance(TimeSpan.FromSeconds(1));
        await Fake.UntilAsync(() => Fake.Webhook.Waiting == 2, "the second try failed");
        status = 200;
        Time.Advance(TimeSpan.FromSeconds(1));
        Fake.Updates.Pending.ShouldHaveSingleItem();
        Time.Advance(TimeSpan.FromSeconds(1));

        await Fake.AllIsTakenAsync();
        taken.ShouldBe(["one"]);
    }

    [Fact]
    public async Task A_webhook_and_polling_exclude_each_other()
    {
        var poll = Bot.AskAsync("getUpdates", new { timeout = 50 });
        await Fake.UntilAsync(() => Fake.Updates.IsPolled, "the bot polls");
        await SetAsync();
        ShouldBeRefused(await poll, 409, "Conflict: terminated by setWebhook request");
        ShouldBeRefused(
            await Bot.AskAsync("getUpdates"), 409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook");

        await Bot.AskAsync("deleteWebhook");
        (await Bot.UpdatesAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://bot.example.org/updates", "An HTTPS URL must be provided")]
    [InlineData("https://bot.example.org:5000/updates", "only on ports 80, 88, 443 or 8443")]
    public async Task An_address_must_be_one_that_Telegram_can_reach(string address, string why) =>
        ShouldBeRefused(await SetAsync(address), 400, why);

    [Fact]
    public async Task A_secret_has_only_plain_characters() =>
        ShouldBeBlamed(await SetAsync(token: "no spaces"), "secret token contains unallowed characters");

    [Fact]
    public async Task Waiting_updates_can_be_dropped()
    {
        Birch.Says("one");
        await Bot.AskAsync("deleteWebhook", new { drop_pending_updates = true });
        (await Bot.UpdatesAsync()).ShouldBeEmpty();
    }
}
