using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Tests.Crewing.Timeline;

/// <summary>Hours of a week with time in it that nobody read: the bounds hold whatever that time was, and nothing is invented.</summary>
public class WeekHoursTests
{
    private static readonly Station Station = new()
    {
        Code = StationCode.Parse("K41"),
        Name = "Fernbrae",
        Zone = DateTimeZoneProviders.Tzdb["Europe/London"],
    };
    private static readonly MemberKey Elm = new("ELM, SJ", 1);

    [Theory]
    [InlineData(2026, 6, 8, 168)]
    [InlineData(2026, 10, 19, 169)]
    [InlineData(2027, 3, 22, 167)]
    public void The_bounds_hold_whatever_the_unread_time_was_and_meet_when_all_is_read(int year, int month, int day, int hours)
    {
        var monday = new LocalDate(year, month, day);
        var random = new Random(year);
        var bounded = 0;

        for (var sample = 0; sample < 300; sample++)
        {
            var truth = Enumerable.Range(0, 7).Select(index => Page(monday.PlusDays(index), SlotsOf(random), SlotSet.Empty)).ToList();
            var hidden = truth.ConvertAll(page =>
                random.Next(3) == 0 ? SlotSet.First(page.SlotCount)
                : random.Next(4) == 0 ? SlotsOf(random)
                : SlotSet.Empty);
            var isGone = truth.ConvertAll(_ => random.Next(2) == 0);
            var week = Station.Clock.WeekOf(monday);
            var at = week.Start + Duration.FromSeconds(random.Next((int)week.Duration.TotalSeconds));

            // What is hidden is a page that is missing, or cells that can't be read.
            var seen = truth
                .Select((page, index) => Page(page.Date, page.Members[0].Available.Except(hidden[index]), hidden[index]))
                .Where((_, index) => !(isGone[index] && hidden[index] == SlotSet.First(truth[index].SlotCount)));
            var told = Of([.. seen], at);
            told.WeekMinutes.ShouldBe(hours * 60);
            told.UnreadMinutes.ShouldBe(Count(truth, (page, index, slot) => hidden[index][slot]));
            (told.GivenMinutes + told.BookedMinutes).ShouldBe(told.TotalMinutes);
            told.GivenMinutes.ShouldBe(MinutesBefore(at, truth, hidden));
            bounded += told.UnreadMinutes > 0 ? 1 : 0;

            if (told.ContractMinutes is null)
                continue;

            var contract = told.ContractMinutes.Value;
            told.BalanceAtLeastMinutes.ShouldBe(
                Count(truth, (page, index, slot) => page.Members[0].Available[slot] && !hidden[index][slot]) - contract);
            told.BalanceAtMostMinutes.ShouldBe(
                Count(truth, (page, index, slot) => page.Members[0].Available[slot] || hidden[index][slot]) - contract);
            told.BalanceMinutes.ShouldBe(told.UnreadMinutes > 0 ? null : told.BalanceAtLeastMinutes);
            var known = Of(truth, at).TotalMinutes - contract;
            known.ShouldBeInRange(told.BalanceAtLeastMinutes!.Value, told.BalanceAtMostMinutes!.Value);
        }

        bounded.ShouldBeInRange(100, 299);

        WeekHours Of(IReadOnlyList<StationDay> pages, Instant at) => MemberHours.Of(CrewingTimeline.Build(Station, pages), Elm, monday, at);
    }

    [Fact]
    public void What_a_page_that_is_too_old_says_of_the_time_after_it_counts_for_nothing()
    {
        var monday = new LocalDate(2026, 6, 8);
        var timeline = CrewingTimeline.Build(
            Station, [.. Enumerable.Range(0, 7).Select(index => Page(monday.PlusDays(index), SlotSet.First(96), SlotSet.Empty))]);
        var tuesday = Station.Clock.DayOf(monday.PlusDays(1));
        var readAt = tuesday.Start + Duration.FromMinutes(617);

        var told = MemberHours.Of(timeline, Elm, monday, readAt + Duration.FromHours(3), IntervalSet.Of(new Interval(readAt, tuesday.End)));

        told.UnreadMinutes.ShouldBe(24 * 60 - 615, "the quarter-hour in which it was read is not certain");
        told.GivenMinutes.ShouldBe(24 * 60 + 615);
        told.BookedMinutes.ShouldBe(5 * 24 * 60);
        (told.BalanceMinutes, told.BalanceAtLeastMinutes, told.BalanceAtMostMinutes).ShouldBe((null, 6 * 24 * 60 + 615 - 84 * 60, 84 * 60));
    }

    private static int Count(List<StationDay> pages, Func<StationDay, int, int, bool> counts) => pages
        .Select((page, index) => Enumerable.Range(0, page.SlotCount).Count(slot => counts(page, index, slot)) * StationClock.SlotMinutes)
        .Sum();

    private static int MinutesBefore(Instant at, List<StationDay> pages, List<SlotSet> hidden) => (int)pages
        .SelectMany((page, index) => Enumerable.Range(0, page.SlotCount)
            .Where(slot => page.Members[0].Available[slot] && !hidden[index][slot])
            .Select(slot => Math.Clamp((at - Station.Clock.SlotStart(page.Date, slot)).TotalMinutes, 0, StationClock.SlotMinutes)))
        .Sum();

    private static StationDay Page(LocalDate date, SlotSet available, SlotSet unreadable) => new()
    {
        Station = Station.Code,
        Date = date,
        SlotCount = Station.Clock.SlotCount(date),
        ResolutionMinutes = 15,
        ReadAt = Station.Clock.EndOf(date),
        ContentHash = "",
        Members =
        [
            new()
            {
                Name = "ELM, SJ",
                Role = "FFC",
                Skills = ["BA"],
                ContractHours = 84,
                Available = available & SlotSet.First(Station.Clock.SlotCount(date)),
                Unreadable = unreadable & SlotSet.First(Station.Clock.SlotCount(date)),
            },
        ],
        Appliances = [],
        RuleCounts = [],
    };

    private static SlotSet SlotsOf(Random random) =>
        new(((UInt128)(ulong)random.NextInt64() << 40 | (ulong)random.NextInt64()) & SlotSet.First(92).Bits);
}
