using FakeDiscord;

namespace GartanChatBot.Tests.Fakes.Discord;

/// <summary>Who may ask, in which form, how often, and what goes wrong on the way.</summary>
public class RequestRuleTests
{
    private const string Message = """{"content":"a","allowed_mentions":{"parse":[]}}""";

    [Fact]
    public async Task A_wrong_token_is_refused()
    {
        await using var bot = await RawBot.StartAsync();
        bot.Token = "mike.november.oscar";

        (await bot.GetAsync("/users/@me")).Status.ShouldBe(401);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Mozilla/5.0")]
    public async Task A_user_agent_has_a_form(string? agent)
    {
        await using var bot = await RawBot.StartAsync();
        bot.UserAgent = agent;

        (await bot.GetAsync("/users/@me")).Code.ShouldBe(40333);

        bot.Discord.Violations.Forgive("user agent");
    }

    [Fact]
    public async Task A_body_is_JSON_and_says_so()
    {
        await using var bot = await RawBot.StartAsync();
        var path = $"/channels/{bot.Crew.Id}/messages";

        (await bot.SendAsync(HttpMethod.Post, path, Message, "text/plain")).Code.ShouldBe(50035);
        (await bot.PostAsync(path, "{")).Code.ShouldBe(50109);

        bot.Discord.Violations.Forgive("").Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_Discord_does_not_have_is_noted()
    {
        await using var bot = await RawBot.StartAsync();

        (await bot.GetAsync("/stations")).Status.ShouldBe(404);
        (await bot.SendAsync(HttpMethod.Delete, "/users/@me")).Status.ShouldBe(405);

        bot.Discord.Violations.Forgive("nothing that Discord knows").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Files_come_in_parts_whatever_the_boundary()
    {
        await using var bot = await RawBot.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler());
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bot {bot.Token}");
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", bot.UserAgent);
        using var form = new MultipartFormDataContent("Upload----11/23/2026 22:23:07");
        using var payload = new StringContent("""
            {"embeds":[{"image":{"url":"attachment://week.png"}}],"attachments":[{"id":"0","filename":"week.png"}],
             "allowed_mentions":{"parse":[]}}
            """);
        using var picture = new ByteArrayContent([1, 2, 3]);
        form.Add(payload, "payload_json");
        form.Add(picture, "files[0]", "week.png");

        using var answer = await client.PostAsync(new Uri($"{bot.Discord.Api}/channels/{bot.Crew.Id}/messages"), form);

        ((int)answer.StatusCode).ShouldBe(200);
        bot.Crew.Messages[0].Files["week.png"].ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task The_bucket_is_told_and_has_to_be_minded()
    {
        await using var bot = await RawBot.StartAsync();

        for (var left = 4; left >= 0; left--)
        {
            var answer = await bot.SayAsync(Message);
            answer.Headers["X-RateLimit-Remaining"].ShouldBe($"{left}");
            answer.Headers["X-RateLimit-Limit"].ShouldBe("5");
            answer.Headers["X-RateLimit-Reset-After"].ShouldBe("5.000");
        }

        var refused = await bot.SayAsync(Message);

        refused.Status.ShouldBe(429);
        refused.Headers["X-RateLimit-Scope"].ShouldBe("user");
        refused.Headers["Retry-After"].ShouldBe("5");
        refused.Body!["retry_after"]!.GetValue<double>().ShouldBe(5);
        bot.Discord.Violations.Forgive("before Discord had said it may");
        bot.Time.Advance(TimeSpan.FromSeconds(5));
        (await bot.SayAsync(Message)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Each_channel_has_a_bucket_of_its_own_under_one_hash()
    {
        await using var bot = await RawBot.StartAsync();
        var other = bot.Discord.Guild("Fernbrae").Channel("alerts");
        for (var i = 0; i < 4; i++)
        {
            await bot.SayAsync(Message);
        }

        var here = await bot.SayAsync(Message);
        var there = await bot.PostAsync($"/channels/{other.Id}/messages", Message);

        there.Headers["X-RateLimit-Remaining"].ShouldBe("4");
        there.Headers["X-RateLimit-Bucket"].ShouldBe(here.Headers["X-RateLimit-Bucket"]);
    }

    [Fact]
    public async Task There_is_a_limit_over_everything_but_interactions()
    {
        await using var bot = await RawBot.StartAsync();
        var asked = await bot.AskedAsync();
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        bot.Discord.RateLimits.Global = 1;

        await bot.GetAsync("/users/@me");
        var refused = await bot.GetAsync("/applications/@me");

        refused.Status.ShouldBe(429);
        refused.Headers["X-RateLimit-Global"].ShouldBe("true");
        refused.Headers["X-RateLimit-Scope"].ShouldBe("global");
        refused.Body!["global"]!.GetValue<bool>().ShouldBeTrue();
        (await bot.CallbackAsync(asked, """{"type":5}""")).Status.ShouldBe(204);
        (await bot.SayAsync(Message)).Status.ShouldBe(429);
        bot.Discord.Violations.Forgive("before Discord had said it may");
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        (await bot.SayAsync(Message)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("user", 1)]
    [InlineData("global", 1)]
    [InlineData("shared", 0)]
    public async Task Too_many_is_said_in_each_scope_and_counted_unless_it_is_shared(string scope, int counted)
    {
        await using var bot = await RawBot.StartAsync();
        bot.Discord.When("POST /channels/*/messages").TooMany(scope, TimeSpan.FromSeconds(1.5));

        var refused = await bot.SayAsync(Message);

        refused.Headers["X-RateLimit-Scope"].ShouldBe(scope);
        refused.Headers["Retry-After"].ShouldBe("2");
        refused.Body!["retry_after"]!.GetValue<double>().ShouldBe(1.5);
        bot.Discord.RateLimits.Invalid.ShouldBe(counted);
        bot.Time.Advance(TimeSpan.FromSeconds(1.5));
        (await bot.SayAsync(Message)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Who_asks_in_vain_too_often_is_shut_out()
    {
        await using var bot = await RawBot.StartAsync();
        bot.Discord.RateLimits.MaxInvalid = 2;
        bot.Token = "mike.november.oscar";
        await bot.GetAsync("/users/@me");
        await bot.GetAsync("/users/@me");
        bot.Token = bot.Discord.Token;

        var shut = await bot.GetAsync("/users/@me");

        shut.Status.ShouldBe(429);
        shut.Body.ShouldBeNull();
        bot.Discord.Violations.Forgive("Cloudflare");
        bot.Time.Advance(TimeSpan.FromMinutes(10));
        (await bot.GetAsync("/users/@me")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Trouble_comes_as_often_as_told()
    {
        await using var bot = await RawBot.StartAsync();
        bot.Discord.When("POST /channels/*/messages", times: 2).Fails(503);
        bot.Discord.When("GET /users/@me").Refuses(Refusal.MissingAccess);

        (await bot.SayAsync(Message)).Status.ShouldBe(503);
        (await bot.SayAsync(Message)).Status.ShouldBe(503);
        (await bot.SayAsync(Message)).Status.ShouldBe(200);
        (await bot.GetAsync("/users/@me")).Code.ShouldBe(50001);
        bot.Crew.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_request_can_be_done_and_its_answer_lost()
    {
        await using var bot = await RawBot.StartAsync();
        bot.Discord.When("POST /channels/*/messages").IsTakenButCut();
        bot.Discord.When("POST /channels/*/messages").IsTakenButFails();
        bot.Discord.When("POST /channels/*/messages").Cuts();

        await Should.ThrowAsync<HttpRequestException>(() => bot.SayAsync(Message));
        (await bot.SayAsync(Message)).Status.ShouldBe(502);
        await Should.ThrowAsync<HttpRequestException>(() => bot.SayAsync(Message));

        bot.Crew.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_request_can_hang_done_or_not()
    {
        await using var bot = await RawBot.StartAsync();
        bot.Discord.When("POST /channels/*/messages").IsTakenButHangs();
        bot.Discord.When("GET /users/@me").Hangs();

        var say = bot.SayAsync(Message);
        var ask = bot.GetAsync("/users/@me");

        (await bot.Discord.ArrivalAsync(call => call.Method == "GET")).Answer.ShouldBeNull();
        (await bot.Crew.MessageAsync()).Content.ShouldBe("a");
        say.IsCompleted.ShouldBeFalse();
        ask.IsCompleted.ShouldBeFalse();
        bot.Abandon();
        await Should.ThrowAsync<OperationCanceledException>(() => say);
        await Should.ThrowAsync<OperationCanceledException>(() => ask);
    }
}
