using CsCheck;
using GartanChatBot.Alerts.Rules;
using GartanChatBot.Alerts.State;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Tests.Alerts;

/// <summary>The rule by itself: a pump's gaps as a made-up rota has them, hour by hour.</summary>
public class ShortageRuleTests
{
    private static readonly Instant Zero = Instant.FromUtc(2026, 6, 9, 0, 0);
    private static readonly ConfirmationPolicy Two = new(2, Duration.FromMinutes(30));

    private List<KnownGap> known = [];
    private int reading;

    [Fact]
    public void One_reading_is_a_slip_and_two_are_a_shortage()
    {
        Look(at: 0, Gap(5, 6)).ShouldBe([GapState.SeenOnce]);
        Look(at: 0, Gap(5, 6)).ShouldBe([GapState.Open]);
    }

    [Fact]
    public void The_same_reading_counts_once()
    {
        Look(at: 0, Gap(5, 6));
        Look(at: 1, isNew: false, phase: null, Gap(5, 6)).ShouldBe([GapState.SeenOnce]);
    }

    [Fact]
    public void What_begins_within_half_an_hour_is_believed_at_once() => Look(at: 4.5, Gap(5, 6)).ShouldBe([GapState.Open]);

    [Fact]
    public void What_was_seen_once_and_is_gone_never_was()
    {
        Look(at: 0, Gap(5, 6));
        Look(at: 0).ShouldBeEmpty();
    }

    [Fact]
    public void It_begins_by_time_alone_and_ends_after_two_readings()
    {
        Open(Gap(5, 6));
        Look(at: 5, isNew: false, phase: null, Gap(5, 6)).ShouldBe([GapState.Active]);
        Look(at: 6).ShouldBe([GapState.Active]);
        Look(at: 6.1).ShouldBe([GapState.Ended]);
        known[0].GoneSince.ShouldBe(Hour(6));
    }

    [Fact]
    public void It_is_covered_after_two_readings_without_it()
    {
        Open(Gap(5, 6));
        Look(at: 1).ShouldBe([GapState.Open]);
        Look(at: 1).ShouldBe([GapState.Covered]);
    }

    [Fact]
    public void One_reading_without_it_is_a_slip()
    {
        Open(Gap(5, 6));
        Look(at: 1);
        Look(at: 1, Gap(5, 6));
        Look(at: 1).ShouldBe([GapState.Open]);
    }

    [Fact]
    public void What_is_missing_from_the_last_reading_does_not_begin()
    {
        Open(Gap(5, 6));
        Look(at: 4.9);
        Look(at: 5.1, isNew: false, phase: null).ShouldBe([GapState.Open]);
    }

    [Theory]
    [InlineData(RunPhase.Unknown)]
    [InlineData(RunPhase.Committed)]
    public void Unread_and_committed_change_nothing(object phase)
    {
        Open(Gap(5, 8));
        Look(at: 5.5, Gap(5, 8));
        for (var hour = 6; hour < 20; hour++)
            Look(at: hour, isNew: true, (RunPhase)phase).ShouldBe([GapState.Active]);
    }

    [Fact]
    public void It_stays_one_gap_while_it_grows_shrinks_and_shifts()
    {
        Open(Gap(5, 8));
        var id = known[0].Id;
        foreach (var (start, end) in (IEnumerable<(double, double)>)[(5, 12), (6, 7), (6.5, 9), (4, 7)])
        {
            Look(at: 1, Gap(start, end)).ShouldBe([GapState.Open]);
            (known[0].Id, known[0].Start, known[0].End).ShouldBe((id, Hour(start), Hour(end)));
        }
    }

    [Fact]
    public void Gaps_with_a_quarter_hour_between_them_are_one_and_with_half_an_hour_two()
    {
        Look(at: 0, Gap(5, 6), Gap(6.25, 7)).Count.ShouldBe(1);
        known = [];
        Look(at: 0, Gap(5, 6), Gap(6.5, 7)).Count.ShouldBe(2);
    }

    [Fact]
    public void A_gap_that_splits_goes_on_in_its_first_part_and_the_other_is_a_piece_of_it()
    {
        Open(Gap(5, 10));
        var id = known[0].Id;

        Look(at: 1, Gap(5, 6), Gap(9, 10)).ShouldBe([GapState.Open, GapState.Open]);

        known.Single(gap => gap.Id == id).End.ShouldBe(Hour(6));
        known.Single(gap => gap.Id != id).PieceOf.ShouldBe(id);
    }

    [Fact]
    public void Two_parts_with_unread_time_between_them_are_still_one_gap()
    {
        Open(Gap(5, 10));

        Look(
                at: 1, isNew: true, interval => interval.Start >= Hour(6) && interval.End <= Hour(10) ? RunPhase.Unknown : RunPhase.Off,
                Gap(5, 6), Gap(9, 10))
            .ShouldBe([GapState.Open]);
        known.ShouldHaveSingleItem().Interval.ShouldBe(new(Hour(5), Hour(10)));
    }

