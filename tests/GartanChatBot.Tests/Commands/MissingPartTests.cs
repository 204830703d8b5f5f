using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Tests.Commands;

/// <summary>A command that needs one thing more offers it as buttons, each of which is the whole question.</summary>
public sealed class MissingPartTests : IDisposable
{
    private readonly TestRota rota = new();

    [Theory]
    [InlineData("/crew", "Elm", "/crew Elm")]
    [InlineData("/crew tomorrow", "Elm", "/crew tomorrow Elm")]
    [InlineData("/skill", "driver", "/skill driver")]
    public async Task What_is_missing_is_offered(string typed, string label, string command)
    {
        var reply = await rota.ReplyAsync(typed, request => request with { As = "BIRCH, RJ" });

        reply.Answered.ShouldBeFalse();
        var button = Buttons(reply).Single(choice => choice.Label == label);
        button.Command.ShouldBe(command);
        (await rota.ReplyAsync(button.Command, request => request with { As = "BIRCH, RJ" })).Answered.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Initials", true)]
    [InlineData("Roles", false)]
    [InlineData("None", false)]
    public async Task People_are_offered_as_the_chat_calls_them(string style, bool areOffered)
    {
        var reply = await rota.ReplyAsync("/crew", request => request with { Names = Enum.Parse<NameStyle>(style) });

        var labels = Buttons(reply).Select(button => button.Label).ToList();
        (labels.Count > 0).ShouldBe(areOffered);
        labels.ShouldAllBe(label => label.Length <= 3);
    }

    [Fact]
    public async Task Nothing_is_offered_that_could_repeat_a_name() =>
        Buttons(await rota.ReplyAsync("/crew tomorrow", request => request with { Names = NameStyle.Initials })).ShouldBeEmpty();

    [Theory]
    [InlineData("/crew ,")]
    [InlineData("/crew & +")]
    [InlineData("/whatif off ,")]
    public async Task Punctuation_is_nobody(string typed) =>
        TextRun.PlainText((await rota.ReplyAsync(typed)).Title).ShouldNotContain("went wrong");

    public void Dispose() => rota.Dispose();

    private static IEnumerable<ReplyButton> Buttons(Reply reply) =>
        reply.Blocks.OfType<ReplyBlock.Buttons>().SelectMany(block => block.Choices);
}
