using GartanChatBot.Crewing;
using GartanChatBot.Settings;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Tests.Stations;

public class StationCatalogueTests
{
    private static readonly Station Fernbrae = Of(
        "K41", "Fernbrae", new(Callsign.Parse("K41P1")), new(Callsign.Parse("K41P2")) { Nickname = "Landie" });
    private static readonly Station Rowanhill = Of(
        "R12", "Rowanhill", new ApplianceSettings(Callsign.Parse("R12-P3")), new ApplianceSettings(Callsign.Parse("BOAT 1")));

    private readonly StationCatalogue stations = new([Fernbrae, Rowanhill]);

    [Theory]
    [InlineData("K41P1", "K41P1")]
    [InlineData("k41p1", "K41P1")]
    [InlineData(" p2 ", "K41P2")]
    [InlineData("landie", "K41P2")]
    [InlineData("p3", "R12-P3")]
    [InlineData("boat 1", "BOAT 1")]
    public void An_appliance_is_found_however_it_is_typed(string text, string callsign) =>
        stations.FindAppliance(text).ShouldNotBeNull().Callsign.Value.ShouldBe(callsign);

    [Theory]
    [InlineData("p9")]
    [InlineData("K41")]
    [InlineData("")]
    public void What_is_no_appliance_is_not_found(string text) => stations.FindAppliance(text).ShouldBeNull();

    [Theory]
    [InlineData("k41")]
    [InlineData("FERNBRAE")]
    public void A_station_is_found_by_code_and_by_name(string text) => stations.FindStation(text).ShouldBe(Fernbrae);

    [Fact]
    public void Only_a_lone_station_can_be_meant_without_a_name()
    {
        stations.Default.ShouldBeNull();
        new StationCatalogue([Rowanhill]).Default.ShouldBe(Rowanhill);
    }

    [Fact]
    public void The_nearest_names_are_those_a_slip_away() => stations.Nearest("K14P1")[0].ShouldBe("K41P1");

    [Theory]
    [InlineData("cedar", "CEDAR", 0)]
    [InlineData("cedr", "Cedar", 1)]
    [InlineData("cedra", "Cedar", 1)]
    [InlineData("", "Elm", 3)]
    [InlineData("elm", "Alder", 4)]
    public void Distance_counts_slips_of_the_finger(string left, string right, int distance) =>
        SpellingSuggestions.Distance(left, right).ShouldBe(distance);

    private static Station Of(string code, string name, params ApplianceSettings[] appliances) => new()
    {
        Code = StationCode.Parse(code),
        Name = name,
        Zone = DateTimeZoneProviders.Tzdb["Europe/London"],
        Appliances = appliances,
    };
}
