using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Fakes.BotApi;

/// <summary>A bot on grammY, which knows Telegram better than we do, finds nothing odd about the fake.</summary>
public sealed class GrammyTests : FakeTests
{
    private RealClient StartClient(params (string Name, string Value)[] more) =>
        RealClient.Start(
            "telegram.mjs",
            new Dictionary<string, string>(more.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)))
            {
                ["BOT_TOKEN"] = Fake.Token,
                ["API_ROOT"] = Fake.BaseUrl.AbsoluteUri.TrimEnd('/'),
            });

    [Fact]
    public async Task It_polls_answers_edits_pins_and_fills_the_menu()
    {
        await using var client = StartClient();
        (await client.NextAsync())["started"]!.GetValue<string>().ShouldBe("FernbraeCrewBot");

        Birch.Starts("link-42");
        (await Fake.NextMessageAsync(Birch.Chat)).Text.ShouldBe("Welcome Birch: link-42");

        var question = Birch.Says("/now");
        var answer = await Fake.NextMessageAsync(Birch.Chat);
        answer.Marked("bold").ShouldBe(["On the run"]);
        answer.ReplyTo.ShouldBe(question);
        answer.Buttons.ShouldBe(["Fix it", "Help"]);

        (await Birch.Taps(answer, "Fix it").AnsweredAsync()).Text.ShouldBe("One moment");
        await Fake.UntilAsync(() => answer.Edits == 1, "the answer is edited");
        answer.Text.ShouldBe("Nobody can fix it");
        answer.Buttons.ShouldBeEmpty();

        Birch.Says("/chart");
        var chart = await Fake.NextMessageAsync(Birch.Chat);
        chart.PhotoSize.ShouldBe((2, 3));
        (await client.NextAsync())["pinned"]!.GetValue<bool>().ShouldBeTrue();
        Birch.Chat.Pinned.ShouldBe(chart);

        Time.Advance(TimeSpan.FromSeconds(10));
        Birch.Says("/menu");
        (await client.NextAsync())["menu"]!.AsArray().ShouldHaveSingleItem()!["command"]!.GetValue<string>().ShouldBe("now");
        await Fake.NextMessageAsync(Birch.Chat);
        Fake.Menu.SeenBy(Birch, Birch.Chat).ShouldHaveSingleItem().Command.ShouldBe("now");
    }

    [Fact]
    public async Task It_understands_refusals_groups_topics_and_moves()
    {
        await using var client = StartClient();
        await client.NextAsync();

        Birch.Says("/broken");
        var refusal = await client.NextAsync();
        refusal["grammyError"]!.GetValue<bool>().ShouldBeTrue();
        refusal["text"]!.GetValue<string>().ShouldStartWith("Bad Request: can't parse entities");
        await Fake.NextMessageAsync(Birch.Chat);
        Fake.ForgiveViolations().ShouldHaveSingleItem();

        var forum = Fake.Forum("Fernbrae");
        var topic = forum.Topic("Alerts");
        Birch.In(topic).Says("/now@FernbraeCrewBot");
        (await Fake.NextMessageAsync(forum)).Topic.ShouldBe(topic);

        var crew = Fake.Group("Fernbrae crew", withBot: false);
        Birch.AddsTheBotTo(crew);
        (await client.NextAsync()).ToJsonString().ShouldBe("""{"was":"left","is":"member"}""");

        var moved = crew.BecomesSupergroup();
        (await client.NextAsync())["movedTo"]!.GetValue<long>().ShouldBe(moved.Id);
    }

    [Fact]
    public async Task It_takes_updates_by_webhook()
    {
        await using var client = StartClient(("WEBHOOK_URL", "https://bot.example.org/updates"), ("WEBHOOK_SECRET", "a-secret-of-ours"));
        var port = (await client.NextAsync())["port"]!.GetValue<int>();
        Fake.Webhook.Route("https://bot.example.org", new Uri($"http://127.0.0.1:{port}"));

        Birch.Says("/now");
        (await Fake.NextMessageAsync(Birch.Chat)).Text.ShouldBe("On the run until 18:00");
        await Fake.AllIsTakenAsync();
    }
}
