using CsCheck;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Tests.TestKit;
using NodaTime;

namespace GartanChatBot.Tests.Crewing.Timeline;

/// <summary>Random rotas, slot for slot against the naive timeline.</summary>
public class TimelineOracleTests
{
    private const int Rotas = 200;

    [Fact]
    public void State_at_every_quarter_hour_is_the_naive_one() => RandomRota.Any.Sample(
        rota =>
        {
            var (timeline, naive) = (CrewingTimeline.Build(rota.Station, rota.Days), new NaiveTimeline(rota));
            timeline.Appliances.ShouldBe(naive.Appliances);

            foreach (var callsign in naive.Appliances)
            {
                foreach (var slot in naive.Slots)
                    SameState(timeline, naive, callsign, slot);
            }
        },
        iter: Effort.Of(Rotas));

    [Fact]
    public void Until_and_what_follows_are_where_a_walk_from_slot_to_slot_ends() => RandomRota.Any.Sample(
        rota =>
        {
            var (timeline, naive) = (CrewingTimeline.Build(rota.Station, rota.Days), new NaiveTimeline(rota));
            foreach (var callsign in naive.Appliances)
            {
                var phases = naive.Slots.ToDictionary(slot => slot, slot => naive.Judge(callsign, slot).Phase);
                for (var index = 0; index < naive.Slots.Count; index += 7)
                {
                    var phase = phases[naive.Slots[index]];
                    var (end, known) = naive.Walk(index, slot => phases[slot] == phase);
                    var run = timeline.PhaseAt(callsign, naive.Slots[index].Start + Duration.FromMinutes(7));

                    (run.Phase, run.End, run.EndKnown).ShouldBe((phase, end, known));
                    run.Until.ShouldBe(known ? end : null);
                    timeline.PhaseAfter(run, callsign)?.Start.ShouldBe(end);
                    RunPhase? next = known ? phases[naive.Slots.Single(slot => slot.Start == end)] : null;
                    (timeline.PhaseAfter(run, callsign)?.Phase).ShouldBe(next);
                }
            }
        },
        iter: Effort.Of(Rotas));

    [Fact]
    public void Gaps_are_the_unbroken_runs_of_slots_off_the_run() => RandomRota.Any.Sample(
        rota =>
        {
            var (timeline, naive) = (CrewingTimeline.Build(rota.Station, rota.Days), new NaiveTimeline(rota));
            foreach (var (callsign, within) in naive.Appliances.SelectMany(callsign => Windows(naive).Select(within => (callsign, within))))
            {
                var gaps = timeline.Gaps(callsign, within);
                var off = naive.SlotsIn(within).Where(slot => naive.Judge(callsign, slot).Level is CrewingLevel.Off).ToList();

                gaps.Sum(gap => gap.Length.TotalMinutes).ShouldBe(off.Sum(slot => Clip(slot, within).Duration.TotalMinutes));
                gaps.Zip(gaps.Skip(1)).ShouldAllBe(pair => pair.First.Interval.End < pair.Second.Interval.Start);

                foreach (var gap in gaps)
                {
                    var inside = off.FindAll(slot =>
                        gap.Interval.Start <= Clip(slot, within).Start && Clip(slot, within).End <= gap.Interval.End);
                    inside.Sum(slot => Clip(slot, within).Duration.TotalMinutes).ShouldBe(gap.Length.TotalMinutes);
                    gap.Unmet.ShouldBe(inside.SelectMany(slot => naive.Judge(callsign, slot).Unmet).Distinct(), ignoreOrder: true);

                    var byGartan = inside.Exists(slot => naive.VerdictOf(callsign, slot) is GartanVerdict.Unavailable);
                    var byRule = inside.Exists(slot =>
                        naive.RuleOf(callsign, slot.Page) is not null && naive.Judge(callsign, slot).Met is false);
                    gap.Source.ShouldBe(!byGartan ? GapSource.Rule : byRule ? GapSource.Both : GapSource.Gartan);
                }
            }
        },
        iter: Effort.Of(Rotas));

