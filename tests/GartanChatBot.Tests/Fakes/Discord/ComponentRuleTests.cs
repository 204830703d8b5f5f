using System.Text.Json.Nodes;

namespace GartanChatBot.Tests.Fakes.Discord;

/// <summary>What Discord refuses in the rows under a message.</summary>
public class ComponentRuleTests
{
    [Fact]
    public async Task Five_rows_of_five_buttons_are_the_most()
    {
        await using var bot = await RawBot.StartAsync();

        await bot.RefusedAsync(Message([.. Enumerable.Range(0, 6).Select(row => Row(Button($"{row}")))]), "BASE_TYPE_BAD_LENGTH");
        await bot.RefusedAsync(Message(Row([.. Enumerable.Range(0, 6).Select(button => Button($"{button}"))])), "BASE_TYPE_BAD_LENGTH");
        await bot.RefusedAsync(Message(Row()), "BASE_TYPE_BAD_LENGTH");
        var full = Enumerable.Range(0, 5).Select(row => Row([.. Enumerable.Range(0, 5).Select(button => Button($"{row}{button}"))]));
        (await bot.SayAsync(Message([.. full]))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_custom_id_is_there_once_and_short()
    {
        await using var bot = await RawBot.StartAsync();

        await bot.RefusedAsync(Message(Row(Button("same")), Row(Button("same"))), "COMPONENT_CUSTOM_ID_DUPLICATED");
        await bot.RefusedAsync(Message(Row(Button(new string('i', 101)))), "BASE_TYPE_BAD_LENGTH");
        await bot.RefusedAsync(Message(Row(Button(""))), "BASE_TYPE_REQUIRED");
        (await bot.SayAsync(Message(Row(Button(new string('i', 100)))))).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("""{"type":2,"style":1,"custom_id":"a"}""", "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED")]
    [InlineData("""{"type":2,"label":"a","custom_id":"a"}""", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"type":2,"style":7,"label":"a","custom_id":"a"}""", "NUMBER_TYPE_RANGE")]
    [InlineData(
        """{"type":2,"style":5,"label":"a","custom_id":"a","url":"https://example.test/"}""",
        "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE"
    )]
    [InlineData("""{"type":2,"style":5,"label":"a"}""", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"type":2,"style":1,"label":"a","custom_id":"a","url":"https://example.test/"}""", "BUTTON_COMPONENT_INVALID_URL")]
    [InlineData("""{"type":3,"custom_id":"a","options":[]}""", "BASE_TYPE_BAD_LENGTH")]
    [InlineData(
        """{"type":3,"custom_id":"a","options":[{"label":"a","value":"1"},{"label":"b","value":"1"}]}""",
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"
    )]
    [InlineData("""{"type":3,"custom_id":"a","max_values":2,"options":[{"label":"a","value":"1"}]}""", "NUMBER_TYPE_RANGE")]
    [InlineData("""{"type":3,"custom_id":"a","max_values":26,"options":[{"label":"a","value":"1"}]}""", "NUMBER_TYPE_RANGE")]
    [InlineData("""{"type":4,"custom_id":"a"}""", "UNION_TYPE_CHOICES")]
    public async Task A_component_that_makes_no_sense_is_refused(string component, string code)
    {
        await using var bot = await RawBot.StartAsync();

        await bot.RefusedAsync(Message(Row(JsonNode.Parse(component)!)), code);
    }

    [Fact]
    public async Task A_label_has_at_most_80_characters()
    {
        await using var bot = await RawBot.StartAsync();

        await bot.RefusedAsync(Message(Row(Button("a", new string('l', 81)))), "BASE_TYPE_BAD_LENGTH");
    }

    [Fact]
    public async Task A_menu_has_at_most_25_options_of_100_characters_and_a_row_to_itself()
    {
        await using var bot = await RawBot.StartAsync();

        await bot.RefusedAsync(Message(Row(Menu(26, 1))), "BASE_TYPE_BAD_LENGTH");
        await bot.RefusedAsync(Message(Row(Menu(1, 101))), "BASE_TYPE_BAD_LENGTH");
        await bot.RefusedAsync(Message(Row(Menu(1, 1), Button("b"))), "COMPONENT_LAYOUT_WIDTH_EXCEEDED");
        (await bot.SayAsync(Message(Row(Menu(25, 98))))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_button_does_not_stand_without_a_row()
    {
        await using var bot = await RawBot.StartAsync();

        await bot.RefusedAsync(Message(Button("a")), "UNION_TYPE_CHOICES");
    }

    [Fact]
    public async Task What_is_chosen_from_a_menu_reaches_the_bot_as_its_value()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.BeginAsync();
        await bot.SayAsync(Message(Row(Menu(3, 1))));

        bot.Rowan.Chooses(bot.Crew.Messages[0], "l1");

        var heard = await bot.HearAsync();
        heard!["d"]!["data"]!["values"]!.ToJsonString().ShouldBe("""["v1"]""");
        heard["d"]!["data"]!["component_type"]!.ToString().ShouldBe("3");
    }

    [Fact]
    public async Task A_dead_button_cannot_be_pressed()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.BeginAsync();
        await bot.SayAsync(Message(Row(JsonNode.Parse("""{"type":2,"style":1,"label":"Why","custom_id":"a","disabled":true}""")!)));

        Should.Throw<InvalidOperationException>(() => bot.Rowan.Presses(bot.Crew.Messages[0], "Why"));
        Should.Throw<InvalidOperationException>(() => bot.Rowan.Presses(bot.Crew.Messages[0], "What"));
    }

    private static JsonObject Message(params JsonNode[] rows) => new() { ["content"] = "a", ["components"] = new JsonArray(rows) };

    private static JsonObject Row(params JsonNode[] items) => new() { ["type"] = 1, ["components"] = new JsonArray(items) };

    private static JsonObject Button(string id, string label = "a") =>
        new()
        {
            ["type"] = 2,
            ["style"] = 2,
            ["label"] = label,
            ["custom_id"] = id,
        };

    private static JsonObject Menu(int options, int length) => new()
    {
        ["type"] = 3,
        ["custom_id"] = "menu",
        ["options"] = new JsonArray([.. Enumerable.Range(0, options).Select(index => new JsonObject
        {
            ["label"] = $"l{index}",
            ["value"] = $"v{index}".PadRight(length, 'v'),
        })]),
    };
}
