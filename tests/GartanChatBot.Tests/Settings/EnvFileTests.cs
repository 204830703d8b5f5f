using GartanChatBot.Settings;
using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Settings;

public class EnvFileTests
{
    [Theory]
    [InlineData("GARTAN__USERNAME=reader", "Gartan:Username", "reader")]
    [InlineData("Gartan:Username=reader", "Gartan:Username", "reader")]
    [InlineData("  export GARTAN__USERNAME = reader ", "Gartan:Username", "reader")]
    [InlineData("WEB__TOKEN=\"two words\"", "Web:Token", "two words")]
    [InlineData("WEB__TOKEN=\"two words\" # why", "Web:Token", "two words")]
    [InlineData("WEB__TOKEN='# no comment'", "Web:Token", "# no comment")]
    [InlineData("WEB__TOKEN=plain # why", "Web:Token", "plain")]
    [InlineData("WEB__TOKEN=a=b==", "Web:Token", "a=b==")]
    [InlineData("WEB__TOKEN=pass#word", "Web:Token", "pass#word")]
    [InlineData("WEB__TOKEN=pa$$word", "Web:Token", "pa$$word")]
    [InlineData("WEB__TOKEN=\"first\nsecond\"", "Web:Token", "first\nsecond")]
    [InlineData("WEB__URL=", "Web:Url", "")]
    public void A_line_gives_a_key_and_its_value(string line, string key, string value) =>
        Read(line).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            pair => pair.Key.ShouldBe(key, StringCompareShould.IgnoreCase),
            pair => pair.Value.ShouldBe(value));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("# GARTAN__USERNAME=reader")]
    [InlineData("   # GARTAN__USERNAME=reader")]
    public void A_line_that_sets_nothing_gives_nothing(string line) => Read(line).ShouldBeEmpty();

    [Fact]
    public void The_last_of_two_lines_wins_whatever_the_case_of_the_key() =>
        Read("WEB__URL=first\nWeb__Url=second").ShouldHaveSingleItem().Value.ShouldBe("second");

    [Fact]
    public void A_line_that_cannot_be_read_is_named_without_its_value()
    {
        var refused = Should.Throw<SettingsException>(() => Read("WEB__TOKEN=\"hunter-two"));

        refused.Message.ShouldContain("WEB__TOKEN");
        refused.Message.ShouldNotContain("hunter-two");
    }

    private static IReadOnlyDictionary<string, string?> Read(string text)
    {
        using var folder = new QuickFolder();
        var file = folder.File(".env");
        File.WriteAllText(file, text + "\n");
        return EnvFile.Read(file);
    }
}