    [Fact]
    public void Everybodys_until_and_next_are_where_a_walk_ends() => RandomRota.Any.Sample(
        rota =>
        {
            var (timeline, naive) = (CrewingTimeline.Build(rota.Station, rota.Days), new NaiveTimeline(rota));
            for (var index = 0; index < naive.Slots.Count; index += 5)
            {
                var slot = naive.Slots[index];
                var crew = timeline.CrewAt(slot.Start);
                crew.Select(member => member.Key).ShouldBe(naive.PeopleOn(slot.Page).Select(person => person.Key));

                foreach (var member in crew)
                {
                    var on = naive.IsAvailable(slot, member.Key);
                    var (end, known) = naive.Walk(index, later => naive.IsAvailable(later, member.Key) == on);
                    var (until, next) = (known ? end : (Instant?)null, known ? end : (Instant?)null);

                    if (on && known)
                    {
                        var after = naive.Slots.FindIndex(later => later.Start == end);
                        var (back, seen) = naive.Walk(after, later => !naive.IsAvailable(later, member.Key));
                        next = seen ? back : null;
                    }

                    (member.Available, member.Until, member.Next).ShouldBe((on, until, on ? known ? next : null : until));
                    member.Committed.ShouldBe(naive.IsCommitted(slot, member.Key));
                }
            }
        },
        iter: Effort.Of(Rotas));

    [Fact]
    public void Hours_are_the_slots_of_the_week_counted_one_by_one() => Gen.Select(RandomRota.Any, Gen.Int[0, 200]).Sample(
        (rota, hoursOn) =>
        {
            var (timeline, naive) = (CrewingTimeline.Build(rota.Station, rota.Days), new NaiveTimeline(rota));
            foreach (var (member, day) in timeline.Members.SelectMany(member => rota.Days.Select(day => (member, day.Date))))
            {
                var week = rota.Station.Clock.WeekOf(day);
                var at = week.Start + Duration.FromHours(hoursOn);
                var slots = naive.SlotsIn(week).ToList();
                var on = slots.FindAll(slot => naive.IsAvailable(slot, member) || naive.IsCommitted(slot, member));
                var hours = MemberHours.Of(timeline, member, day, at);

                hours.GivenMinutes.ShouldBe(15 * on.Count(slot => slot.Start < at));
                hours.BookedMinutes.ShouldBe(15 * on.Count(slot => slot.Start >= at));
                hours.TotalMinutes.ShouldBe(15 * on.Count);
                var unreadable = slots.Count(slot =>
                    naive.PeopleOn(slot.Page).Exists(person => person.Key == member && person.Day.Unreadable[slot.Index]));
                hours.UnreadMinutes.ShouldBe(hours.WeekMinutes - (15 * (slots.Count - unreadable)));
                hours.BalanceMinutes.ShouldBe(hours.UnreadMinutes > 0 ? null : hours.TotalMinutes - hours.ContractMinutes);
                hours.BalanceAtMostMinutes.ShouldBe(hours.TotalMinutes + hours.UnreadMinutes - hours.ContractMinutes);
            }
        },
                iter: Effort.Of(Rotas));

    [Fact]
    public void What_if_is_the_naive_rota_without_that_person() =>
        Gen.Select(RandomRota.Any, Gen.Int[0, 6], Gen.Int[0, 70], Gen.Int[1, 20])
            .Sample(
                (rota, person, startHour, hours) =>
                {
                    var before = CrewingTimeline.Build(rota.Station, rota.Days);
                    if (before.Members.Count <= person)
                        return;

                    var start = before.ReadIntervals[0].Start + Duration.FromHours(startHour) + Duration.FromMinutes(15 * (hours % 4));
                    var off = new Interval(start, start + Duration.FromHours(hours));
                    var timeline = WhatIf.BookOff(before, before.Members[person], off);
                    var naive = new NaiveTimeline(rota, (before.Members[person], off));

                    foreach (var callsign in naive.Appliances)
                    {
                        foreach (var slot in naive.Slots)
                            SameState(timeline, naive, callsign, slot);
                    }
                },
        iter: Effort.Of(Rotas));

