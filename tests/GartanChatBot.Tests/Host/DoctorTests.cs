using GartanChatBot.Chat.Telegram.Updates;
using GartanChatBot.Tests.TestKit;
using Microsoft.AspNetCore.Http;

namespace GartanChatBot.Tests.Host;

/// <summary>The doctor tells a right token from a wrong one, and shows neither.</summary>
public class DoctorTests
{
    [Fact]
    public async Task Tokens_that_are_known_belong_to_somebody()
    {
        await using var chats = await PretendChatServices.StartAsync();
        await using var bot = await BotHarness.StartAsync();
        Point(bot, chats.Address, PretendChatServices.TelegramToken, PretendChatServices.DiscordToken);

        var ran = await bot.RunAsync("doctor");

        ran.Code.ShouldBe(0, ran.Output);
        Lines(ran, "Telegram").ShouldBe(["✔ Telegram: the token belongs to fernbrae_bot.", "✔ Telegram: long polling, 0 pending updates."]);
        Lines(ran, "Discord").ShouldBe(
        [
            "✔ Discord: the token belongs to fernbrae.",
            "✔ Discord: application Fernbrae (1), answers on the gateway.",
            "✔ Discord: gateway wss://gateway.example.test, 998 of 1000 connections left today.",
        ]);
        ShowsNoToken(ran);
    }

    [Fact]
    public async Task Tokens_that_are_refused_say_where_to_get_another()
    {
        await using var chats = await PretendChatServices.StartAsync();
        await using var bot = await BotHarness.StartAsync();
        Point(bot, chats.Address, "4711:golf-hotel-wrong", "juliett.kilo.wrong");

        var ran = await bot.RunAsync("doctor");

        ran.Code.ShouldBe(1);
        Lines(ran, "Telegram")
            .ShouldBe(["✖ Telegram: the token was rejected (401). Ask BotFather for the token again and set TELEGRAM__TOKEN."]);
        Lines(ran, "Discord")
            .ShouldBe(["✖ Discord: the token was refused (401). Reset the token in the developer portal and set DISCORD__TOKEN."]);
        chats.Asked.ShouldHaveSingleItem("whoever is not known need not ask for the gateway").ShouldBe("/api/v10/users/@me");
        ShowsNoToken(ran);
    }

    [Theory]
    [InlineData(
        "",
        """{"url":"https://old.example.test/telegram/golf","pending_update_count":3}""",
        "✔ Telegram: a webhook at old.example.test is set; the next start removes it, because long polling is configured."
    )]
    [InlineData(
        "https://bot.example.test",
        """{"url":"","pending_update_count":0}""",
        "✔ Telegram: the next start sets the webhook at bot.example.test."
    )]
    [InlineData(
        "https://bot.example.test",
        """{"url":"https://old.example.test/x","pending_update_count":0}""",
        "✔ Telegram: the webhook is at old.example.test; the next start changes it to bot.example.test."
    )]
    [InlineData(
        "https://bot.example.test",
        """{"url":"https://bot.example.test/telegram/PATH","pending_update_count":1}""",
        "✔ Telegram: webhook at bot.example.test, 1 pending updates."
    )]
    [InlineData(
        "https://bot.example.test",
        """{"url":"https://bot.example.test/telegram/golf","pending_update_count":1}""",
        "✔ Telegram: the webhook at bot.example.test has another port or path than the settings; the next start sets it."
    )]
    [InlineData(
        "https://bot.example.test:8443",
        """{"url":"https://bot.example.test/telegram/PATH","pending_update_count":1}""",
        "✔ Telegram: the webhook at bot.example.test has another port or path than the settings; the next start sets it."
    )]
    [InlineData(
        "https://bot.example.test",
        """{"url":"https://bot.example.test/telegram/PATH","pending_update_count":7,"last_error_date":1781000000,"last_error_message":"Connection refused"}""",
        "✖ Telegram: could not deliver to the webhook at bot.example.test (\"Connection refused\"); 7 pending updates. "
            + "Check that Telegram:Webhook:Url leads to this bot's web server, or remove it to use long polling."
    )]
    public async Task A_webhook_is_held_against_the_settings(string configured, string info, string line)
    {
        await using var chats = await PretendChatServices.StartAsync();
        await using var bot = await BotHarness.StartAsync();
        Point(bot, chats.Address, PretendChatServices.TelegramToken, PretendChatServices.DiscordToken);
        chats.Webhook = info.Replace("/telegram/PATH", PathOf(configured));
        if (configured.Length > 0)
            bot.Set("Telegram:Webhook:Url", configured);

        var ran = await bot.RunAsync("doctor");

        Lines(ran, "Telegram")[^1].ShouldBe(line);
        ShowsNoToken(ran);
    }

