using GartanChatBot.Host;
using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Chat;

/// <summary>The console as a chat like any other: who sits there can say who they are, for as long as the prompt lasts.</summary>
public class ConsoleChatTests
{
    [Fact]
    public async Task Whoever_links_at_the_prompt_is_answered_as_that_person_until_it_ends()
    {
        await using var bot = await ReadAsync();

        var first = await ChatAsync(bot, "/link", "/link gorse", "am I on?", "my hours", "/canigo tonight", "/link", "/unlink", "am I on?");
        var second = await ChatAsync(bot, "am I on?");

        first.ShouldContain("Who are you?");
        first.ShouldContain("[Gorse: /link GORSE, DW]");
        first.ShouldContain("✔ You are Gorse until this prompt ends.");
        first.ShouldContain("You are on");
        first.ShouldContain("Gorse");
        first.ShouldContain("You are GORSE, DW until this prompt ends. /unlink ends it.");
        first.ShouldContain("✔ Unlinked.");
        Occurrences(first, "I don't know which crew member you are").ShouldBe(1);
        second.ShouldContain("I don't know which crew member you are");
    }

    [Fact]
    public async Task A_name_that_nobody_has_links_nobody()
    {
        await using var bot = await ReadAsync();

        var said = await ChatAsync(bot, "/link zebra", "am I on?");

        said.ShouldContain("I don't know anyone called Zebra on the rota.");
        said.ShouldContain("I don't know which crew member you are");
    }

    [Fact]
    public async Task The_prompt_beside_a_running_service_can_be_linked_too()
    {
        await using var bot = await ReadAsync();
        await using var service = await bot.StartServiceAsync();
        bot.Set("Web:Url", service.Client.BaseAddress!.AbsoluteUri);

        var said = await ChatAsync(bot, "/link gorse", "/me");
        var undone = await ChatAsync(bot, "/link gorse", "/unlink", "/me");
        var other = await ChatAsync(bot, "/me");

        Occurrences(said, "You are on").ShouldBe(2, said);
        undone.ShouldContain("I don't know which crew member you are");
        other.ShouldContain("I don't know which crew member you are");
    }

    [Theory]
    [InlineData("ask", "/now")]
    [InlineData("chat")]
    public async Task Where_nothing_was_ever_read_it_is_said_what_to_do(params string[] verb)
    {
        await using var bot = await BotHarness.StartAsync();

        var empty = await bot.RunAsync(verb);
        (await bot.RunAsync("scrape", "--days", "1")).Code.ShouldBe(ExitCode.Done);
        var filled = await bot.RunAsync(verb);

        empty.Error.ShouldContain(
            "No rota is stored yet: \"scrape\" reads it from Gartan, \"import\" stores saved pages, \"demo\" shows an invented one.");
        filled.Error.ShouldNotContain("No rota is stored yet");
    }

    private static async Task<BotHarness> ReadAsync()
    {
        var bot = await BotHarness.StartAsync();
        (await bot.RunAsync("scrape", "--days", "14")).Code.ShouldBe(ExitCode.Done);
        bot.Time.Advance(TimeSpan.FromMinutes(2));
        return bot;
    }

    private static async Task<string> ChatAsync(BotHarness bot, params string[] lines)
    {
        var (console, output, error) = bot.Console($"{string.Join('\n', lines)}\n/quit\n");
        (await bot.RunWithAsync(console, "chat")).ShouldBe(ExitCode.Done, error.ToString());
        return output.ToString();
    }

    private static int Occurrences(string text, string sought) => text.Split(sought).Length - 1;
}
