using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Fixes;
using GartanChatBot.Crewing.Timeline;
using NodaTime;
using static GartanChatBot.Tests.Crewing.Fernbrae;

namespace GartanChatBot.Tests.Crewing;

/// <summary>The reference world on Tuesday 9 June 2026, 14:20: what its questions must be answered with.</summary>
public class FernbraeTests
{
    private static readonly Interval EveningGap = Between("2026-06-09T16:00", "2026-06-09T17:00");
    private static readonly Interval MorningGap = Between("2026-06-10T06:45", "2026-06-10T12:30");

    [Fact]
    public void Is_on_the_run_now_with_nobody_to_spare()
    {
        var state = FernbraeRota.StateAt(Pump, Now);

        state.Level.ShouldBe(CrewingLevel.Critical);
        state.Phase.ShouldBe(RunPhase.On);
        state.Gartan.ShouldBe(GartanVerdict.Available);
        state.RuleMet.ShouldBeTrue();
        state.Mismatch.ShouldBeFalse();
        state.Requirements.ShouldBe([new("crew", 4, 4), new("officer", 1, 1), new("driver", 1, 1), new("ba", 4, 2)]);
        state.Unmet.ShouldBeEmpty();
        state.DependsOn.Select(member => member.ToString()).ShouldBe(["BIRCH, RJ", "DOGWOOD, AC", "ELM, SJ", "GORSE, DW"]);
    }

    [Fact]
    public void Stays_on_until_16_00_then_off_until_17_00_then_on_until_Wednesday_06_45()
    {
        var now = FernbraeRota.PhaseAt(Pump, Now);
        var then = FernbraeRota.PhaseAfter(now, Pump)!;
        var after = FernbraeRota.PhaseAfter(then, Pump)!;

        (now.Phase, now.Level, now.Until).ShouldBe((RunPhase.On, CrewingLevel.Critical, At("2026-06-09T16:00")));
        (then.Phase, then.Until).ShouldBe((RunPhase.Off, At("2026-06-09T17:00")));
        (after.Phase, after.Until).ShouldBe((RunPhase.On, At("2026-06-10T06:45")));
    }

    [Fact]
    public void Says_at_least_until_the_end_of_what_was_read()
    {
        var run = FernbraeRota.PhaseAt(Pump, At("2026-06-12T09:00"));

        run.Phase.ShouldBe(RunPhase.On);
        run.Until.ShouldBeNull();
        run.End.ShouldBe(At("2026-06-23T00:00"));
        FernbraeRota.PhaseAfter(run, Pump).ShouldBeNull();
    }

    [Fact]
    public void Is_short_twice_and_says_of_what()
    {
        var gaps = FernbraeRota.Gaps(Pump, Between("2026-06-08T00:00", "2026-06-23T00:00"));

        gaps.Select(gap => gap.Interval).ShouldBe([EveningGap, MorningGap]);
        gaps[0].Unmet.ShouldBe(["driver"]);
        gaps[1].Unmet.ShouldBe(["crew", "officer", "driver", "ba"]);
        gaps.ShouldAllBe(gap => gap.Source == GapSource.Both);
        gaps[1].Length.ShouldBe(Duration.FromMinutes(345));
    }

    [Fact]
    public void A_part_of_a_gap_is_short_only_of_what_is_unmet_in_that_part() =>
        FernbraeRota.Gaps(Pump, Between("2026-06-10T06:00", "2026-06-10T07:00")).ShouldHaveSingleItem().Unmet.ShouldBe(["crew", "officer"]);

    [Fact]
    public void Knows_until_when_everybody_is_on_and_who_is_next_back()
    {
        var crew = FernbraeRota.CrewAt(Now);

        crew.Where(member => member.Available).Select(member => (member.Key.Name, member.Until)).ShouldBe(
        [
            ("BIRCH, RJ", At("2026-06-09T18:00")),
            ("DOGWOOD, AC", At("2026-06-09T22:00")),
            ("ELM, SJ", At("2026-06-09T16:00")),
            ("GORSE, DW", null),
        ]);
        crew.Where(member => !member.Available).Select(member => (member.Key.Name, member.Until, member.Next)).ShouldBe(
        [
            ("ALDER, TM", At("2026-06-09T17:30"), At("2026-06-09T17:30")),
            ("CEDAR, ML", At("2026-06-09T17:00"), At("2026-06-09T17:00")),
            ("FERN, PL", null, null),
            ("HAZEL, KN", At("2026-06-09T15:30"), At("2026-06-09T15:30")),
        ]);
        crew.Single(member => member.Key.Name == "ELM, SJ").Next.ShouldBe(At("2026-06-10T12:30"));
        crew.Single(member => member.Key.Name == "ELM, SJ").SkillNames.ShouldBe(["driver", "ba"]);
    }