    private static string PathOf(string url) => url.Length == 0 ? "/" : new Uri(Webhook.AddressOf(new()
    {
        Token = new(PretendChatServices.TelegramToken),
        Webhook = new() { Url = new(url) },
    })).AbsolutePath;

    [Theory]
    [InlineData(503, "✖ Discord: responded with 503; the gateway could not be checked. Try again later.")]
    [InlineData(302, "✖ Discord: responded with 302; the gateway could not be checked. Try again later.")]
    [InlineData(200, "✖ Discord: the response could not be understood. Check Discord:ApiBaseUrl.")]
    public async Task A_gateway_that_does_not_answer_as_it_should_is_seen(int status, string line)
    {
        await using var chats = await PretendChatServices.StartAsync();
        await using var bot = await BotHarness.StartAsync();
        Point(bot, chats.Address, PretendChatServices.TelegramToken, PretendChatServices.DiscordToken);
        chats.Gateway = () => status == 302 ? Results.Redirect("/elsewhere") : Results.Text("<html>", "text/html", statusCode: status);

        var ran = await bot.RunAsync("doctor");

        ran.Code.ShouldBe(1);
        Lines(ran, "Discord")[^1].ShouldBe(line);
        ShowsNoToken(ran);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_told_from_a_refusal()
    {
        Uri gone;
        await using (var chats = await PretendChatServices.StartAsync())
            gone = chats.Address;

        await using var bot = await BotHarness.StartAsync();
        Point(bot, gone, PretendChatServices.TelegramToken, PretendChatServices.DiscordToken);

        var ran = await bot.RunAsync("doctor");

        ran.Code.ShouldBe(1);
        Lines(ran, "Telegram").ShouldHaveSingleItem().ShouldStartWith("✖ Telegram: not reachable (ConnectionError).");
        Lines(ran, "Discord").ShouldHaveSingleItem().ShouldStartWith("✖ Discord: not reachable (ConnectionError).");
        ShowsNoToken(ran);
    }

    [Fact]
    public async Task A_token_that_cannot_be_sent_is_not_shown_either()
    {
        await using var chats = await PretendChatServices.StartAsync();
        await using var bot = await BotHarness.StartAsync();
        Point(bot, chats.Address, "", "juliett\nkilo");

        var ran = await bot.RunAsync("doctor");

        Lines(ran, "Discord").ShouldHaveSingleItem().ShouldStartWith("✖ Discord: the token contains invalid characters.");
        ShowsNoToken(ran);
    }

    [Fact]
    public async Task Keys_that_change_nothing_are_counted()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Alerts:QuietHour", "22:00-07:00");

        var ran = await bot.RunAsync("doctor");

        ran.Code.ShouldBe(0, ran.Output);
        ran.Error.ShouldBe("Alerts:QuietHour: there is no such setting; the nearest is Alerts:QuietHours. It is ignored.");
        ran.Output.ShouldContain("1 unknown keys are ignored (see above)");
    }

    private static void Point(BotHarness bot, Uri address, string telegram, string discord)
    {
        bot.Set("Telegram:ApiBaseUrl", address.AbsoluteUri);
        bot.Set("Discord:ApiBaseUrl", $"{address.AbsoluteUri}api/v10/");
        bot.Set("Telegram:Token", telegram);
        bot.Set("Discord:Token", discord);
    }

    private static List<string> Lines(Ran ran, string platform) =>
        [.. ran.Output.Split('\n').Select(line => line.Trim()).Where(line => line.Contains($" {platform}: ", StringComparison.Ordinal))];

    private static void ShowsNoToken(Ran ran)
    {
        foreach (var part in (string[])["golf", "juliett", "kilo"])
            (ran.Output + ran.Error).ShouldNotContain(part);
    }
}
