using System.Text.Json.Nodes;

namespace GartanChatBot.Tests.Fakes.Discord;

/// <summary>What Discord refuses in a message.</summary>
public class MessageRuleTests
{
    [Fact]
    public async Task Content_has_at_most_2000_characters()
    {
        await using var bot = await RawBot.StartAsync();

        await bot.RefusedAsync(new() { ["content"] = new string('a', 2001) }, "BASE_TYPE_BAD_LENGTH");
        (await bot.SayAsync(new JsonObject { ["content"] = new string('a', 2000) + "   " })).Status.ShouldBe(200);
        (await bot.SayAsync(new JsonObject { ["content"] = string.Concat(Enumerable.Repeat("🚒", 2000)) })).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("title", 256)]
    [InlineData("description", 4096)]
    public async Task Each_text_of_an_embed_has_its_length(string part, int most)
    {
        await using var bot = await RawBot.StartAsync();

        await bot.RefusedAsync(Embed(new() { [part] = new string('a', most + 1) }), "BASE_TYPE_BAD_LENGTH");
        (await bot.SayAsync(Embed(new() { [part] = new string('a', most) }))).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("author", "name", 256)]
    [InlineData("footer", "text", 2048)]
    public async Task So_have_its_author_and_footer(string part, string text, int most)
    {
        await using var bot = await RawBot.StartAsync();

        await bot.RefusedAsync(Embed(new() { [part] = new JsonObject { [text] = new string('a', most + 1) } }), "BASE_TYPE_BAD_LENGTH");
        (await bot.SayAsync(Embed(new() { [part] = new JsonObject { [text] = new string('a', most) } }))).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(257, 1)]
    [InlineData(1, 1025)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task And_its_fields(int name, int value)
    {
        await using var bot = await RawBot.StartAsync();

        await bot.RefusedAsync(Embed(new() { ["fields"] = new JsonArray(Row(name, value)) }), "BASE_TYPE_");
    }

    [Fact]
    public async Task An_embed_has_at_most_25_fields_and_a_message_10_embeds()
    {
        await using var bot = await RawBot.StartAsync();

        await bot.RefusedAsync(Embed(new() { ["fields"] = Many(26, () => Row(1, 1)) }), "BASE_TYPE_BAD_LENGTH");
        await bot.RefusedAsync(new() { ["embeds"] = Many(11, () => new JsonObject { ["title"] = "a" }) }, "BASE_TYPE_BAD_LENGTH");
        (await bot.SayAsync(new JsonObject { ["embeds"] = Many(10, () => new JsonObject { ["title"] = "a" }) })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task All_embeds_together_have_at_most_6000_characters()
    {
        await using var bot = await RawBot.StartAsync();

        await bot.RefusedAsync(
            new() { ["embeds"] = Many(2, () => new JsonObject { ["description"] = new string('a', 3001) }) }, "MAX_EMBED_SIZE_EXCEEDED");
        (
            await bot.SayAsync(new JsonObject { ["embeds"] = Many(2, () => new JsonObject { ["description"] = new string('a', 3000) }) })
        ).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("""{"url":"javascript:alert(1)","title":"a"}""", "URL_TYPE_INVALID_URL")]
    [InlineData("""{"timestamp":"yesterday","title":"a"}""", "DATE_TIME_TYPE_PARSE")]
    [InlineData("""{"color":16777216,"title":"a"}""", "NUMBER_TYPE_RANGE")]
    [InlineData("""{"color":"red","title":"a"}""", "NUMBER_TYPE_COERCE")]
    [InlineData("""{"title":7}""", "STRING_TYPE_CONVERT")]
    [InlineData("""{"title":"a","fields":[{"name":"a","value":"b","inline":"yes"}]}""", "BOOLEAN_TYPE_CONVERT")]
    [InlineData("""{"title":"a","fields":{}}""", "LIST_TYPE_CONVERT")]
    [InlineData("\"a\"", "MODEL_TYPE_CONVERT")]
    public async Task A_value_of_the_wrong_kind_is_refused(string embed, string code)
    {
        await using var bot = await RawBot.StartAsync();

        await bot.RefusedAsync(new() { ["embeds"] = new JsonArray(JsonNode.Parse(embed)) }, code);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"content":"  "}""")]
    [InlineData("""{"embeds":[],"components":[]}""")]
    public async Task A_message_says_something(string body)
    {
        await using var bot = await RawBot.StartAsync();

        (await bot.SayAsync(JsonNode.Parse(body)!.AsObject())).Code.ShouldBe(50006);

        bot.Discord.Violations.Forgive("says nothing");
    }

    [Fact]
    public async Task An_edit_may_not_empty_a_message_either()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.SayAsync(new JsonObject { ["content"] = "a" });

        var path = $"/channels/{bot.Crew.Id}/messages/{bot.Crew.Messages[0].Id}";
        (await bot.SendAsync(HttpMethod.Patch, path, """{"content":null}""")).Code.ShouldBe(50006);
        bot.Discord.Violations.Forgive("says nothing");

        (
            await bot.SendAsync(HttpMethod.Patch, path, """{"content":null,"embeds":[{"title":"b"}],"allowed_mentions":{"parse":[]}}""")
        ).Status.ShouldBe(200);
        bot.Crew.Messages[0].Text.ShouldBe("# b");
    }

    [Fact]
    public async Task What_an_edit_leaves_out_stays()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.SayAsync(new JsonObject { ["content"] = "a", ["components"] = Buttons("one") });
        var path = $"/channels/{bot.Crew.Id}/messages/{bot.Crew.Messages[0].Id}";

        await bot.SendAsync(HttpMethod.Patch, path, """{"content":"b","allowed_mentions":{"parse":[]}}""");
        bot.Crew.Messages[0].Buttons.Count.ShouldBe(1);

        await bot.SendAsync(HttpMethod.Patch, path, """{"components":[]}""");
        bot.Crew.Messages[0].Buttons.ShouldBeEmpty();
        bot.Crew.Messages[0].Content.ShouldBe("b");
    }

    [Theory]
    [InlineData("""{"content":"a"}""", "allowed_mentions is left out")]
    [InlineData("""{"content":"a","allowed_mentions":{"parse":[]},"contents":"b"}""", "contents is a property that Discord does not know")]
    [InlineData("""{"embeds":[{"title":"a","colour":1}],"allowed_mentions":{"parse":[]}}""", "embeds.0.colour is a property")]
    [InlineData("""{"content":"a","allowed_mentions":{"parse":[]},"nonce":"n"}""", "nonce does nothing without enforce_nonce")]
    [InlineData("""{"embeds":[{}],"allowed_mentions":{"parse":[]},"content":"a"}""", "shows nothing")]
    public async Task What_Discord_lets_pass_is_noted_all_the_same(string body, string violation)
    {
        await using var bot = await RawBot.StartAsync();

        (await bot.SayAsync(body)).Status.ShouldBe(200);

        bot.Discord.Violations.Forgive(violation).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"parse":["users"],"users":["1"]}""", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE")]
    [InlineData("""{"parse":["all"]}""", "BASE_TYPE_CHOICES")]
    [InlineData("""{"parse":[],"roles":["watch"]}""", "NUMBER_TYPE_COERCE")]
    public async Task Mentions_are_allowed_one_way(string mentions, string code)
    {
        await using var bot = await RawBot.StartAsync();

        await bot.RefusedAsync(new() { ["content"] = "a", ["allowed_mentions"] = JsonNode.Parse(mentions) }, code);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(1)]
    public async Task A_message_in_a_channel_cannot_have_every_flag(int flags)
    {
        await using var bot = await RawBot.StartAsync();

        await bot.RefusedAsync(new() { ["content"] = "a", ["flags"] = flags }, "BASE_TYPE_CHOICES");
    }

    [Fact]
    public async Task A_nonce_has_at_most_25_characters()
    {
        await using var bot = await RawBot.StartAsync();

        await bot.RefusedAsync(
            new()
            {
                ["content"] = "a",
                ["nonce"] = new string('n', 26),
                ["enforce_nonce"] = true,
            },
            "BASE_TYPE_BAD_LENGTH");
    }

    private static JsonObject Embed(JsonObject embed) => new() { ["embeds"] = new JsonArray(embed) };

    private static JsonObject Row(int name, int value) => new() { ["name"] = new string('n', name), ["value"] = new string('v', value) };

    private static JsonArray Many(int count, Func<JsonObject> make) => new([.. Enumerable.Range(0, count).Select(_ => make())]);

    private static JsonArray Buttons(string id) => new(new JsonObject
    {
        ["type"] = 1,
        ["components"] = new JsonArray(new JsonObject { ["type"] = 2, ["style"] = 1, ["label"] = id, ["custom_id"] = id }),
    });
}