    [Fact]
    public void One_person_closes_the_evening_gap_in_any_of_three_ways()
    {
        var report = GapFixes.Find(FernbraeRota, Pump, EveningGap);

        report.Whole.Select(fix => fix.People.ShouldHaveSingleItem()).ShouldBe(
        [
            new(Member("Elm"), EveningGap, Duration.FromMinutes(60), ExtensionKind.StaysLonger),
            new(Member("Cedar"), EveningGap, Duration.FromMinutes(60), ExtensionKind.StartsEarlier),
            new(Member("Alder"), Between("2026-06-09T16:00", "2026-06-09T17:30"), Duration.FromMinutes(90), ExtensionKind.StartsEarlier),
        ]);
        report.Parts.ShouldBeEmpty();
        report.Shortfall.ShouldBe([new("driver", 0, 1)]);
    }

    [Fact]
    public void Two_people_close_the_morning_gap_and_one_alone_a_part_of_it()
    {
        var report = GapFixes.Find(FernbraeRota, Pump, MorningGap);

        report.Whole.Select(fix => string.Join(" + ", fix.People.Select(person => person.Member.Name.Split(',')[0]))).ShouldBe(
            ["ALDER + BIRCH", "ALDER + CEDAR", "ALDER + DOGWOOD", "ALDER + ELM", "BIRCH + CEDAR", "BIRCH + ELM"],
            ignoreOrder: true);
        report.Whole.ShouldAllBe(fix => fix.Covers == MorningGap);

        var part = report.Parts.ShouldHaveSingleItem();
        part.People.ShouldHaveSingleItem().Member.ShouldBe(Member("Alder"));
        part.Covers.ShouldBe(Between("2026-06-10T09:00", "2026-06-10T12:30"));
    }

    [Fact]
    public void Least_added_time_comes_first_among_the_pairs()
    {
        var times = GapFixes.Find(FernbraeRota, Pump, MorningGap).Whole.Select(fix => fix.AddedTime).ToList();

        times.ShouldBe(times.Order());
        times[0].ShouldBe(Duration.FromMinutes(345 + 120));
    }

    [Fact]
    public void Nobody_on_leave_is_ever_proposed() =>
        GapFixes
            .Find(FernbraeRota, Pump, MorningGap)
            .Whole.SelectMany(fix => fix.People)
            .ShouldAllBe(person => person.Member != Member("Fern"));

    [Fact]
    public void Goes_off_from_22_00_when_Gorse_books_off_from_18_00_to_23_00()
    {
        var evening = Between("2026-06-09T17:30", "2026-06-10T00:00");
        var without = WhatIf.BookOff(FernbraeRota, Member("Gorse"), Between("2026-06-09T18:00", "2026-06-09T23:00"));

        var gap = without.Gaps(Pump, evening).ShouldHaveSingleItem();
        gap.Interval.ShouldBe(Between("2026-06-09T22:00", "2026-06-09T23:00"));
        gap.Unmet.ShouldBe(["crew"]);
        gap.Source.ShouldBe(GapSource.Rule);

        var tight = without.StateAt(Pump, At("2026-06-09T19:00"));
        tight.Level.ShouldBe(CrewingLevel.Critical);
        tight.DependsOn.Select(member => member.Name.Split(',')[0]).ShouldBe(["ALDER", "CEDAR", "DOGWOOD", "HAZEL"]);

        FernbraeRota.Gaps(Pump, evening).ShouldBeEmpty("the rota itself must not change");
    }

    [Fact]
    public void Hours_of_the_week_are_what_was_given_and_what_is_still_booked()
    {
        // Elm: all of Monday, Tuesday until 16:00, Wednesday 12:30 to 23:00; nothing after that.
        var hours = MemberHours.Of(FernbraeRota, Member("Elm"), new(2026, 6, 9), Now);

        hours.Monday.ShouldBe(new(2026, 6, 8));
        hours.GivenMinutes.ShouldBe((24 * 60) + (14 * 60) + 20);
        hours.BookedMinutes.ShouldBe(100 + (10 * 60) + 30);
        hours.TotalMinutes.ShouldBe(hours.GivenMinutes + hours.BookedMinutes);
        hours.ContractMinutes.ShouldBe(91 * 60);
        hours.BalanceMinutes.ShouldBe(hours.TotalMinutes - (91 * 60));
        hours.GartanMinutes.ShouldBe(98 * 60);
        hours.UnreadMinutes.ShouldBe(0);
        hours.WeekMinutes.ShouldBe(168 * 60);
    }
}