    [Fact]
    public void Time_bars_are_filled_without_holes_and_say_what_was_not_read() => RandomRota.Any.Sample(
        rota =>
        {
            var (timeline, naive) = (CrewingTimeline.Build(rota.Station, rota.Days), new NaiveTimeline(rota));
            foreach (var (callsign, within) in naive.Appliances.SelectMany(callsign => Windows(naive).Select(within => (callsign, within))))
            {
                var pieces = timeline.StatesIn(callsign, within);

                pieces[0].Interval.Start.ShouldBe(within.Start);
                pieces[^1].Interval.End.ShouldBe(within.End);
                pieces
                    .Zip(pieces.Skip(1))
                    .ShouldAllBe(pair =>
                        pair.First.Interval.End == pair.Second.Interval.Start
                        && (!pair.First.State.Equals(pair.Second.State) || IsNotRead(pair.First) != IsNotRead(pair.Second)));
                pieces
                    .Where(IsNotRead)
                    .Sum(piece => piece.Interval.Duration.TotalMinutes)
                    .ShouldBe(timeline.ReadIntervals.Complement(within).TotalDuration.TotalMinutes);
            }
        },
            iter: Effort.Of(Rotas));

    [Fact]
    public void What_is_unknown_is_every_slot_that_was_not_read_or_not_understood() => RandomRota.Any.Sample(
        rota =>
        {
            var (timeline, naive) = (CrewingTimeline.Build(rota.Station, rota.Days), new NaiveTimeline(rota));
            foreach (var (callsign, within) in naive.Appliances.SelectMany(callsign => Windows(naive).Select(within => (callsign, within))))
            {
                var known = naive.SlotsIn(within).Where(slot => naive.Judge(callsign, slot).Phase is not RunPhase.Unknown);
                timeline.UnknownIn(callsign, within).ShouldBe(IntervalSet.Of(known.Select(slot => Clip(slot, within))).Complement(within));
                timeline.IsKnown(callsign, within).ShouldBe(timeline.UnknownIn(callsign, within).IsEmpty);
            }

            var nobodys = Callsign.Parse("Z99P9");
            foreach (var within in Windows(naive))
                timeline.UnknownIn(nobodys, within).ShouldBe(IntervalSet.Of(within));
        },
        iter: Effort.Of(Rotas));

    private static void SameState(CrewingTimeline timeline, NaiveTimeline naive, Callsign callsign, NaiveTimeline.Slot slot)
    {
        var (actual, expected) = (
            timeline.StateAt(callsign, slot.Start + Duration.FromMinutes(slot.Index % 15)), naive.Judge(callsign, slot));

        (actual.Level, actual.Phase, actual.Gartan, actual.RuleUnsure ? (bool?)null : actual.RuleMet, actual.Mismatch).ShouldBe(
            (expected.Level, expected.Phase, expected.Gartan, expected.Met, expected.Mismatch), $"{callsign} {slot.Start}");
        actual.Requirements.Take(expected.Have.Length).Select(count => count.Have).ShouldBe(expected.Have);
        actual.Unmet.ShouldBe(expected.Unmet);
        actual.DependsOn.ShouldBe(expected.DependsOn);
        actual.RuleKnown.ShouldBe(timeline.RuleOf(callsign, slot.Start) is not null);
    }

    private static bool IsNotRead(Segment piece) => ReferenceEquals(piece.State, CrewingState.NotRead);

    private static IEnumerable<Interval> Windows(NaiveTimeline naive)
    {
        if (naive.Slots.Count == 0)
            yield break;

        var (start, end) = (naive.Slots[0].Start, NaiveTimeline.EndOf(naive.Slots[^1]));
        yield return new(start - Duration.FromHours(3), end + Duration.FromHours(3));
        yield return new(start + Duration.FromMinutes(377), end - Duration.FromMinutes(191));
    }

    private static Interval Clip(NaiveTimeline.Slot slot, Interval within) =>
        new(Instant.Max(slot.Start, within.Start), Instant.Min(NaiveTimeline.EndOf(slot), within.End));
}
