using System.Text.RegularExpressions;
using GartanSimulator;
using NodaTime;

namespace GartanChatBot.Tests.Simulator;

public sealed class SimulatedGridTests
{
    private static readonly LocalDate Tuesday = new(2026, 6, 9);
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    [Theory]
    [InlineData("K41-2026-06-09.html", 15)]
    [InlineData("K41-2026-06-09-hourly.html", 60)]
    public void Writes_the_reference_day_cell_for_cell(string sample, int minutes)
    {
        var (station, rota) = ReferenceWorld();

        var html = GridHtml.Write(Day(station, rota, Tuesday, minutes));

        html.ShouldBe(TestKit.Samples.Read(sample));
    }

    [Fact]
    public void Says_off_while_the_only_driver_is_away()
    {
        var (station, rota) = ReferenceWorld();

        var words = Day(station, rota, Tuesday, 15).Appliances.ShouldHaveSingleItem().Words;

        Enumerable.Range(0, 96).Where(slot => words[slot] == "Unavailable").ShouldBe([64, 65, 66, 67]);
    }

    [Fact]
    public void Draws_the_same_rota_from_the_same_seed_and_another_from_another()
    {
        var first = PageOf(seed: 1);

        PageOf(seed: 1).ShouldBe(first);
        PageOf(seed: 2).ShouldNotBe(first);
    }

    [Fact]
    public void Lets_the_far_future_look_rosy()
    {
        var rota = Lively(seed: 7);

        var nearby = Enumerable.Range(0, 3).Sum(day => CellsOff(rota, Tuesday.PlusDays(day)));
        var far = Enumerable.Range(60, 3).Sum(day => CellsOff(rota, Tuesday.PlusDays(day)));

        nearby.ShouldBeGreaterThan(0);
        far.ShouldBe(0);
    }

    [Fact]
    public void Tells_a_story_around_the_moment_of_the_start()
    {
        var rota = Lively(seed: 41);
        DemoStory.Tell(rota, Tuesday + new LocalTime(14, 20));

        var words = Day(SimulatedStation.Fernbrae, rota, Tuesday, 15).Appliances.ShouldHaveSingleItem().Words;

        words[57].ShouldBe("Available", "14:15, the start");
        words.Skip(64).Take(4).ShouldAllBe(word => word == "Unavailable", "16:00 to 17:00, no driver");
        words.Skip(68).ShouldAllBe(word => word == "Available", "from 17:00 to midnight");
    }

    [Fact]
    public void Crews_the_second_pump_only_with_people_whom_the_first_can_spare()
    {
        var station = SimulatedStation.Skerrow;
        var rota = new SimulatedRota([station], lively: null);
        foreach (var driver in station.Members.Where(member => member.Skills.Contains("ERD")).Skip(1))
            rota.Book(station.Code, driver.Name, Tuesday.AtMidnight(), Tuesday.PlusDays(1).AtMidnight());

        var rows = Day(station, rota, Tuesday, 60).Appliances;

        rows[0].Words.ShouldAllBe(word => word == "Available");
        rows[1].Words.ShouldAllBe(word => word == "Unavailable");
    }

    [Theory]
    [InlineData(2026, 10, 25, ClockChangeColumns.WallClock, 96)]
    [InlineData(2026, 10, 25, ClockChangeColumns.Elapsed, 100)]
    [InlineData(2027, 3, 28, ClockChangeColumns.WallClock, 96)]
    [InlineData(2027, 3, 28, ClockChangeColumns.Elapsed, 92)]
    public void Shows_clock_change_days_either_way(int year, int month, int day, ClockChangeColumns form, int columns) =>
        GridColumn.Of(new(year, month, day), 15, form, London).Count.ShouldBe(columns);

    [Fact]
    public void Merges_equal_neighbours_when_told_to()
    {
        var (station, rota) = ReferenceWorld();

        var html = GridHtml.Write(Day(station, rota, Tuesday, 15), GridDefects.SpannedCells);

        html.ShouldContain("<td colspan=\"96\" class=\"schTD\"></td>");
        Regex.Count(html, "class=\"schTD(_off)?\"( style=\"background-color: ?#d8dde1\")?>").ShouldBeLessThan(30);
    }

    private static (SimulatedStation Station, SimulatedRota Rota) ReferenceWorld()
    {
        int[] given = [124, 96, 131, 88, 98, 0, 168, 70];
        var station = SimulatedStation.Fernbrae with
        {
            Members = [.. SimulatedStation.Fernbrae.Members.Zip(given, (member, hours) => member with { GivenHours = hours })],
        };

        var rota = new SimulatedRota([station], lively: null);
        Off("ALDER, TM", "06:45", "17:30");
        Off("BIRCH, RJ", "18:00", "24:00");
        Off("CEDAR, ML", "07:00", "17:00");
        Off("DOGWOOD, AC", "22:00", "24:00");
        Off("ELM, SJ", "16:00", "24:00");
        Off("FERN, PL", "00:00", "24:00", "AL");
        Off("HAZEL, KN", "09:00", "15:30");
        return (station, rota);

        void Off(string member, string from, string to, string code = "O") => rota.Book("K41", member, At(from), At(to), code);

        static LocalDateTime At(string text) => Tuesday.AtMidnight().PlusMinutes(int.Parse(text[..2]) * 60 + int.Parse(text[3..]));
    }

    private static SimulatedRota Lively(int seed) => new(
        [SimulatedStation.Fernbrae],
        new ChangingRota(seed, London, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new(2026, 6, 9, 13, 20, 0, TimeSpan.Zero))));

    private static string PageOf(int seed) => GridHtml.Write(Day(SimulatedStation.Fernbrae, Lively(seed), Tuesday, 15));

    private static int CellsOff(SimulatedRota rota, LocalDate date) =>
        Day(SimulatedStation.Fernbrae, rota, date, 15).Crew.Sum(row => row.Codes.Count(code => code.Length > 0));

    private static GridDay Day(SimulatedStation station, SimulatedRota rota, LocalDate date, int minutes) =>
        new(station, rota, date, GridColumn.Of(date, minutes, ClockChangeColumns.WallClock, London));
}
