using FakeDiscord;

namespace GartanChatBot.Tests.Fakes.Discord;

/// <summary>When and how an interaction may be answered.</summary>
public class InteractionRuleTests
{
    private const string Message = """{"type":4,"data":{"content":"a","allowed_mentions":{"parse":[]}}}""";
    private const string Edit = """{"content":"b","allowed_mentions":{"parse":[]}}""";
    private const string Later = """{"type":5}""";

    [Fact]
    public async Task The_first_answer_has_three_seconds()
    {
        await using var bot = await RawBot.StartAsync();
        var asked = await bot.AskedAsync();

        bot.Time.Advance(TimeSpan.FromSeconds(3.001));

        (await bot.CallbackAsync(asked, Message)).Code.ShouldBe(10062);
        bot.Crew.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task There_is_one_first_answer()
    {
        await using var bot = await RawBot.StartAsync();
        var asked = await bot.AskedAsync();

        (await bot.CallbackAsync(asked, Message)).Status.ShouldBe(204);
        (await bot.CallbackAsync(asked, Message)).Code.ShouldBe(40060);

        bot.Discord.Violations.Forgive("twice");
        bot.Crew.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Trying_again_is_no_fault_when_the_answer_went_astray()
    {
        await using var bot = await RawBot.StartAsync();
        var asked = await bot.AskedAsync();
        bot.Discord.When("POST /interactions/*/*/callback").IsTakenButCut();

        await Should.ThrowAsync<HttpRequestException>(() => bot.CallbackAsync(asked, Message));
        (await bot.CallbackAsync(asked, Message)).Code.ShouldBe(40060);

        bot.Crew.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_answer_is_handed_back_when_asked_for()
    {
        await using var bot = await RawBot.StartAsync();
        var asked = await bot.AskedAsync();

        var answer = await bot.PostAsync($"/interactions/{asked.Id}/{asked.Token}/callback?with_response=true", Message);

        answer.Body!["resource"]!["message"]!["id"]!.ToString().ShouldBe(bot.Crew.Messages[0].Id);
    }

    [Fact]
    public async Task The_token_lives_for_fifteen_minutes()
    {
        await using var bot = await RawBot.StartAsync();
        var asked = await bot.AskedAsync();
        await bot.CallbackAsync(asked, Later);

        bot.Time.Advance(TimeSpan.FromMinutes(15));
        (await bot.WebhookAsync(HttpMethod.Patch, asked, "/messages/@original", Edit)).Status.ShouldBe(200);
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        (await bot.WebhookAsync(HttpMethod.Patch, asked, "/messages/@original", Edit)).Code.ShouldBe(50027);
    }

    [Fact]
    public async Task Nothing_follows_what_was_not_answered_first()
    {
        await using var bot = await RawBot.StartAsync();
        var asked = await bot.AskedAsync();

        (await bot.WebhookAsync(HttpMethod.Post, asked, "", Edit)).Code.ShouldBe(10015);
        (await bot.WebhookAsync(HttpMethod.Get, asked, "/messages/@original")).Code.ShouldBe(10015);
    }

    [Fact]
    public async Task A_follow_up_is_a_message_of_its_own_that_can_be_edited_and_deleted()
    {
        await using var bot = await RawBot.StartAsync();
        var asked = await bot.AskedAsync();
        await bot.CallbackAsync(asked, Message);

        var followed = await bot.WebhookAsync(
            HttpMethod.Post,
            asked,
            "?wait=true",
            """{"content":"psst","flags":64,"allowed_mentions":{"parse":[]}}"""
        );
        var path = $"/messages/{followed.Body!["id"]}";
        await bot.WebhookAsync(HttpMethod.Patch, asked, path, Edit);
        bot.Crew.Ephemerals.Single().Content.ShouldBe("b");

        (await bot.WebhookAsync(HttpMethod.Delete, asked, path)).Status.ShouldBe(204);
        bot.Crew.Ephemerals.ShouldBeEmpty();
        (await bot.WebhookAsync(HttpMethod.Get, asked, path)).Code.ShouldBe(10008);
        (await bot.WebhookAsync(HttpMethod.Get, asked, "/messages/@original")).Body!["content"]!.ToString().ShouldBe("a");
    }

    [Fact]
    public async Task A_follow_up_straight_after_deferring_fills_the_placeholder_and_is_noted()
    {
        await using var bot = await RawBot.StartAsync();
        var asked = await bot.AskedAsync();
        await bot.CallbackAsync(asked, Later);

        await bot.WebhookAsync(HttpMethod.Post, asked, "", Edit);

        bot.Crew.Messages.Single().Content.ShouldBe("b");
        bot.Discord.Violations.Forgive("deprecated");
    }

    [Theory]
    [InlineData("""{"type":6}""")]
    [InlineData("""{"type":7,"data":{"content":"a","allowed_mentions":{"parse":[]}}}""")]
    [InlineData("""{"type":8,"data":{"choices":[]}}""")]
    [InlineData("""{"type":1}""")]
    [InlineData("""{"type":5,"data":{"flags":4096}}""")]
    [InlineData("""{"type":4,"data":{"content":"a","flags":1,"allowed_mentions":{"parse":[]}}}""")]
    [InlineData("""{"data":{}}""")]
    public async Task A_command_is_not_answered_like_this(string answer)
    {
        await using var bot = await RawBot.StartAsync();
        var asked = await bot.AskedAsync();

        (await bot.CallbackAsync(asked, answer)).Code.ShouldBe(50035);

        bot.Discord.Violations.Forgive("");
        asked.FirstAnswer.ShouldBeNull();
    }

    [Fact]
    public async Task Half_a_word_is_completed_by_at_most_25_choices_and_by_nothing_else()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.RegisterAsync(RawBot.Pump);
        await bot.BeginAsync();
        var typing = bot.Rowan.Types(bot.Crew, "pump", "pump", "");
        var choices = string.Join(',', Enumerable.Range(0, 26).Select(index => $$"""{"name":"n{{index}}","value":"v{{index}}"}"""));

        (await bot.CallbackAsync(typing, """{"type":8,"data":{"choices":[""" + choices + "]}}")).Code.ShouldBe(50035);
        (await bot.CallbackAsync(typing, Message)).Code.ShouldBe(50035);
        (await bot.CallbackAsync(typing, """{"type":8,"data":{"choices":[{"name":"n","value":5}]}}""")).Code.ShouldBe(50035);
        bot.Discord.Violations.Forgive("");
        (await bot.CallbackAsync(typing, """{"type":8,"data":{"choices":[]}}""")).Status.ShouldBe(204);
    }

    [Fact]
    public async Task A_press_can_be_acknowledged_first_and_its_message_rewritten_later()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.BeginAsync();
        await bot.SayAsync("""
            {"content":"a","allowed_mentions":{"parse":[]},
            "components":[{"type":1,"components":[{"type":2,"style":1,"label":"Refresh","custom_id":"r"}]}]}
            """);
        var pressed = bot.Rowan.Presses(bot.Crew.Messages[0], "Refresh");

        await bot.CallbackAsync(pressed, """{"type":6}""");
        await bot.WebhookAsync(HttpMethod.Patch, pressed, "/messages/@original", Edit);

        bot.Crew.Messages.Single().Text.ShouldBe("b\n[ Refresh ]");
    }

    [Fact]
    public async Task What_one_person_sees_another_cannot_press()
    {
        await using var bot = await RawBot.StartAsync();
        var asked = await bot.AskedAsync();
        await bot.CallbackAsync(asked, """
            {"type":4,"data":{"content":"a","flags":64,"allowed_mentions":{"parse":[]},
            "components":[{"type":1,"components":[{"type":2,"style":1,"label":"More","custom_id":"m"}]}]}}
            """);
        var other = bot.Discord.Guild("Fernbrae").Member("Ellis");

        Should.Throw<InvalidOperationException>(() => other.Presses(asked.Original!, "More"));
        bot.Rowan.Presses(asked.Original!, "More").Source.ShouldBe(asked.Original);
    }

    [Fact]
    public async Task An_interaction_says_who_where_and_when()
    {
        await using var bot = await RawBot.StartAsync();

        var payload = (await bot.AskedAsync()).Payload;

        Snowflakes.MomentOf(payload["id"]!.ToString()).ShouldBe(bot.Time.GetUtcNow());
        payload["member"]!["user"]!["username"]!.ToString().ShouldBe("Rowan");
        payload["member"]!["permissions"]!
            .ToString()
            .ShouldBe(((ulong)Permissions.Everyday).ToString(System.Globalization.CultureInfo.InvariantCulture));
        payload["entitlements"]!.ToJsonString().ShouldBe("[]");
        bot.Rowan.Slash(bot.Rowan.DirectMessages, "pump", ("pump", "K41P1")).Payload["user"]!["id"]!.ToString().ShouldBe(bot.Rowan.Id);
    }
}
