using GartanChatBot.Crewing;

namespace GartanChatBot.Tests.Crewing;

public class CrewingRuleTests
{
    [Theory]
    [InlineData("Default - Total Crew: 4, MGR x 1, LGV x 1, BA x 2", "crew 4, officer 1, driver 1, ba 2")]
    [InlineData("Total Crew: 4, MGR x 1, LGV x 1, BA x 2", "crew 4, officer 1, driver 1, ba 2")]
    [InlineData("  default-night  -  total crew :4,mgr X1,LGV×1, ba x2 ", "crew 4, officer 1, driver 1, ba 2")]
    [InlineData("BA x 2, Total Crew: 5", "crew 5, ba 2")]
    [InlineData("Default - BA x 3, IC x 1", "crew 3, ba 3, officer 1")]
    [InlineData("Total Crew: 4, LGV x 1, ERD x 2", "crew 4, driver 2")]
    [InlineData("Total Crew: 4, ROPE x 1", "crew 4, rope 1")]
    [InlineData("Crew: 3", "crew 3")]
    [InlineData("total crew 4, BA:2", "crew 4, ba 2")]
    [InlineData("Total Crew: 4, TAX x 1,", "crew 4, tax 1")]
    [InlineData("Summer - nights - Total Crew: 4", "crew 4")]
    public void Reads_the_words_of_an_appliances_label(string title, string expected) =>
        string.Join(
                ", ",
                CrewingRule
                    .TryParse(title, SkillAliases.Default)!
                    .Requirements.Select(requirement => $"{requirement.Name} {requirement.Need}"))
            .ShouldBe(expected);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" , ")]
    [InlineData("Default")]
    [InlineData("K41P1 (1545 - 1600) Available")]
    [InlineData("Total Crew: 4, something else")]
    [InlineData("Total Crew: four")]
    [InlineData("K41P1 stand 3")]
    [InlineData("Total Crew: 99999999999")]
    [InlineData("a x 1,b x 1,c x 1,d x 1,e x 1,f x 1,g x 1,h x 1,i x 1,j x 1,k x 1,l x 1,m x 1")]
    public void Half_understood_words_are_no_rule(string? title) => CrewingRule.TryParse(title, SkillAliases.Default).ShouldBeNull();

    [Fact]
    public void A_reduced_crew_needs_no_more_of_a_skill_than_it_has_riders()
    {
        var rule = CrewingRule.TryParse("Total Crew: 4, BA x 4, MGR x 1", SkillAliases.Default)! with { ReducedRiders = 3 };

        rule.Reduced()!.Requirements.ShouldBe([new("crew", 3), new("ba", 3), new("officer", 1)]);
        (rule with { ReducedRiders = null }).Reduced().ShouldBeNull();
    }

    [Fact]
    public void What_the_operator_says_goes_before_the_page()
    {
        var page = CrewingRule.TryParse("Total Crew: 4", SkillAliases.Default);
        var settings = new ApplianceSettings(Callsign.Parse("K41P1")) { PreferredRiders = 5, DistinctSeats = ["officer", "driver"] };

        settings.Over(page)!.Riders.ShouldBe(4);
        settings.Over(page)!.PreferredRiders.ShouldBe(5);
        settings.Over(page)!.DistinctSeats.ShouldBe(["officer", "driver"]);
        (settings with { Rule = CrewingRule.Of(6) }).Over(page)!.Riders.ShouldBe(6);
        settings.Over(onPage: null).ShouldBeNull();
    }

    [Fact]
    public void A_code_may_stand_for_several_skills_and_a_skill_have_several_codes()
    {
        var aliases = new SkillAliases([new("EFAD", ["driver", "First Aid"]), new("lgv", ["Driver"]), new("LGV", ["heavy"])]);

        aliases.NamesOf("efad").ShouldBe(["driver", "first aid"]);
        aliases.NamesOf(" LGV ").ShouldBe(["driver", "heavy"]);
        aliases.NamesOf("ROPE").ShouldBe(["rope"]);
        aliases.NamesOf(["EFAD", "LGV"]).ShouldBe(["driver", "first aid", "heavy"]);
    }
}
