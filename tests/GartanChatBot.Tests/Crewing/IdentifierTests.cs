using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Tests.Crewing;

/// <summary>What may be a call sign, a station, a skill; what is the same as what.</summary>
public class IdentifierTests
{
    private static readonly Instant Six = Instant.FromUtc(2026, 6, 9, 18, 0);
    private static readonly string[] Distinct = ["officer"];

    [Theory]
    [InlineData("k41p1", "K41P1")]
    [InlineData("  K41-P1 ", "K41-P1")]
    [InlineData("Pump 1", "PUMP 1")]
    [InlineData("7", "7")]
    [InlineData("-P-", "-P-")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    public void A_call_sign_is_almost_any_text_in_capitals(string text, string value)
    {
        Callsign.TryParse(text, out var callsign).ShouldBeTrue();

        callsign.Value.ShouldBe(value);
        callsign.ToString().ShouldBe(value);
        Callsign.Parse(text).ShouldBe(callsign);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("--")]
    [InlineData("K41\u0007P1")]
    [InlineData("1234567890123456789012345678901")]
    public void What_is_no_call_sign_is_nothing(string? text)
    {
        Callsign.TryParse(text, out var callsign).ShouldBeFalse();

        callsign.ShouldBe(default);
        callsign.Value.ShouldBe("");
        Should.Throw<FormatException>(() => Callsign.Parse(text!)).Message.ShouldContain("not a valid call sign");
    }

    [Theory]
    [InlineData("k41", "K41")]
    [InlineData(" K-4_1 ", "K-4_1")]
    [InlineData("-", "-")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    public void A_station_code_has_no_spaces(string text, string value)
    {
        StationCode.TryParse(text, out var code).ShouldBeTrue();

        code.Value.ShouldBe(value);
        code.ToString().ShouldBe(value);
        StationCode.Parse(text).ShouldBe(code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("K 41")]
    [InlineData("K41!")]
    [InlineData("!!!")]
    [InlineData("123456789012345678901")]
    public void What_is_no_station_code_is_nothing(string? text)
    {
        StationCode.TryParse(text, out var code).ShouldBeFalse();

        code.ShouldBe(default);
        code.Value.ShouldBe("");
        Should.Throw<FormatException>(() => StationCode.Parse(text!)).Message.ShouldContain("is not a station code");
    }

    [Theory]
    [InlineData("LGV", "driver")]
    [InlineData("erd", "driver")]
    [InlineData(" TTR ", "officer")]
    [InlineData("IC", "officer")]
    [InlineData("MGR", "officer")]
    [InlineData("BA", "ba")]
    [InlineData("ROPE", "rope")]
    public void Codes_mean_what_services_mean_by_them(string code, string skill) => SkillAliases.Default.NamesOf(code).ShouldBe([skill]);

    [Fact]
    public void A_code_that_was_explained_with_nothing_stands_for_itself() =>
        new SkillAliases([new("X", [])]).NamesOf("X").ShouldBe(["x"]);

    [Fact]
    public void Settings_go_before_the_page_and_the_page_before_nothing()
    {
        var page = new CrewingRule { Requirements = [new("crew", 4)], ReducedRiders = 3, PreferredRiders = 5, DistinctSeats = ["driver"] };
        var callsign = Callsign.Parse("K41P1");

        var untouched = new ApplianceSettings(callsign).Over(page)!;
        (untouched.ReducedRiders, untouched.PreferredRiders).ShouldBe((3, 5));
        untouched.DistinctSeats.ShouldBe(["driver"]);

        var changed = new ApplianceSettings(callsign) { ReducedRiders = 2, PreferredRiders = 6, DistinctSeats = Distinct }.Over(page)!;
        (changed.ReducedRiders, changed.PreferredRiders).ShouldBe((2, 6));
        changed.DistinctSeats.ShouldBe(Distinct);
        new ApplianceSettings(callsign) { ReducedRiders = 2 }.Over(null).ShouldBeNull();
    }

    [Fact]
    public void A_shortfall_is_what_is_missing_and_never_less_than_nothing()
    {
        new RequirementCount("crew", 1, 4).Shortfall.ShouldBe(3);
        new RequirementCount("crew", 5, 4).Shortfall.ShouldBe(0);
    }

    [Fact]
    public void Gaps_are_the_same_when_all_of_them_is()
    {
        var gap = new Gap(Callsign.Parse("K41P1"), new(Six, Six + Duration.FromHours(1)), ["driver"], GapSource.Both);

        gap.ShouldBe(gap with { Unmet = ["driver"] });
        gap.ShouldNotBe(gap with { Callsign = Callsign.Parse("K41P2") });
        gap.ShouldNotBe(gap with { Interval = new(Six, Six + Duration.FromHours(2)) });
        gap.ShouldNotBe(gap with { Source = GapSource.Rule });
        gap.ShouldNotBe(gap with { Unmet = ["officer"] });
    }

    [Fact]
    public void States_are_the_same_when_all_of_them_is()
    {
        var state = new CrewingState
        {
            Level = CrewingLevel.On,
            Phase = RunPhase.On,
            Gartan = GartanVerdict.Available,
            RuleMet = true,
            RuleKnown = true,
        };

        state.ShouldBe(state with { Requirements = [] });
        state.ShouldNotBe(state with { Level = CrewingLevel.Critical });
        state.ShouldNotBe(state with { Phase = RunPhase.Off });
        state.ShouldNotBe(state with { Gartan = GartanVerdict.None });
        state.ShouldNotBe(state with { RuleMet = false });
        state.ShouldNotBe(state with { RuleKnown = false });
        state.ShouldNotBe(state with { Mismatch = true });
        state.ShouldNotBe(state with { Requirements = [new("crew", 4, 4)] });
        state.ShouldNotBe(state with { Unmet = ["crew"] });
        state.ShouldNotBe(state with { DependsOn = [new("ELM, SJ", 1)] });
    }

    [Fact]
    public void A_rule_has_twelve_items_at_most()
    {
        string Rule(int items) => string.Join(", ", Enumerable.Range(0, items).Select(item => $"Skill{(char)('a' + item)} x 1"));

        CrewingRule.TryParse(Rule(12), SkillAliases.Default).ShouldNotBeNull();
        CrewingRule.TryParse(Rule(13), SkillAliases.Default).ShouldBeNull();
        CrewingRule.TryParse(null, SkillAliases.Default).ShouldBeNull();
    }
}
