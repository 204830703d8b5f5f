using FakeBotApi;

namespace GartanChatBot.Tests.Fakes.BotApi;

public sealed class MenuTests : FakeTests
{
    private static object[] Commands(string name, string description = "Who is on the run now") => [new { command = name, description }];

    private Task<Answered> SetAsync(string name, string scope, string? language = null) => language is null
        ? Bot.AskAsync("setMyCommands", new { commands = Commands(name), scope = new { type = scope } })
        : Bot.AskAsync("setMyCommands", new { commands = Commands(name), scope = new { type = scope }, language_code = language });

    private string Seen(FakeUser user, FakeChat chat) => string.Join(' ', Fake.Menu.SeenBy(user, chat).Select(one => one.Command));

    [Fact]
    public async Task The_narrowest_scope_and_the_own_language_win()
    {
        var crew = Fake.Group("Fernbrae crew").Has(Birch, "administrator");
        var rowan = Fake.User("Rowan");
        await SetAsync("everywhere", "default");
        Seen(Birch, crew).ShouldBe("everywhere");

        await SetAsync("groups", "all_group_chats");
        await SetAsync("private", "all_private_chats");
        await SetAsync("privat", "all_private_chats", "de");
        await SetAsync("administrators", "all_chat_administrators");
        await Bot.AskAsync(
            "setMyCommands",
            new
            {
                commands = Commands("only_rowan"),
                scope = new
                {
                    type = "chat_member",
                    chat_id = crew.Id,
                    user_id = rowan.Id,
                },
            });

        Seen(Birch, crew).ShouldBe("administrators");
        Seen(Birch, Birch.Chat).ShouldBe("private");
        Seen(rowan, crew).ShouldBe("only_rowan");
        rowan.LanguageCode = "de";
        Seen(rowan, rowan.Chat).ShouldBe("privat");

        await Bot.AskAsync("deleteMyCommands", new { scope = new { type = "all_private_chats" } });
        Seen(Birch, Birch.Chat).ShouldBe("everywhere");
        (await Bot.AskAsync("getMyCommands", new { scope = new { type = "all_group_chats" } })).Result.AsArray().ShouldHaveSingleItem()![
            "command"
        ]!
            .GetValue<string>()
            .ShouldBe("groups");
    }

    [Theory]
    [InlineData("Now", "Upper case", "BOT_COMMAND_INVALID")]
    [InlineData("on-the-run", "A dash", "BOT_COMMAND_INVALID")]
    [InlineData("", "Nothing", "BOT_COMMAND_INVALID")]
    [InlineData("abcdefghijabcdefghijabcdefghijabc", "33 letters", "BOT_COMMAND_INVALID")]
    [InlineData("now", " ", "BOT_COMMAND_DESCRIPTION_INVALID")]
    public async Task A_command_has_a_proper_name_and_a_description(string name, string description, string why) =>
        ShouldBeBlamed(await Bot.AskAsync("setMyCommands", new { commands = Commands(name, description) }), why);

    [Fact]
    public async Task A_description_holds_256_characters() =>
        ShouldBeBlamed(
            await Bot.AskAsync("setMyCommands", new { commands = Commands("now", new string('x', 257)) }),
            "BOT_COMMAND_DESCRIPTION_INVALID");

    [Fact]
    public async Task A_menu_holds_100_commands() => ShouldBeBlamed(
        await Bot.AskAsync("setMyCommands", new { commands = Enumerable.Range(0, 101).SelectMany(index => Commands($"c{index}")) }),
        "BOT_COMMANDS_TOO_MUCH");

    [Fact]
    public async Task A_scope_says_which_chat_when_it_must() =>
        ShouldBeBlamed(
            await Bot.AskAsync("setMyCommands", new { commands = Commands("now"), scope = new { type = "chat" } }),
            "the scope chat takes chat_id");

    [Fact]
    public async Task A_language_has_two_letters() =>
        ShouldBeBlamed(
            await Bot.AskAsync("setMyCommands", new { commands = Commands("now"), language_code = "en-GB" }), "LANGUAGE_CODE_INVALID");
}
