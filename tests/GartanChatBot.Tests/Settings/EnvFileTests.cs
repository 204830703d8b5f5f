using GartanChatBot.Settings;

namespace GartanChatBot.Tests.Settings;

public class EnvFileTests
{
    [Theory]
    [InlineData("GARTAN__USERNAME=reader", "Gartan:Username", "reader")]
    [InlineData("Gartan:Username=reader", "Gartan:Username", "reader")]
    [InlineData("  export GARTAN__USERNAME = reader ", "Gartan:Username", "reader")]
    [InlineData("WEB__TOKEN=\"two words\"", "Web:Token", "two words")]
    [InlineData("WEB__TOKEN='it''s'", "Web:Token", "it''s")]
    [InlineData("WEB__TOKEN=\"", "Web:Token", "\"")]
    [InlineData("WEB__TOKEN=a=b==", "Web:Token", "a=b==")]
    [InlineData("WEB__TOKEN=pass#word", "Web:Token", "pass#word")]
    [InlineData("WEB__URL=", "Web:Url", "")]
    public void A_line_gives_a_key_and_its_value(string line, string key, string value) =>
        EnvFile.Parse([line]).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            pair => pair.Key.ShouldBe(key, StringCompareShould.IgnoreCase),
            pair => pair.Value.ShouldBe(value));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("# GARTAN__USERNAME=reader")]
    [InlineData("a word without a value")]
    [InlineData("=nothing")]
    public void A_line_that_sets_nothing_gives_nothing(string line) => EnvFile.Parse([line]).ShouldBeEmpty();

    [Fact]
    public void The_last_of_two_lines_wins_whatever_the_case_of_the_key() =>
        EnvFile.Parse(["WEB__URL=first", "Web__Url=second"]).ShouldHaveSingleItem().Value.ShouldBe("second");
}
