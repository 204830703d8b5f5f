using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Tests.Crewing;

public class StationClockTests
{
    private static readonly StationClock London = new(DateTimeZoneProviders.Tzdb["Europe/London"]);
    private static readonly StationClock LordHowe = new(DateTimeZoneProviders.Tzdb["Australia/Lord_Howe"]);
    private static readonly StationClock Havana = new(DateTimeZoneProviders.Tzdb["America/Havana"]);

    private static readonly LocalDate Spring = new(2027, 3, 28);
    private static readonly LocalDate Autumn = new(2026, 10, 25);

    [Theory]
    [InlineData("2026-06-09", 96)]
    [InlineData("2026-03-29", 92)]
    [InlineData("2027-03-28", 92)]
    [InlineData("2026-10-25", 100)]
    public void A_day_has_as_many_quarter_hours_as_really_pass(string date, int slots) =>
        London.SlotCount(NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value).ShouldBe(slots);

    [Fact]
    public void Clocks_that_change_by_half_an_hour_make_days_of_94_and_98_quarter_hours()
    {
        LordHowe.SlotCount(new(2026, 10, 4)).ShouldBe(94);
        LordHowe.SlotCount(new(2026, 4, 5)).ShouldBe(98);
        LordHowe.SlotCount(new(2026, 6, 9)).ShouldBe(96);
    }

    [Fact]
    public void An_hour_that_is_skipped_has_no_slots_and_the_next_one_follows_at_once()
    {
        London.SlotsAt(Spring, new(0, 45)).ShouldBe([3]);
        London.SlotsAt(Spring, new(1, 0)).ShouldBeEmpty();
        London.SlotsAt(Spring, new(1, 45)).ShouldBeEmpty();
        London.SlotsAt(Spring, new(2, 0)).ShouldBe([4]);
        London.SlotsAt(Spring, new(23, 45)).ShouldBe([91]);
    }

    [Fact]
    public void An_hour_that_is_repeated_has_its_slots_twice_the_earlier_pass_first()
    {
        London.SlotsAt(Autumn, new(0, 45)).ShouldBe([3]);
        London.SlotsAt(Autumn, new(1, 0)).ShouldBe([4, 8]);
        London.SlotsAt(Autumn, new(1, 45)).ShouldBe([7, 11]);
        London.SlotsAt(Autumn, new(2, 0)).ShouldBe([12]);
        London.SlotsAt(Autumn, new(23, 45)).ShouldBe([99]);
    }

    [Fact]
    public void Half_an_hour_that_is_skipped_or_repeated_takes_or_gives_two_slots()
    {
        LordHowe.SlotsAt(new(2026, 10, 4), new(2, 15)).ShouldBeEmpty();
        LordHowe.SlotsAt(new(2026, 10, 4), new(2, 30)).ShouldBe([8]);
        LordHowe.SlotsAt(new(2026, 4, 5), new(1, 30)).ShouldBe([6, 8]);
        LordHowe.SlotsAt(new(2026, 4, 5), new(2, 0)).ShouldBe([10]);
    }

    [Theory]
    [InlineData(2026, 6, 9)]
    [InlineData(2026, 10, 25)]
    [InlineData(2027, 3, 28)]
    public void Every_slot_of_a_day_is_found_by_its_wall_time(int year, int month, int day)
    {
        var date = new LocalDate(year, month, day);

        for (var slot = 0; slot < London.SlotCount(date); slot++)
            London.SlotsAt(date, London.LocalOf(London.SlotStart(date, slot)).TimeOfDay).ShouldContain(slot);
    }

    [Fact]
    public void A_day_whose_midnight_is_skipped_begins_at_its_first_moment()
    {
        Havana.LocalOf(Havana.StartOf(new(2026, 3, 8))).ShouldBe(new(2026, 3, 8, 1, 0));
        Havana.SlotsAt(new(2026, 3, 8), new(1, 0)).ShouldBe([0]);
    }

    [Fact]
    public void A_wall_time_that_comes_twice_means_the_earlier_and_one_that_never_comes_the_moment_after()
    {
        London.InstantOf(new(2026, 10, 25, 1, 30)).ShouldBe(Instant.FromUtc(2026, 10, 25, 0, 30));
        London.InstantOf(new(2027, 3, 28, 1, 30)).ShouldBe(Instant.FromUtc(2027, 3, 28, 1, 0));
    }

    [Theory]
    [InlineData(2026, 6, 9, 168)]
    [InlineData(2027, 3, 24, 167)]
    [InlineData(2026, 10, 19, 169)]
    [InlineData(2026, 10, 25, 169)]
    public void A_week_runs_from_Monday_to_Monday_and_lasts_as_long_as_it_lasts(int year, int month, int day, int hours) =>
        London.WeekOf(new(year, month, day)).Duration.ShouldBe(Duration.FromHours(hours));
}
