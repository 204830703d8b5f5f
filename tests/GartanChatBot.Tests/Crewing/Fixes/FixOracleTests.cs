using CsCheck;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Fixes;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Tests.Crewing.Timeline;
using GartanChatBot.Tests.TestKit;
using NodaTime;

namespace GartanChatBot.Tests.Crewing.Fixes;

/// <summary>Fixes of random gaps: every set that is named works, no smaller one does, and no set of one or two is forgotten.</summary>
public class FixOracleTests
{
    [Fact]
    public void Every_set_works_no_smaller_set_does_and_none_of_one_or_two_is_forgotten() => RandomRota.Any.Sample(
        rota =>
        {
            var (timeline, naive) = (CrewingTimeline.Build(rota.Station, rota.Days), new NaiveTimeline(rota));
            if (naive.Slots.Count == 0)
                return;

            var everything = new Interval(naive.Slots[0].Start, NaiveTimeline.EndOf(naive.Slots[^1]));
            foreach (var gap in timeline.Appliances.SelectMany(callsign => timeline.Gaps(callsign, everything).Take(4)))
                Check(timeline, naive, gap);
        },
        iter: Effort.Of(200));

    private static void Check(CrewingTimeline timeline, NaiveTimeline naive, Gap gap)
    {
        var report = GapFixes.Find(timeline, gap.Callsign, gap.Interval);
        var slots = naive.SlotsIn(gap.Interval).ToList();
        report.Gap.ShouldBe(gap, "a gap is found again by its own interval");

        if (
            slots.TrueForAll(slot => naive.IsMetWith(gap.Callsign, slot, []))
            || slots.Exists(slot => naive.RuleOf(gap.Callsign, slot.Page) is null))
        {
            report.Whole.ShouldBeEmpty();
            report.Parts.ShouldBeEmpty();
            return;
        }

        report.Whole.Select(fix => fix.People.Count).Distinct().Count().ShouldBeLessThanOrEqualTo(1);
        report.Whole.Select(fix => fix.AddedTime).ShouldBe(report.Whole.Select(fix => fix.AddedTime).Order());
        report.Whole.ShouldAllBe(fix => Works(timeline, naive, gap, fix));
        report.Whole.ShouldAllBe(fix => fix.People.All(person => MayBeAskedThroughout(naive, person)));

        var smallest = report.Whole.Count == 0 ? 5 : report.Whole[0].People.Count;
        var found = report.Whole.Select(fix => string.Join(" + ", fix.People.Select(person => person.Member))).ToHashSet();

        // People who may not be asked for some of the gap can be part of a set or not, depending on when they are needed; the others must
        // not be forgotten.
        var willing = timeline
            .Members.Where(member =>
                slots.TrueForAll(slot => MayBeAsked(naive, slot, member)) && !slots.TrueForAll(slot => naive.IsAvailable(slot, member)))
            .ToList();

        foreach (var people in SetsOf(willing).Where(people => people.Length < smallest || (people.Length == smallest && smallest <= 2)))
        {
            var works = slots.TrueForAll(slot => naive.IsMetWith(gap.Callsign, slot, people));
            if (people.Length < smallest)
                works.ShouldBeFalse($"{string.Join(" + ", people)} would close {gap}");
            else
                found.Contains(string.Join(" + ", people)).ShouldBe(works, $"{string.Join(" + ", people)} for {gap}");
        }

        (report.Parts.Count > 0 && smallest == 1).ShouldBeFalse();
        foreach (var part in report.Parts)
        {
            naive.SlotsIn(part.Covers).ShouldAllBe(slot => naive.IsMetWith(gap.Callsign, slot, new[] { part.People.Single().Member }));
            MayBeAskedThroughout(naive, part.People.Single()).ShouldBeTrue();
            part.People.Single().Added.ShouldBe(part.Covers);
        }
    }

    private static bool Works(CrewingTimeline timeline, NaiveTimeline naive, Gap gap, Fix fix) =>
        naive
            .SlotsIn(gap.Interval)
            .All(slot =>
                naive.IsMetWith(
                    gap.Callsign,
                    slot,
                    [
                        .. fix
                            .People.Where(person => person.Added.Start <= slot.Start && slot.Start < person.Added.End)
                            .Select(person => person.Member),
                    ]))
        && fix.People.All(person =>
            person.AddedTime
            == Duration.FromMinutes(15 * naive.SlotsIn(person.Added).Count(slot => !naive.IsAvailable(slot, person.Member))))
        && fix.People.All(person => timeline.CoverageAround(person.Added.Start) is { } coverage && person.Added.End <= coverage.End);

    private static bool MayBeAskedThroughout(NaiveTimeline naive, Extension person) =>
        naive.SlotsIn(person.Added).All(slot => MayBeAsked(naive, slot, person.Member));

    private static bool MayBeAsked(NaiveTimeline naive, NaiveTimeline.Slot slot, MemberKey member) =>
        naive
            .PeopleOn(slot.Page)
            .Exists(person =>
                person.Key == member
                && !person.Day.Away[slot.Index]
                && !person.Day.Committed[slot.Index]
                && !person.Day.Unreadable[slot.Index]);

    private static IEnumerable<MemberKey[]> SetsOf(List<MemberKey> people) =>
        Enumerable.Range(1, (1 << people.Count) - 1)
            .Where(mask => int.PopCount(mask) <= 3)
            .Select(mask => people.Where((_, index) => (mask & (1 << index)) != 0).ToArray());
}