    [Fact]
    public void Of_two_gaps_that_become_one_the_older_goes_on()
    {
        Open(Gap(5, 6));
        var id = known[0].Id;
        Look(at: 1, Gap(5, 6), Gap(9, 10));
        Look(at: 1, Gap(5, 6), Gap(9, 10));

        Look(at: 1, Gap(5, 10));

        known.Single(gap => gap.Stands).Id.ShouldBe(id);
        known.Single(gap => gap.State is GapState.Joined).JoinedTo.ShouldBe(id);
    }

    [Fact]
    public void An_active_gap_ends_when_what_is_left_of_it_begins_later()
    {
        Open(Gap(5, 10));
        Look(at: 6, Gap(5, 10));
        Look(at: 6.1, Gap(8, 10));
        Look(at: 6.2, Gap(8, 10)).Order().ShouldBe([GapState.Open, GapState.Ended]);
    }

    [Fact]
    public void What_is_known_of_a_gap_is_where_it_was_seen_and_how_often()
    {
        Look(at: 1, Gap(5, 6));
        var first = known.ShouldHaveSingleItem();
        first.ShouldSatisfyAllConditions(
            gap => gap.Id.ShouldBe(KnownGap.IdOf("K41P1", Hour(5), Hour(1))),
            gap => (gap.Station, gap.Callsign).ShouldBe(("K41", "K41P1")),
            gap => gap.Unmet.ShouldBe(["driver"]),
            gap =>
                (gap.FirstSeen, gap.Sightings, gap.Absences, gap.CountedReading).ShouldBe((Hour(1), 1, 0, Zero + Duration.FromSeconds(1))),
            gap => (gap.PieceOf, gap.JoinedTo, gap.ClosedAt, gap.GoneSince).ShouldBe((null, null, null, null)));

        Look(at: 2, Gap(5, 6) with { Unmet = ["crew"] });
        known.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            gap => gap.Id.ShouldBe(first.Id),
            gap => gap.Unmet.ShouldBe(["crew"]),
            gap => (gap.FirstSeen, gap.Sightings, gap.CountedReading).ShouldBe((Hour(1), 2, Zero + Duration.FromSeconds(2))));
    }

    [Fact]
    public void Since_when_it_is_gone_is_the_first_reading_that_said_so_or_its_end()
    {
        Open(Gap(5, 6));
        Look(at: 5);
        Look(at: 5.1);
        known.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            gap => gap.GoneSince.ShouldBe(Hour(5)),
            gap => gap.ClosedAt.ShouldBe(Hour(5.1)),
            gap => gap.State.ShouldBe(GapState.Covered));

        known = [];
        Open(Gap(5, 6));
        Look(at: 5.5, Gap(5, 6));
        Look(at: 6.5);
        Look(at: 6.6);
        known.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            gap => gap.GoneSince.ShouldBe(Hour(6)),
            gap => gap.State.ShouldBe(GapState.Ended));
    }

    [Fact]
    public void What_ended_unseen_had_begun()
    {
        Open(Gap(5, 6));
        Look(at: 6);
        Look(at: 6.1).ShouldBe([GapState.Ended]);
    }

    [Fact]
    public void What_is_over_is_remembered_for_two_days()
    {
        Open(Gap(5, 6));
        Look(at: 1);
        Look(at: 2);

        Look(at: 49.9).ShouldBe([GapState.Covered]);
        Look(at: 50).ShouldBeEmpty();
    }

    [Fact]
    public void What_nobody_could_read_is_given_up_after_a_week()
    {
        Open(Gap(5, 6));

        Look(at: 6 + (7 * 24) - 0.1, isNew: true, RunPhase.Unknown).ShouldBe([GapState.Open]);
        Look(at: 6 + (7 * 24), isNew: true, RunPhase.Unknown).ShouldBeEmpty();
    }

    [Fact]
    public void A_gap_that_is_back_after_one_slip_counts_its_absences_from_nothing()
    {
        Open(Gap(5, 6));
        Look(at: 1);
        known.ShouldHaveSingleItem().Absences.ShouldBe(1);
        Look(at: 2, Gap(5, 6));
        known.ShouldHaveSingleItem().ShouldSatisfyAllConditions(gap => gap.Absences.ShouldBe(0), gap => gap.GoneSince.ShouldBeNull());
        Look(at: 3).ShouldBe([GapState.Open]);
    }

    [Fact]
    public void Where_nobody_could_read_a_gap_gets_no_shorter()
    {
        Open(Gap(5, 10));

        Look(
            at: 1, isNew: true, interval => interval.End <= Hour(6) || interval.Start >= Hour(8) ? RunPhase.Unknown : RunPhase.Off,
            Gap(6, 8));
        known.ShouldHaveSingleItem().Interval.ShouldBe(new(Hour(5), Hour(10)));
        Look(at: 2, Gap(6, 8));
        known.ShouldHaveSingleItem().Interval.ShouldBe(new(Hour(6), Hour(8)));
    }

    [Fact]
    public void An_active_gap_keeps_its_start()
    {
        Open(Gap(5, 10));
        Look(at: 5, Gap(5, 10));
        Look(at: 6, Gap(6, 9));

        known.ShouldHaveSingleItem().Interval.ShouldBe(new(Hour(5), Hour(9)));
    }

    [Fact]
    public void A_pump_that_is_off_again_within_half_an_hour_never_was_back()
    {
        Open(Gap(5, 10));
        Look(at: 5, Gap(5, 10));

        Look(at: 6, Gap(6.4, 10)).ShouldBe([GapState.Active]);
        known.ShouldHaveSingleItem();
        Look(at: 6, Gap(6.5, 10)).Count.ShouldBe(2);
    }

    [Fact]
    public void Of_what_the_rota_does_not_show_nobody_is_sure()
    {
        Open(Gap(5, 6));

        ShortageRule.Assess(known, Reading([Gap(5, 6)], _ => RunPhase.Off, Hour(2)), Hour(2), Two).Unconfirmed.ShouldBeEmpty();
        ShortageRule.Assess(known, Reading([], _ => RunPhase.Unknown, Hour(2)), Hour(2), Two).Unconfirmed.ShouldBe([known[0].Id]);
        ShortageRule.Assess(known, Reading([], _ => RunPhase.On, Hour(2)), Hour(2), Two).Unconfirmed.ShouldBe([known[0].Id]);
    }

    [Fact]
    public void A_second_reading_is_one_of_all_the_days_that_are_left_of_it()
    {
        var days = new Interval?[1];
        var seen = new ApplianceReading(
            "K41",
            "K41P1",
            [Gap(5, 30)],
            _ => RunPhase.Off,
            interval =>
            {
                days[0] = interval;
                return Hour(0);
            });

        ShortageRule.Assess([], seen, Hour(6), Two);
        days[0].ShouldBe(new Interval(Hour(6), Hour(30)));
        ShortageRule.Assess([], seen, Hour(1), Two);
        days[0].ShouldBe(new Interval(Hour(5), Hour(30)));
    }

    [Fact]
    public void No_readings_make_a_gap_come_back_from_the_dead_or_change_from_missing_data() =>
        Gen.Select(Gen.Int[0, 24], Gen.Int[1, 5], Gen.Int[0, 3], Gen.Bool, Gen.Int[1, 40]).Array[1, 30].Sample(steps =>
        {
            List<KnownGap> state = [];
            var (now, read) = (Zero, Zero);
            foreach (var (start, length, what, isNew, minutes) in steps)
            {
                now += Duration.FromMinutes(minutes);
                read = isNew ? now : read;
                Gap[] gaps = what is 0 or 3 ? [] : [Gap(start, start + length)];
                RunPhase? phase = what is 3 ? RunPhase.Unknown : null;
                var before = state.ToDictionary(gap => gap.Id);
                var assessed = ShortageRule.Assess(state, Reading(gaps, PhaseOf(gaps, phase), read), now, Two);
                state = [.. assessed.Known];

                state.Select(gap => gap.Id).ShouldBeUnique();
                foreach (var gap in state.Where(gap => before.ContainsKey(gap.Id)))
                {
                    var was = before[gap.Id];
                    ((int)gap.State).ShouldBeGreaterThanOrEqualTo((int)was.State);
                    if (was.IsClosed)
                        gap.ShouldBe(was);
                    if (phase is RunPhase.Unknown)
                        gap.State.ShouldBe(was.State);
                }

                state.Where(gap => gap.Stands).ShouldAllBe(gap => !state.Exists(other =>
                    other.Stands && other.Id != gap.Id && other.Start < gap.End && gap.Start < other.End && other.State == gap.State));
            }
        });

    private List<GapState> Look(double at, params Gap[] gaps) => Look(at, isNew: true, phase: null, gaps);

    private List<GapState> Look(double at, bool isNew, RunPhase? phase, params Gap[] gaps) => Look(at, isNew, PhaseOf(gaps, phase), gaps);

    private List<GapState> Look(double at, bool isNew, Func<Interval, RunPhase> phaseOf, params Gap[] gaps)
    {
        reading += isNew ? 1 : 0;
        known = [.. ShortageRule.Assess(known, Reading(gaps, phaseOf, Zero + Duration.FromSeconds(reading)), Hour(at), Two).Known];
        return [.. known.OrderBy(gap => gap.Start).Select(gap => gap.State)];
    }

    private void Open(Gap gap)
    {
        Look(at: 0, gap);
        Look(at: 0, gap);
        known.ShouldHaveSingleItem().State.ShouldBe(GapState.Open);
    }

    private static ApplianceReading Reading(Gap[] gaps, Func<Interval, RunPhase> phaseOf, Instant readAt) =>
        new("K41", "K41P1", gaps, phaseOf, _ => readAt);

    private static Func<Interval, RunPhase> PhaseOf(Gap[] gaps, RunPhase? phase) => interval =>
        phase ?? (gaps.Any(gap => gap.Interval.Start < interval.End && interval.Start < gap.Interval.End) ? RunPhase.Off : RunPhase.On);

    private static Gap Gap(double from, double to) => new(Callsign.Parse("K41P1"), new(Hour(from), Hour(to)), ["driver"], GapSource.Both);

    private static Instant Hour(double hours) => Zero + Duration.FromMinutes((long)(hours * 60));
}
