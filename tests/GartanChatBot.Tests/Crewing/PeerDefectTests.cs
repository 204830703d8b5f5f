using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Tests.Crewing;

/// <summary>What goes wrong elsewhere and must not happen here.</summary>
public class PeerDefectTests
{
    private static readonly MemberKey Alder = new("ALDER, TM", 1);
    private static readonly Callsign Pump = Fernbrae.Pump;
    private static readonly StationClock Clock = Fernbrae.Station.Clock;

    [Theory]
    [InlineData(2027, 3, 28, 167)]
    [InlineData(2026, 10, 25, 169)]
    public void The_week_of_a_clock_change_is_not_168_hours(int year, int month, int day, int hours)
    {
        var sunday = new LocalDate(year, month, day);
        var week = Enumerable.Range(-6, 7).Select(offset => Day(sunday.PlusDays(offset), On("ALDER, TM", "IC"))).ToList();

        var counted = MemberHours.Of(CrewingTimeline.Build(Fernbrae.Station, week), Alder, sunday, Clock.StartOf(sunday));

        counted.WeekMinutes.ShouldBe(hours * 60);
        counted.TotalMinutes.ShouldBe(hours * 60);
        counted.GivenMinutes.ShouldBe(6 * 24 * 60);
        counted.UnreadMinutes.ShouldBe(0);
    }

    [Fact]
    public void The_second_half_past_one_of_an_autumn_night_does_not_come_before_the_first()
    {
        // On from 01:30 of the second pass: slot 10 of a day with 100.
        var autumn = new LocalDate(2026, 10, 25);
        var late = On("ALDER, TM", "IC") with { Available = SlotRuns.Between(10, 100) };
        var timeline = CrewingTimeline.Build(Fernbrae.Station, [Day(autumn, late)]);

        var first = Instant.FromUtc(2026, 10, 25, 0, 30);
        var second = Instant.FromUtc(2026, 10, 25, 1, 30);

        timeline.CrewAt(first).Single().Available.ShouldBeFalse();
        timeline.CrewAt(first).Single().Until.ShouldBe(second);
        timeline.CrewAt(second).Single().Available.ShouldBeTrue();
        Clock.LocalOf(first).ShouldBe(Clock.LocalOf(second));
    }

    [Fact]
    public void Somebody_who_vanishes_from_the_page_does_not_stay_available()
    {
        var (monday, tuesday) = (new LocalDate(2026, 6, 8), new LocalDate(2026, 6, 9));
        var timeline = CrewingTimeline.Build(
            Fernbrae.Station, [Day(monday, On("ALDER, TM", "IC"), On("BIRCH, RJ", "BA")), Day(tuesday, On("BIRCH, RJ", "BA"))]);

        timeline.CrewAt(Clock.StartOf(monday)).Single(member => member.Key == Alder).Until.ShouldBe(Clock.StartOf(tuesday));
        timeline.CrewAt(Clock.StartOf(tuesday)).ShouldNotContain(member => member.Key == Alder);
        timeline.AvailabilityOf(Alder, Clock.DayOf(tuesday)).IsEmpty.ShouldBeTrue();
        MemberHours.Of(timeline, Alder, monday, Clock.EndOf(tuesday)).TotalMinutes.ShouldBe(24 * 60);
    }

    [Fact]
    public void A_rank_is_never_taken_for_an_officer_or_a_BA_wearer_lost_to_it()
    {
        var crew = new[] { On("ALDER, TM", "BA", "ERD"), On("BIRCH, RJ", "BA"), On("CEDAR, ML", "BA"), On("DOGWOOD, AC", "BA") };
        var day = Day(new(2026, 6, 9), crew);

        foreach (var role in new[] { "FFC", "CC", "WC" })
        {
            var ranked = day with { Members = [.. day.Members.Select(member => member with { Role = role })] };
            var state = CrewingTimeline.Build(Fernbrae.Station, [ranked]).StateAt(Pump, Clock.StartOf(day.Date));

            state.Unmet.ShouldBe(["officer"]);
            state.Requirements.Single(count => count.Name == "ba").ShouldBe(new("ba", 4, 2));
        }
    }

    [Fact]
    public void Until_does_not_ignore_a_skill_that_is_lost_later()
    {
        // Heads are enough all night; the only driver goes off at 22:00 and the next day begins without one.
        var others = new[] { On("BIRCH, RJ", "IC", "BA"), On("CEDAR, ML", "BA"), On("DOGWOOD, AC", "BA"), On("ELM, SJ", "BA") };
        var driver = On("ALDER, TM", "ERD") with { Available = SlotSet.First(88) };
        var (tuesday, wednesday) = (new LocalDate(2026, 6, 9), new LocalDate(2026, 6, 10));
        var timeline = CrewingTimeline.Build(Fernbrae.Station, [Day(tuesday, [driver, .. others]), Day(wednesday, others)]);

        var run = timeline.PhaseAt(Pump, Clock.StartOf(tuesday));
        run.Until.ShouldBe(Clock.SlotStart(tuesday, 88));
        timeline.PhaseAfter(run, Pump)!.Phase.ShouldBe(RunPhase.Off);
    }

