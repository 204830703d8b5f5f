using CsCheck;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Allocation;
using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Crewing.Allocation;

public class AllocationTests
{
    private static readonly string[] Codes = ["IC", "ERD", "BA", "ROPE"];
    private static readonly string[] Skills = ["officer", "driver", "ba", "rope"];

    private static readonly Gen<List<string>> PersonSkills = Gen.Int[0, 15]
        .Select(bits => Codes.Where((_, index) => (bits >> index & 1) != 0).ToList());

    private static readonly Gen<CrewingRule> Rules = Gen.Select(Gen.Int[1, 4], Gen.Int[0, 2].Array[4], Gen.Int[0, 15], Gen.Int[0, 3])
        .Select(
            (riders, needs, distinct, reduced) =>
                new CrewingRule
                {
                    Requirements =
                    [
                        new(Requirement.Crew, riders),
                        .. Skills.Select((skill, index) => new Requirement(skill, needs[index])).Where(item => item.Need > 0),
                    ],
                    DistinctSeats = [.. Skills.Where((_, index) => (distinct >> index & 1) != 0)],
                    ReducedRiders = reduced == 0 ? null : reduced,
                });

    [Fact]
    public void One_appliance_is_crewed_exactly_when_some_subset_of_the_people_fits() =>
        Gen.Select(PersonSkills.Array[0, 7], Rules).Sample((people, rule) => Check(people, [rule]), iter: Effort.Of(2_000));

    [Fact]
    public void Appliances_in_run_order_get_what_the_earlier_ones_can_spare() =>
        Gen.Select(PersonSkills.Array[2, 8], Rules.Array[2]).Sample(Check, iter: Effort.Of(600));

    [Fact]
    public void Three_appliances_share_nobody() =>
        Gen.Select(PersonSkills.Array[4, 8], Rules.Array[3]).Sample(Check, iter: Effort.Of(150));

    [Fact]
    public void One_person_does_not_sit_in_two_distinct_seats()
    {
        var rule = CrewingRule.Of(3, new Requirement("officer", 1), new Requirement("driver", 1)) with
        {
            DistinctSeats = ["officer", "driver"],
        };
        var crewed = Allocate(
            [
                ["IC", "ERD"], ["BA"], ["BA"],
            ],
            [rule]
        )[0];

        crewed.As.ShouldBe(CrewedAs.Nothing);
        crewed.Counts.Where(count => !count.Met).ShouldBe([new("officer and driver", 1, 2)]);
    }

    [Fact]
    public void An_unmet_seat_is_not_said_twice()
    {
        var rule = CrewingRule.Of(2, new Requirement("officer", 1), new Requirement("driver", 1)) with
        {
            DistinctSeats = ["officer", "driver"],
        };

        Allocate([["IC"], ["BA"]], [rule])[0].Counts.Where(count => !count.Met).ShouldBe([new("driver", 0, 1)]);
    }

    [Fact]
    public void The_first_appliance_leaves_the_driver_that_the_second_needs()
    {
        CrewingRule[] rules =
        [
            CrewingRule.Of(2, new Requirement("driver", 1)), CrewingRule.Of(2, new Requirement("driver", 1), new Requirement("officer", 1)),
        ];
        var crewed = Allocate(
            [
                ["ERD", "IC"], ["ERD"], ["BA"], [],
            ],
            rules);

        crewed.Select(appliance => appliance.As).ShouldBe([CrewedAs.Full, CrewedAs.Full]);
        crewed[1].Counts.ShouldBe([new("crew", 2, 2), new("driver", 1, 1), new("officer", 1, 1)]);
    }

    [Fact]
    public void An_earlier_appliance_that_cannot_be_crewed_takes_nobody()
    {
        CrewingRule[] rules = [CrewingRule.Of(9), CrewingRule.Of(3)];

        Allocate([[], [], []], rules).Select(appliance => appliance.As).ShouldBe([CrewedAs.Nothing, CrewedAs.Full]);
    }

    [Fact]
    public void Thirty_people_with_every_mix_of_five_skills_and_three_appliances_take_no_time_worth_naming()
    {
        string[] names = ["a", "b", "c", "d", "e"];
        var people = Enumerable.Range(0, 30).Select(person => names.Where((_, bit) => (person * 7 + 3 >> bit & 1) != 0).ToList()).ToArray();
        var rules = Enumerable
            .Range(0, 3)
            .Select(appliance =>
                CrewingRule.Of(5 + appliance, names.Select((name, index) => new Requirement(name, 2 + ((index + appliance) % 3)))))
            .ToArray();

        // Nothing is measured: without pruning this would not end.
        Allocate(people, rules).Count(appliance => appliance.As is CrewedAs.Full).ShouldBeGreaterThan(1);
        Allocate(people[..17], rules)[0].As.ShouldBe(CrewedAs.Full);
    }

    private static void Check(IReadOnlyList<string>[] people, CrewingRule[] rules)
    {
        var naive = new NaiveCrewing([.. people.Select(SkillAliases.Default.NamesOf)], rules);
        var everybody = (1 << people.Length) - 1;
        var expected = naive.Crew(everybody);

        var (lineUp, kinds) = Prepare(people, rules);
        var actual = new RiderAllocation(lineUp).Allocate(Count(lineUp, kinds));

        for (var appliance = 0; appliance < rules.Length; appliance++)
        {
            ((int)actual[appliance].As).ShouldBe((int)expected[appliance].Crewed);
            actual[appliance]
                .Counts.Take(rules[appliance].Requirements.Count)
                .Select(count => count.Have)
                .ShouldBe(expected[appliance].Have);
            actual[appliance].Counts.All(count => count.Met).ShouldBe(expected[appliance].Missing == 0);

            if (actual[appliance].As is CrewedAs.Nothing)
                continue;

            for (var person = 0; person < people.Length; person++)
                actual[appliance].Critical[kinds[person]].ShouldBe(!naive.CanRide(appliance, everybody & ~(1 << person)));
        }

        // Levels alone take a shorter way and must say the same.
        new RiderAllocation(lineUp).Levels(Count(lineUp, kinds)).ShouldBe(actual.Select(appliance => appliance.As));
    }

    private static IReadOnlyList<CrewedAppliance> Allocate(IReadOnlyList<string>[] people, CrewingRule[] rules)
    {
        var (lineUp, kinds) = Prepare(people, rules);
        return new RiderAllocation(lineUp).Allocate(Count(lineUp, kinds));
    }

    private static (LineUp LineUp, int[] Kinds) Prepare(IReadOnlyList<string>[] people, CrewingRule[] rules)
    {
        var lineUp = new LineUp(rules, SkillAliases.Default);
        return (lineUp, Array.ConvertAll(people, lineUp.KindOf));
    }

    private static char[] Count(LineUp lineUp, int[] kinds)
    {
        var counts = new char[lineUp.KindCount];
        foreach (var kind in kinds)
            counts[kind]++;

        return counts;
    }
}
