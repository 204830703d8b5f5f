using GartanChatBot.Crewing;
using GartanChatBot.Gartan;
using GartanChatBot.Tests.Gartan.Pages;

namespace GartanChatBot.Tests.Gartan.Reading;

public class ApplianceGridPageTests
{
    private const string Green = "<td class='schTD' style='background-color:#009933'></td>";

    private static readonly string Header = Grid.Header("<td colspan=5>Appliances</td>", Grid.LabelsOf(60));

    [Theory]
    [InlineData("<td title='K41P1 (0000 - 0100) Available'></td>", "on")]
    [InlineData("<td title='K41P1 (00:00 \u2013 01:00) available' style='background:#323232'></td>", "on")]
    [InlineData("<td title='K41P1 (0000 - 0100) Unavailable' style='background:#4ea72e'></td>", "off")]
    [InlineData("<td title='Unavailable'></td>", "off")]
    [InlineData("<td>Unavailable</td>", "off")]
    [InlineData("<td style='background-color:#4EA72E'></td>", "on")]
    [InlineData("<td title='K41P1 (0000 - 0100)' style='background:rgb(0,153,51)'></td>", "on")]
    [InlineData("<td style='background-color:#323232'></td>", "off")]
    [InlineData("<td title='K41P1 (0000 - 0100) Limited crew' style='background:#4ea72e'></td>", "odd: Limited crew")]
    [InlineData("<td title='K41P1 (0000 - 0100) Not available'></td>", "odd: Not available")]
    [InlineData("<td style='background-color:#ffbf00'></td>", "odd: #ffbf00")]
    [InlineData("<td></td>", "odd: no word")]
    public void Believes_words_first_and_colours_second(string cell, string expected)
    {
        var appliance = Read("K41P1", cell + Grid.Times(23, Green)).Appliances.ShouldHaveSingleItem();

        var hour = SlotSet.First(4);
        var rest = SlotSet.First(96).Except(hour);
        appliance.OnTheRun.ShouldBe(expected == "on" ? rest | hour : rest);
        appliance.OffTheRun.ShouldBe(expected == "off" ? hour : SlotSet.Empty);
        appliance.OddWords.ShouldBe(expected.StartsWith("odd", StringComparison.Ordinal) ? [expected[5..]] : []);
    }

    [Fact]
    public void Believes_the_time_in_a_cells_own_title_more_than_its_place()
    {
        var shifted = string.Concat(Enumerable.Range(0, 24).Select(hour =>
            $"<td title='K41P1 ({(hour + 1) % 24:00}00 - {(hour + 2) % 24:00}00) {(hour == 7 ? "Unavailable" : "Available")}'></td>"));

        var appliance = Read("K41P1", shifted).Appliances[0];

        Sample.Bar(appliance.OffTheRun, 40).ShouldBe(new string('0', 32) + "1111" + "0000");
    }

    [Fact]
    public void Does_not_believe_a_title_that_claims_more_time_than_its_cell_has()
    {
        var cells = "<td title='K41P1 (0100 - 2300) Available'></td>" + Grid.Times(23, "<td title='Unavailable'></td>");

        var appliance = Read("K41P1", cells).Appliances[0];

        appliance.OnTheRun.ShouldBe(SlotSet.First(4));
    }

    [Fact]
    public void Says_nothing_where_two_rows_of_one_appliance_contradict_each_other()
    {
        var rows = Row("K41P1", Grid.Times(24, Green)) + Row("k41p1", "<td title='Unavailable'></td>" + Grid.Times(23, Green));

        var reading = Sample.ReadText(new Grid { Sections = Header + rows + Header });

        var appliance = reading.Day.ShouldNotBeNull().Appliances.ShouldHaveSingleItem();
        (appliance.OnTheRun | appliance.OffTheRun).ShouldBe(SlotSet.First(96).Except(SlotSet.First(4)));
        reading.Diagnostics.VerdictsContradict.ShouldBe(SlotSet.First(4));
    }

    [Fact]
    public void Keeps_the_rule_in_gartans_words()
    {
        var cells = Grid.Times(24, Green);
        var ruled = $"<tr><td colspan=5 title=' Default - Total Crew: 4,&nbsp; BA x 2 '>K41P1</td>{cells}</tr>";
        var sections = Header + ruled + Row("K41P2", cells);

        var appliances = Sample.ReadText(new Grid { Sections = sections }).Day.ShouldNotBeNull().Appliances;

        appliances.Select(appliance => appliance.RuleText).ShouldBe(["Default - Total Crew: 4, BA x 2", null]);
    }

    [Theory]
    [InlineData(23)]
    [InlineData(25)]
    [InlineData(1)]
    public void Refuses_a_row_that_does_not_fit_its_labels(int cells) =>
        Sample.ReadText(new Grid { Sections = Header + Row("K41P1", Grid.Times(cells, Green)) })
            .Refusal.ShouldNotBeNull().Reason.ShouldBe(RefusalReason.CellsAndLabelsDiffer);

    [Fact]
    public void Reads_a_section_whose_label_stands_in_more_than_one_cell()
    {
        var row = $"<tr><td colspan=2>K41P1</td><td></td><td></td><td></td>{Grid.Times(24, Green)}</tr>";

        Sample.ReadText(new Grid { Sections = Header + row }).Day.ShouldNotBeNull().Appliances[0].OnTheRun.Count.ShouldBe(96);
    }

    private static string Row(string callsign, string cells) => $"<tr><td colspan=5>{callsign}</td>{cells}</tr>";

    private static StationDay Read(string callsign, string cells) =>
        Sample.ReadText(new Grid { Sections = Header + Row(callsign, cells) }).Day.ShouldNotBeNull();
}
