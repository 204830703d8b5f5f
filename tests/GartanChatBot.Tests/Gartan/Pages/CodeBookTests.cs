using GartanChatBot.Gartan.Pages;

namespace GartanChatBot.Tests.Gartan.Pages;

public class CodeBookTests
{
    private static readonly CodeBook Local = new(
    [
        new("zx", SlotCodeKind.Work),
        new("O", SlotCodeKind.Leave),
        new("SB", SlotCodeKind.Available),
        new("IC", SlotCodeKind.Committed),
    ]);

    [Theory]
    [InlineData("ZX", "Off")]
    [InlineData("o", "Away")]
    [InlineData("SB", "Available")]
    [InlineData("ic", "Committed")]
    [InlineData("W", "Off")]
    public void Lets_a_service_set_its_own_codes_beside_the_usual_ones(string code, string expected)
    {
        Local.Read(code, out var known).ToString().ShouldBe(expected);
        known.ShouldBeTrue();
    }

    [Fact]
    public void Never_asks_anybody_whose_code_it_does_not_know()
    {
        CodeBook.Usual.Read("ZX", out var known).ShouldBe(SlotReading.Away);
        known.ShouldBeFalse();
    }

    [Fact]
    public void Tells_no_kind_of_being_away_from_another()
    {
        string[] codes = ["AL", "H", "T", "TR", "C", "S", "SL"];

        codes.Select(code => CodeBook.Usual.Read(code, out _)).ShouldAllBe(reading => reading == SlotReading.Away);
    }

}
