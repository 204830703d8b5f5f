using GartanChatBot.Host;
using GartanChatBot.Settings;
using GartanChatBot.Tests.TestKit;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace GartanChatBot.Tests.Stations;

/// <summary>Stations that contradict each other, and rules that contradict themselves: refused at the start, each with its key.</summary>
public class StationConflictsTests
{
    private const string Pump = "Stations:0:Appliances:0";
    private const string Rule = "Total Crew: 4, MGR x 1, LGV x 1, BA x 2";

    [Fact]
    public void Two_stations_with_one_number_are_refused() =>
        ProblemsOf(("Stations:0:BrigadeId", "4101"), ("Stations:1:Code", "B02"), ("Stations:1:BrigadeId", "4101")).ShouldHaveSingleItem()
            .ShouldStartWith("Stations:1:BrigadeId: has 4101, as K41 does;");

    [Theory]
    [InlineData("Stations:1:Appliances:0:CallSign")]
    [InlineData("Stations:0:Appliances:1:CallSign")]
    public void Two_pumps_with_one_call_sign_are_refused(string key) =>
        ProblemsOf(("Stations:1:Code", "B02"), ($"{Pump}:CallSign", "K41P1"), (key, "k41p1")).ShouldHaveSingleItem()
            .ShouldStartWith($"{key}: has k41p1, as {Pump} does;".Replace("k41p1", "K41P1"));

    [Theory]
    [InlineData(
        Rule, "DistinctSeats", "offcer,driver",
        "DistinctSeats: has \"offcer\", it must be one of officer, driver, ba; the nearest is officer.")]
    [InlineData(
        null, "DistinctSeats", "offcer,driver",
        "DistinctSeats: has \"offcer\", it must be one of ba, driver, officer; the nearest is officer.")]
    [InlineData(
        "Total Crew: 4, LGV x 1", "DistinctSeats", "officer,driver",
        "DistinctSeats: has \"officer\", it must be one of driver; the nearest is driver.")]
    [InlineData("Total Crew: 4", "DistinctSeats", "officer,driver", "DistinctSeats: names seats, but the rule requires no skill.")]
    [InlineData(
        Rule, "DistinctSeats", "officer", "DistinctSeats: has officer alone, it must name at least two seats, such as officer and driver.")]
    [InlineData(
        Rule, "DistinctSeats", "MGR,officer",
        "DistinctSeats: has officer alone, it must name at least two seats, such as officer and driver.")]
    [InlineData(
        "Total Crew: 2, MGR x 1, LGV x 2", "DistinctSeats", "officer,driver", "DistinctSeats: needs 3 different people in a crew of 2.")]
    [InlineData(Rule, "ReducedRiders", "5", "ReducedRiders: has 5, it must be less than the rule's 4: a reduced crew is a smaller one.")]
    [InlineData(Rule, "PreferredRiders", "3", "PreferredRiders: has 3, it must be at least the rule's 4.")]
    [InlineData(
        "Total Crew: 0",
        "Nickname",
        "the pump",
        "Rule: has \"Total Crew: 0\", which can't be: it requires 0 riders; 1 to 20 are accepted."
    )]
    [InlineData(
        "Total Crew: 400", "Nickname", "the pump",
        "Rule: has \"Total Crew: 400\", which can't be: it requires 400 riders; 1 to 20 are accepted.")]
    [InlineData(
        "Total Crew: 4, BA x 6", "Nickname", "the pump",
        "Rule: has \"Total Crew: 4, BA x 6\", which can't be: it requires 6 ba in a crew of 4.")]
    [InlineData(
        "Total Crew: 4, BA x 0", "Nickname", "the pump",
        "Rule: has \"Total Crew: 4, BA x 0\", which can't be: it requires 0 ba in a crew of 4.")]
    public void A_pump_that_nobody_could_crew_is_refused(string? rule, string key, string values, string problem)
    {
        (string, string?)[] given = values.Contains(',') || key == "DistinctSeats"
            ? [.. values.Split(',').Select((value, index) => ($"{Pump}:{key}:{index}", (string?)value))]
            : [($"{Pump}:{key}", values)];

        ProblemsOf([($"{Pump}:CallSign", "K41P1"), ($"{Pump}:Rule", rule), .. given])
            .Where(line => line.Contains(problem.Split(':')[0] + ":"))
            .ShouldHaveSingleItem()
            .ShouldBe($"{Pump}:{problem}");
    }

    [Theory]
    [InlineData("BrigadeId", "-1")]
    [InlineData("Appliances:0:ReducedRiders", "-3")]
    [InlineData("Appliances:0:PreferredRiders", "0")]
    [InlineData("DaysAhead", "-14")]
    public void Negative_numbers_are_refused(string key, string value) =>
        ProblemsOf(($"{Pump}:CallSign", "K41P1"), ($"Stations:0:{key}", value))
            .ShouldHaveSingleItem()
            .ShouldStartWith($"Stations:0:{key}: has \"{value}\"");

    [Fact]
    public void What_fits_together_is_taken()
    {
        var settings = From(
            ($"{Pump}:CallSign", "K41P1"), ($"{Pump}:Rule", Rule), ($"{Pump}:ReducedRiders", "3"), ($"{Pump}:PreferredRiders", "5"),
            ($"{Pump}:DistinctSeats:0", "MGR"), ($"{Pump}:DistinctSeats:1", "driver"));

        settings.Stations.ShouldHaveSingleItem().Appliances.ShouldHaveSingleItem().DistinctSeats.ShouldBe(["MGR", "driver"]);
    }

    [Fact]
    public async Task Nothing_starts_while_a_seat_is_misspelt()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set($"{Pump}:CallSign", "K41P1");
        bot.Set($"{Pump}:DistinctSeats:0", "offcer");
        bot.Set($"{Pump}:DistinctSeats:1", "driver");

        var ran = await bot.RunAsync("ask", "/now");

        ran.Code.ShouldNotBe(0);
        ran.Error.ShouldContain($"{Pump}:DistinctSeats: has \"offcer\"");
    }

    [Theory]
    [InlineData(false, "nothing is missing")]
    [InlineData(true, "✖ officer and driver 1 of 2")]
    public async Task One_person_can_be_officer_and_driver_at_once_only_where_the_seats_are_not_distinct(bool distinct, string said)
    {
        await using var bot = await BotHarness.StartAsync(now: Instant.FromUtc(2026, 11, 27, 12, 0));
        bot.Set($"{Pump}:CallSign", "K41P1");
        foreach (var (index, seat) in distinct ? ((string[])["officer", "driver"]).Index() : [])
            bot.Set($"{Pump}:DistinctSeats:{index}", seat);

        await bot.RunAsync("import", Path.Combine(Samples.Folder, "distinct-seats-K41-2026-11-27.html"), "--station", "K41");

        (await bot.RunAsync("ask", "/why")).Output.ShouldContain(said);
    }

    private static IReadOnlyList<string> ProblemsOf(params (string Key, string? Value)[] values) =>
        Should.Throw<SettingsException>(() => From(values)).Problems;

    private static BotSettings From(params (string Key, string? Value)[] values) =>
        BotSettings.From(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    values
                        .Where(pair => pair.Value is not null)
                        .Append(("Stations:0:Code", "K41"))
                        .Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)))
                .Build());
}
