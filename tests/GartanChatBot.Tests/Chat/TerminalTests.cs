using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Terminal;

namespace GartanChatBot.Tests.Chat;

public class TerminalTests
{
    private static readonly Reply Everything = Reply.Of(Tone.Thin, "K41P1 ", new TextRun.Strong("on the run"), " – nobody to spare")
        .Paragraph("until ", new TextRun.Emphasis("soon"))
        .With(new ReplyBlock.Facts([new("given so far", ["29 h"]), new("week total", ["96 h"])]))
        .Bullets(new(["one"]), new(["two"], Tone.Bad))
        .With(new ReplyBlock.Bullets([new(["first"]), new(["second"])], Numbered: true))
        .With(new ReplyBlock.FixedWidthBlock(["Tue  9  ░░▓▓", "Wed 10  ████   "]))
        .Buttons(new ReplyButton("Next", "/next"))
        .Footnote("Gartan 14:18");

    [Fact]
    public void Every_part_of_a_reply_has_its_place() =>
        new TerminalWriter().Write(Everything).ShouldBe(
            """
            🟡 K41P1 on the run – nobody to spare
            until soon
            given so far  29 h
            week total    96 h
            • one
            🔴 two
            1. first
            2. second
            Tue  9  ░░▓▓
            Wed 10  ████
            [Next: /next]
            Gartan 14:18
            """);

    [Fact]
    public void A_one_line_answer_keeps_its_age_on_that_line() =>
        new TerminalWriter().Write(Reply.Of(Tone.Good, "Yes").Footnote("Gartan 14:18")).ShouldBe("🟢 Yes · Gartan 14:18");

    [Fact]
    public void Long_lines_are_wrapped_under_their_text_and_bars_are_not()
    {
        var reply = Reply.Of(Tone.Bad, "one two three four five six")
            .Bullets(new Bullet(["seven eight nine ten eleven"]))
            .With(new ReplyBlock.FixedWidthBlock(["▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓"]));

        new TerminalWriter(width: 20).Write(reply).ShouldBe(
            """
            🔴 one two three
            four five six
            • seven eight nine
              ten eleven
            ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
            """);
    }

    [Fact]
    public void A_name_from_a_page_cannot_move_the_cursor() =>
        new TerminalWriter().Write(Reply.Of(Tone.Plain, "Elm\u001b[2J\r")).ShouldBe("Elm�[2J�");

    [Fact]
    public async Task The_prompt_answers_until_told_to_quit()
    {
        using var output = new StringWriter { NewLine = "\n" };

        await ListenAsync("hello\n\n/quit\nnever asked\n", output);

        output.ToString().ShouldBe("> heard hello\n\n> > ");
    }

    [Fact]
    public async Task The_prompt_ends_with_its_input()
    {
        using var output = new StringWriter { NewLine = "\n" };

        await ListenAsync("hello", output);

        output.ToString().ShouldBe("> heard hello\n\n> ");
    }

    [Fact]
    public async Task An_alert_gives_the_prompt_back()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var screen = new TerminalScreen(output);
        screen.ShowPrompt();

        await new TerminalPlatform(screen).SendAsync(
            TerminalPlatform.Console, Reply.Of(Tone.Bad, "off"), new SendOptions { Key = "1" }, default);

        output.ToString().ShouldBe("> \n🔴 off\n\n> ");
    }

    private static Task ListenAsync(string typed, StringWriter output) =>
        new TerminalListener(new PlainHandler([new HearCommand()]), new TerminalScreen(output)).RunAsync(new StringReader(typed), default);

    private sealed class HearCommand : IChatCommand
    {
        public string Name => "hear";

        public string Summary => "";

        public bool Changes(CommandArguments given) => false;

        public IReadOnlyList<CommandParameter> Parameters => [new("what", "") { TakesRest = true }];

        public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
            ValueTask.FromResult(Reply.Of(Tone.Plain, $"heard {request["what"]}"));
    }
}
