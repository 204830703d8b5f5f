using CsCheck;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Fixes;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Tests.TestKit;
using NodaTime;

namespace GartanChatBot.Tests.Crewing.Allocation;

/// <summary>
/// The page's own counts limit ours, change nothing where they are ours, and what is unreadable is told as it would be in the worse world.
/// </summary>
public class GartanCountsTests
{
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["crew"] = "Total Crew",
        ["officer"] = "MGR",
        ["driver"] = "LGV",
        ["ba"] = "BA",
    };

    [Fact]
    public void Nobody_is_told_of_more_people_than_Gartan_counts_nor_are_several_appliances_together() => RandomRota.Any.Sample(
        rota =>
        {
            var timeline = CrewingTimeline.Build(rota.Station, rota.Days);
            foreach (var (day, slot) in rota.Days.SelectMany(day => Enumerable.Range(0, day.SlotCount).Select(slot => (day, slot))))
            {
                var at = rota.Station.Clock.SlotStart(day.Date, slot);
                var riding = new Dictionary<string, int>(StringComparer.Ordinal);
                foreach (var callsign in timeline.Appliances)
                {
                    var state = timeline.StateAt(callsign, at);
                    foreach (var count in state.Requirements)
                    {
                        foreach (var name in (string[])[count.Name, "crew"])
                        {
                            var told = count.Have + riding.GetValueOrDefault(name);
                            told.ShouldBeLessThanOrEqualTo(CountOf(day, slot, name), $"{callsign} {at} {count}");
                        }
                    }

                    var rule = timeline.RuleOf(callsign, at);
                    var crewedAs = !state.RuleMet ? null : state.Unmet.Count > 0 ? rule?.Reduced() : rule;
                    foreach (var item in crewedAs?.Requirements ?? [])
                        riding[item.Name] = riding.GetValueOrDefault(item.Name) + item.Need;
                }
            }
        },
        iter: Effort.Of(200));

    [Fact]
    public void Counts_that_are_ours_change_nothing() => Gen.Select(Gen.Int, Gen.Int[0, 70]).Sample(
        (seed, hour) =>
        {
            var drawn = RandomRota.Of(new Random(seed));
            var plain = drawn with { Days = drawn.Days.ConvertAll(AllReadable) };
            var counted = plain.CountedRight(new Random(~seed));
            var (before, after) = (CrewingTimeline.Build(plain.Station, plain.Days), CrewingTimeline.Build(counted.Station, counted.Days));
            Same(before, after);

            if (before.Members.Count == 0)
                return;

            var start = before.ReadIntervals[0].Start + Duration.FromHours(hour);
            var (who, off) = (before.Members[hour % before.Members.Count], new Interval(start, start + Duration.FromHours(9)));
            Same(WhatIf.BookOff(before, who, off), WhatIf.BookOff(after, who, off));
        },
        iter: Effort.Of(200));

    [Fact]
    public void Counts_that_are_ignored_change_nothing() =>
        RandomRota.Any.Sample(
            rota =>
            {
                var ignoring = rota.Station with { HeadCount = HeadCountUse.Ignore };
                Same(
                    CrewingTimeline.Build(rota.Station, rota.Days.ConvertAll(day => day with { RuleCounts = [] })),
                    CrewingTimeline.Build(ignoring, rota.Days));
            },
            iter: Effort.Of(50));

    [Fact]
    public void What_is_told_of_an_appliance_holds_whoever_of_the_unreadable_people_is_on() => Gen.Select(RandomRota.Any, Gen.Int).Sample(
        (rota, seed) =>
        {
            var hidden = CrewingTimeline.Build(rota.Station, rota.Days);
            foreach (var random in (Random?[])[new Random(seed), new Random(~seed), null])
            {
                var filled = CrewingTimeline.Build(rota.Station, rota.Days.ConvertAll(day => Filled(day, random)));
                foreach (var (callsign, day) in hidden.Appliances.SelectMany(callsign => rota.Days.Select(day => (callsign, day))))
                {
                    var clock = rota.Station.Clock;
                    for (var at = clock.StartOf(day.Date); at < clock.EndOf(day.Date); at += StationClock.SlotLength)
                    {
                        var readable = hidden.CrewAt(at).Where(member => member.Available).Select(member => member.Key).ToList();
                        NotBetter(hidden.StateAt(callsign, at), filled.StateAt(callsign, at), readable, $"{callsign} {at}");
                    }
                }
            }
        },
        iter: Effort.Of(200));

    [Theory]
    [InlineData(15, 4, false)]
    [InlineData(15, 5, true)]
    [InlineData(60, 16, false)]
    [InlineData(60, 20, true)]
    public void A_difference_of_more_than_four_columns_is_one(int resolution, int quarters, bool differs)
    {
        var rota = RandomRota.Of(new Random(1));
        var day = rota.Days[0] with { ResolutionMinutes = resolution };
        var people = Enumerable.Range(0, day.SlotCount).Select(slot => day.Members.Count(member => member.Available[slot])).ToList();
        var counts = people.Select((count, slot) => slot < quarters ? count + day.Members.Count + 1 : count);

        var found = CountDifference.Of(day with { RuleCounts = [new("Total Crew", [.. counts])] }, rota.Station);

        (found is not null).ShouldBe(differs);
        found?.IsSomebodyMissing.ShouldBeTrue();
    }

    private static void NotBetter(CrewingState hidden, CrewingState filled, List<MemberKey> readable, string where)
    {
        if (hidden.Gartan is GartanVerdict.None && hidden.Phase is not RunPhase.Unknown)
            filled.Phase.ShouldBe(hidden.Phase, where);

        if (hidden.RuleMet)
        {
            filled.RuleMet.ShouldBeTrue(where);
            ((int)hidden.Level).ShouldBeLessThanOrEqualTo((int)filled.Level, where);
            filled.DependsOn.Intersect(readable).ShouldBeSubsetOf(hidden.DependsOn, where);
        }

        if (hidden is { RuleMet: false, RuleUnsure: false })
            filled.RuleMet.ShouldBeFalse(where);
    }

    private static StationDay AllReadable(StationDay day) =>
        day with
        {
            Members = [.. day.Members.Select(member => member with { Unreadable = SlotSet.Empty })],
        };

    /// <summary>Everybody who is unreadable on or off at random, or all of them on.</summary>
    private static StationDay Filled(StationDay day, Random? random) => day with
    {
        Members =
        [
            .. day.Members.Select(member => member with
            {
                Unreadable = SlotSet.Empty,
                Available = random is null || random.Next(2) == 0 ? member.Available | member.Unreadable : member.Available,
            }),
        ],
    };

    private static int CountOf(StationDay day, int slot, string requirement) =>
        day.RuleCounts.FirstOrDefault(row => row.Requirement == Labels.GetValueOrDefault(requirement))?.Have[slot] is >= 0 and var count
            ? count
            : int.MaxValue;

    private static void Same(CrewingTimeline before, CrewingTimeline after)
    {
        if (before.ReadIntervals.Count == 0)
            return;

        var everything = new Interval(before.ReadIntervals[0].Start, before.ReadIntervals[^1].End);
        foreach (var callsign in before.Appliances)
        {
            after.StatesIn(callsign, everything).ShouldBe(before.StatesIn(callsign, everything));
            foreach (var gap in before.Gaps(callsign, everything).Take(3))
                Words(GapFixes.Find(after, callsign, gap.Interval)).ShouldBe(Words(GapFixes.Find(before, callsign, gap.Interval)));
        }
    }

    private static string Words(FixReport report) =>
        string.Join(
            "; ",
            report
                .Whole.Concat(report.Parts)
                .Select(fix => $"{fix.Covers} {string.Join(" + ", fix.People)}")
                .Concat(report.Shortfall.Select(count => $"{count}")));
}