    [Fact]
    public void The_last_quarter_hour_of_a_week_is_neither_lost_nor_counted_twice()
    {
        var sunday = new LocalDate(2026, 6, 14);
        var days = new[] { Day(sunday, On("ALDER, TM", "IC")), Day(sunday.PlusDays(1), On("ALDER, TM", "IC")) };
        var timeline = CrewingTimeline.Build(Fernbrae.Station, days);
        var end = Clock.EndOf(sunday);

        MemberHours.Of(timeline, Alder, sunday, end).TotalMinutes.ShouldBe(24 * 60);
        MemberHours.Of(timeline, Alder, sunday.PlusDays(1), end).GivenMinutes.ShouldBe(0);
        MemberHours.Of(timeline, Alder, sunday.PlusDays(1), end).BookedMinutes.ShouldBe(24 * 60);
        timeline
            .AvailabilityOf(Alder, new(end - Duration.FromHours(1), end + Duration.FromHours(1)))
            .ShouldBe([new(end - Duration.FromHours(1), end + Duration.FromHours(1))]);
    }

    [Fact]
    public void A_day_that_was_not_read_does_not_look_as_if_everybody_were_off_or_on()
    {
        var (first, missing, last) = (new LocalDate(2026, 6, 8), new LocalDate(2026, 6, 9), new LocalDate(2026, 6, 10));
        var crew = new[]
        {
            On("ALDER, TM", "IC", "ERD", "BA"),
            On("BIRCH, RJ", "BA"),
            On("CEDAR, ML"),
            On("DOGWOOD, AC"),
            On("ELM, SJ", "IC", "ERD", "BA"),
            On("FERN, PL", "BA"),
        };
        var timeline = CrewingTimeline.Build(Fernbrae.Station, [Day(first, crew), Day(last, crew)]);
        var noon = Clock.SlotStart(missing, 48);

        timeline.StateAt(Pump, noon).Level.ShouldBe(CrewingLevel.Unknown);
        timeline.CrewAt(noon).ShouldBeEmpty();
        timeline.Gaps(Pump, Clock.DayOf(missing)).ShouldBeEmpty();
        timeline.CoverageAround(noon).ShouldBeNull();
        timeline.ReadAtFor(noon).ShouldBeNull();
        timeline.PhaseAt(Pump, Clock.StartOf(first)).Until.ShouldBeNull();
        timeline.CrewAt(Clock.StartOf(first)).ShouldAllBe(member => member.Until == null && member.Next == null);

        var unread = timeline.PhaseAt(Pump, noon);
        (unread.Phase, unread.Start, unread.End).ShouldBe((RunPhase.Unknown, Clock.EndOf(first), Clock.StartOf(last)));
    }

    [Fact]
    public void A_crew_out_at_an_incident_is_not_short()
    {
        var crew = new[] { On("ALDER, TM", "IC", "ERD", "BA"), On("BIRCH, RJ", "BA"), On("CEDAR, ML"), On("DOGWOOD, AC") };
        var out3 = crew.Select(
                (member, index) => index == 0 ? member : member with { Available = SlotSet.First(40), Committed = SlotRuns.Between(40, 48) }
            )
            .ToArray();
        var day = Day(new(2026, 6, 9), out3);
        var row = day.Appliances[0] with { OnTheRun = SlotSet.First(40), OffTheRun = SlotRuns.Between(40, 96) };
        var timeline = CrewingTimeline.Build(Fernbrae.Station, [day with { Appliances = [row] }]);

        timeline.StateAt(Pump, Clock.SlotStart(day.Date, 44)).Level.ShouldBe(CrewingLevel.Committed);
        timeline.Gaps(Pump, Clock.DayOf(day.Date)).ShouldHaveSingleItem().Interval.Start.ShouldBe(Clock.SlotStart(day.Date, 48));
    }

    [Fact]
    public void Two_people_of_one_name_are_not_taken_for_one()
    {
        var twins = new[] { On("DUNLIN, ED", "IC"), On("DUNLIN, ED", "BA") with { Available = SlotSet.First(10) } };
        var timeline = CrewingTimeline.Build(Fernbrae.Station, [Day(new(2026, 6, 9), twins)]);

        timeline.Members.Select(member => member.ToString()).ShouldBe(["DUNLIN, ED", "DUNLIN, ED (2)"]);
        timeline
            .CrewAt(Clock.StartOf(new(2026, 6, 9)))
            .Select(member => member.Until)
            .ShouldBe([null, Clock.SlotStart(new(2026, 6, 9), 10)]);
    }

    private static MemberDay On(string name, params string[] skills) =>
        new()
        {
            Name = name,
            Role = "FFC",
            Skills = skills,
            Available = SlotSet.First(SlotSet.Capacity),
        };

    /// <summary>A page without verdicts, so that the rule decides.</summary>
    private static StationDay Day(LocalDate date, params MemberDay[] members)
    {
        var slots = SlotSet.First(Clock.SlotCount(date));
        return new()
        {
            Station = Fernbrae.Station.Code,
            Date = date,
            SlotCount = slots.Count,
            ResolutionMinutes = 15,
            Members = [.. members.Select(member => member with { Available = member.Available & slots })],
            Appliances = [new() { Callsign = Pump, RuleText = "Default - Total Crew: 4, MGR x 1, LGV x 1, BA x 2" }],
            RuleCounts = [],
            ReadAt = Fernbrae.ReadAt,
            ContentHash = "",
        };
    }
}
