using System.Text.Json.Nodes;
using FakeDiscord;

namespace GartanChatBot.Tests.Fakes.Discord;

/// <summary>What Discord refuses in a list of commands.</summary>
public class CommandRuleTests
{
    [Theory]
    [InlineData("Pump")]
    [InlineData("on run")]
    [InlineData("")]
    [InlineData("pump!")]
    [InlineData("a-name-that-is-longer-than-32-chars")]
    public async Task A_name_is_short_and_lower_case(string name)
    {
        await using var bot = await RawBot.StartAsync();

        (await bot.RegisterAsync(new JsonArray(Command(name)).ToJsonString())).Code.ShouldBe(50035);

        bot.Discord.Violations.Forgive("");
        bot.Discord.Commands.Names().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""[{"name":"a","description":""}]""", "BASE_TYPE_REQUIRED")]
    [InlineData("""[{"name":"a","description":"d"},{"name":"a","description":"e"}]""", "APPLICATION_COMMANDS_DUPLICATE_NAME")]
    [InlineData("""[{"name":"a","description":"d","default_member_permissions":32}]""", "BITFIELD_TYPE_CONVERT")]
    [InlineData("""[{"name":"a","description":"d","contexts":[3]}]""", "NUMBER_TYPE_RANGE")]
    [InlineData("""[{"name":"a","description":"d","name_localizations":{"klingon":"b"}}]""", "BASE_TYPE_CHOICES")]
    [InlineData("""[{"name":"a","description":"d","name_localizations":{"de":"B"}}]""", "APPLICATION_COMMAND_INVALID_NAME")]
    [InlineData(
        """[{"name":"a","description":"d","options":[{"type":3,"name":"x","description":"d"},{"type":3,"name":"y","description":"d","required":true}]}]""",
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID")]
    [InlineData(
        """[{"name":"a","description":"d","options":[{"type":3,"name":"x","description":"d"},{"type":3,"name":"x","description":"d"}]}]""",
        "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS")]
    [InlineData(
        """[{"name":"a","description":"d","options":[{"type":1,"name":"x","description":"d"},{"type":3,"name":"y","description":"d"}]}]""",
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID")]
    [InlineData(
        """[{"name":"a","description":"d","options":[{"type":3,"name":"x","description":"d","autocomplete":true,"choices":[{"name":"n","value":"v"}]}]}]""",
        "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID")]
    [InlineData(
        """[{"name":"a","description":"d","options":[{"type":4,"name":"x","description":"d","choices":[{"name":"n","value":"v"}]}]}]""",
        "NUMBER_TYPE_COERCE"
    )]
    [InlineData(
        """[{"name":"a","description":"d","options":[{"type":1,"name":"x","description":"d","options":[{"type":1,"name":"y","description":"d"}]}]}]""",
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID")]
    public async Task A_command_that_makes_no_sense_is_refused(string commands, string code)
    {
        await using var bot = await RawBot.StartAsync();

        (await bot.RegisterAsync(commands)).Errors.ShouldContain(code);

        bot.Discord.Violations.Forgive("");
    }

    [Fact]
    public async Task There_are_at_most_100_commands_25_options_and_25_choices()
    {
        await using var bot = await RawBot.StartAsync();

        (await Register([.. Enumerable.Range(0, 101).Select(index => Command($"c{index}"))])).Errors.ShouldContain("MAX_COMMANDS");
        (await Register(Command("a", 26))).Errors.ShouldContain("BASE_TYPE_BAD_LENGTH");
        (await Register(Command("a", 1, choices: 26))).Errors.ShouldContain("BASE_TYPE_BAD_LENGTH");
        bot.Discord.Violations.Forgive("");
        (await Register([.. Enumerable.Range(0, 100).Select(index => Command($"c{index}", 1, choices: 25))])).Status.ShouldBe(200);

        Task<RawAnswer> Register(params JsonNode[] commands) => bot.RegisterAsync(new JsonArray(commands).ToJsonString());
    }

    [Fact]
    public async Task A_command_has_at_most_8000_characters()
    {
        await using var bot = await RawBot.StartAsync();
        var command = Command("a", 2, choices: 25);
        foreach (var choice in command["options"]!.AsArray().SelectMany(option => option!["choices"]!.AsArray()))
        {
            (choice!["name"], choice["value"]) = (
                choice["name"]!.ToString().PadRight(100, 'n'), choice["value"]!.ToString().PadRight(100, 'v'));
        }

        (await bot.RegisterAsync(new JsonArray(command).ToJsonString())).Errors.ShouldContain("APPLICATION_COMMAND_TOO_LARGE");

        bot.Discord.Violations.Forgive("");
    }

    [Fact]
    public async Task Registering_replaces_the_list_and_keeps_ids()
    {
        await using var bot = await RawBot.StartAsync();
        var first = await bot.RegisterAsync(RawBot.Pump);

        var second = await bot.RegisterAsync(
            """[{"name":"now","description":"d","description_localizations":{"de":"jetzt"}},""" + RawBot.Pump[1..]);

        second.Body![1]!["id"]!.ToString().ShouldBe(first.Body![0]!["id"]!.ToString());
        bot.Discord.Commands.Names().ShouldBe(["now", "pump"]);
        var path = $"/applications/{bot.Discord.ApplicationId}/commands";
        (await bot.GetAsync(path)).Body![0]!["description_localizations"].ShouldBeNull();
        (await bot.GetAsync($"{path}?with_localizations=true")).Body![0]!["description_localizations"]!["de"]!.ToString().ShouldBe("jetzt");
    }

    [Fact]
    public async Task Commands_of_a_guild_are_for_guilds_that_have_the_bot()
    {
        await using var bot = await RawBot.StartAsync();
        var guild = bot.Discord.Guild("Fernbrae");
        var path = $"/applications/{bot.Discord.ApplicationId}/guilds/{guild.Id}/commands";

        (await bot.SendAsync(HttpMethod.Put, path, RawBot.Pump)).Status.ShouldBe(200);
        bot.Discord.Commands.Names(guild).ShouldBe(["pump"]);
        guild.SendBotAway();
        (await bot.SendAsync(HttpMethod.Put, path, RawBot.Pump)).Code.ShouldBe(50001);
    }

    [Theory]
    [InlineData("0", Permissions.ManageGuild, false)]
    [InlineData("32", Permissions.None, false)]
    [InlineData("32", Permissions.ManageGuild, true)]
    [InlineData("0", Permissions.Administrator, true)]
    public async Task A_command_is_shown_to_those_who_may_use_it(string needed, Permissions has, bool shown)
    {
        await using var bot = await RawBot.StartAsync();
        await bot.RegisterAsync($$"""[{"name":"setup","description":"d","default_member_permissions":"{{needed}}"}]""");
        await bot.BeginAsync();
        bot.Discord.Guild("Fernbrae").Member(bot.Rowan, bot.Discord.Guild("Fernbrae").Role("Officer", has));

        var use = () => bot.Rowan.Slash(bot.Crew, "setup");

        if (shown)
        {
            use().User.ShouldBe(bot.Rowan);
        }
        else
        {
            Should.Throw<InvalidOperationException>(use).Message.ShouldContain("does not show");
        }
    }

    [Fact]
    public async Task Subcommands_and_typed_values_arrive_as_registered()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.RegisterAsync("""
            [{"name":"alerts","description":"d","contexts":[0],"options":[{"type":1,"name":"on","description":"d","options":[
             {"type":4,"name":"minutes","description":"d","required":true},
             {"type":5,"name":"quiet","description":"d"},{"type":6,"name":"who","description":"d"}]}]}]
            """);
        await bot.BeginAsync();

        bot.Rowan.Slash(bot.Crew, "alerts on", ("minutes", 5), ("quiet", true), ("who", bot.Rowan));

        var options = (await bot.HearAsync())!["d"]!["data"]!["options"]![0]!;
        options["name"]!.ToString().ShouldBe("on");
        options["options"]!
            .ToJsonString()
            .ShouldBe(
                $$"""[{"name":"minutes","type":4,"value":5},{"name":"quiet","type":5,"value":true},{"name":"who","type":6,"value":"{{bot.Rowan.Id}}"}]"""
            );
        Should.Throw<InvalidOperationException>(() => bot.Rowan.Slash(bot.Crew, "alerts on")).Message.ShouldContain("minutes");
        Should
            .Throw<InvalidOperationException>(() => bot.Rowan.Slash(bot.Rowan.DirectMessages, "alerts on"))
            .Message.ShouldContain("this place");
        Should.Throw<InvalidOperationException>(() => bot.Rowan.Slash(bot.Crew, "alarms")).Message.ShouldContain("alerts");
    }

    private static JsonObject Command(string name, int options = 0, int choices = 0) => new()
    {
        ["name"] = name,
        ["description"] = "d",
        ["options"] = new JsonArray([.. Enumerable.Range(0, options).Select(option => new JsonObject
        {
            ["type"] = 3,
            ["name"] = $"o{option}",
            ["description"] = "d",
            ["choices"] = new JsonArray([.. Enumerable.Range(0, choices).Select(Choice)]),
        })]),
    };

    private static JsonObject Choice(int number) => new() { ["name"] = $"n{number}", ["value"] = $"v{number}" };
}
