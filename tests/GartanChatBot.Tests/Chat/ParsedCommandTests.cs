using GartanChatBot.Chat;
using GartanChatBot.Chat.Terminal;

namespace GartanChatBot.Tests.Chat;

public class ParsedCommandTests
{
    private static readonly IReadOnlyList<CommandParameter> WhatIf =
    [
        new("pump", "") { Accepts = (_, word) => word == "K41P1" },
        new("off", ""),
        new("when", "") { TakesRest = true },
    ];

    [Fact]
    public void Quotes_keep_a_name_of_two_words_together()
    {
        ParsedCommand.TryParse("/whatif@Bot off \"VAN DYKE\" 18-23", out var line).ShouldBeTrue();

        line.Name.ShouldBe("whatif");
        line.BotName.ShouldBe("Bot");
        line.Words.ShouldBe(["off", "VAN DYKE", "18-23"]);
    }

    [Theory]
    [InlineData("now")]
    [InlineData("/")]
    [InlineData("/@Bot")]
    [InlineData("")]
    public void Other_text_is_no_command(string text) => ParsedCommand.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("off Gorse 18:00 23:00", null, "Gorse", "18:00 23:00")]
    [InlineData("Gorse 18:00 23:00", null, "Gorse", "18:00 23:00")]
    [InlineData("K41P1 off Gorse tonight", "K41P1", "Gorse", "tonight")]
    [InlineData("off: Gorse when: 18-23", null, "Gorse", "18-23")]
    [InlineData("off", null, "off", null)]
    [InlineData("", null, null, null)]
    public void Words_go_to_the_parameters_in_their_order(string words, string? pump, string? off, string? when)
    {
        var arguments = CommandArguments.Bind(WhatIf, words.Split(' ', StringSplitOptions.RemoveEmptyEntries), TerminalListener.Asked(""));

        (arguments["pump"], arguments["off"], arguments["when"]).ShouldBe((pump, off, when));
    }
}
