using GartanChatBot.Gartan;
using GartanChatBot.Tests.Gartan.Pages;

namespace GartanChatBot.Tests.Gartan.Reading;

/// <summary>Where sections begin and whose people stand in them, in every layout that may be the real one.</summary>
public class GridPageTests
{
    private const string Usual = "K41-2026-06-09.html";

    [Theory]
    [InlineData("<tr class=\"gridheader\"><td colspan=\"5\">$</td></tr><tr class=\"gridheader\"><td colspan=\"5\"></td>")]
    [InlineData("<tr><td colspan=\"101\">$</td></tr><tr class=\"gridheader\"><td colspan=\"5\">&nbsp;</td>")]
    [InlineData("<tr class=\"gridheader\"><td colspan=\"5\">$:</td><td colspan=\"96\"></td></tr><tr><td colspan=\"5\"></td>")]
    [InlineData("<tr><td colspan=\"5\">$</td><td colspan=\"96\">&nbsp;</td></tr><tr class=\"gridheader\"><td colspan=\"5\"></td>")]
    public void Reads_a_section_whose_times_stand_below_its_name(string rows)
    {
        var page = Sample.Text(Usual);
        foreach (var section in (string[])["Appliances", "Rules"])
            page = page.Replace($"<tr class=\"gridheader\"><td colspan=\"5\">{section}</td>", rows.Replace("$", section));

        SampleTests.ShouldBeTheSame(Sample.ReadText(page).Day.ShouldNotBeNull(), Sample.Day(Usual));
    }

    [Theory]
    [InlineData("{0}<table>{1}{2}</table>")]
    [InlineData("{0}<table>{1}</table><p>x</p><table class=x>{2}</table>")]
    [InlineData("<table>{1}</table>{0}<table>{2}</table>")]
    [InlineData("<table><tr><td>menu</td></tr><tr><td>{0}</td><td><table>{1}</table><table>{2}</table></td></tr></table>")]
    [InlineData("<table><tr><td>Key</td><td>0800</td></tr></table>{0}<table>{1}</table><table>{2}</table>")]
    public void Reads_sections_in_tables_of_their_own(string layout)
    {
        var page = Sample.Text(Usual);
        var (appliances, rules) = (Start(page, "Appliances"), Start(page, "Rules"));
        var end = page.LastIndexOf("</table>", StringComparison.Ordinal);

        var apart = string.Format(null, layout, page[..appliances] + "</table>", page[appliances..rules], page[rules..end]);

        SampleTests.ShouldBeTheSame(Sample.ReadText(apart).Day.ShouldNotBeNull(), Sample.Day(Usual));
        Sample.ReadText(apart).Diagnostics.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Refuses_a_page_cut_in_a_table_of_its_own()
    {
        var page = Sample.Text(Usual);
        var appliances = Start(page, "Appliances");
        var apart = page[..appliances] + "</table><table>" + page[appliances..];

        Sample.ReadText(apart[..^200]).Refusal.ShouldNotBeNull().Reason.ShouldBe(RefusalReason.CutShort);
    }

    [Theory]
    [InlineData("<tr class=\"gridheader\"><td colspan=\"5\">Off station</td>", true)]
    [InlineData("<tr class=\"gridheader\"><td colspan=\"101\">Off station</td></tr>", false)]
    [InlineData("<tr><td colspan=\"101\">Standing by elsewhere</td></tr>", false)]
    [InlineData("<tr><th colspan=\"5\">Off station employees</th><td colspan=\"96\"></td></tr>", false)]
    public void Counts_nobody_under_another_heading_than_the_crews(string heading, bool withTimes)
    {
        var page = Sample.Text(Usual);
        var appliances = Start(page, "Appliances");
        var labels = withTimes ? Grid.LabelsOf(15) + "</tr>" : "";
        var stranger = page[page.IndexOf("<tr class=\"employee\">", StringComparison.Ordinal)..]
            .Split('\n')[0]
            .Replace("ALDER, TM", "YARROW, TM");

        var reading = Sample.ReadText(page.Insert(appliances, heading + labels + stranger));

        SampleTests.ShouldBeTheSame(reading.Day.ShouldNotBeNull(), Sample.Day(Usual));
        reading.Diagnostics.PeopleLeftOut.ShouldBe(1);
    }

    [Fact]
    public void Counts_everybody_under_the_crews_own_header_said_again()
    {
        var page = Sample.Text(Usual);
        var header = page[page.IndexOf("<tr class=\"gridheader\"", StringComparison.Ordinal)..].Split('\n')[0];
        var third = page.IndexOf("<tr class=\"employee\"><td colspan=\"2\">CEDAR", StringComparison.Ordinal);

        SampleTests.ShouldBeTheSame(Sample.ReadText(page.Insert(third, header)).Day.ShouldNotBeNull(), Sample.Day(Usual));
    }

    [Fact]
    public void Refuses_a_row_of_the_crew_that_stands_twice()
    {
        var page = Sample.Text(Usual);
        var row = page[page.IndexOf("<tr class=\"employee\">", StringComparison.Ordinal)..].Split('\n')[0];

        var reading = Sample.ReadText(page.Insert(Start(page, "Appliances"), row));

        reading.Refusal.ShouldNotBeNull().Reason.ShouldBe(RefusalReason.CrewTwice);
        reading.Refusal.Sentence.ShouldNotContain("ALDER");
        Sample.ReadText(new Grid { Sections = Twin(1) }).IsRefused.ShouldBeTrue("Gartan counts one");
        Sample.ReadText(new Grid { Sections = Twin(2) }).Day.ShouldNotBeNull().Members.Count.ShouldBe(2, "Gartan counts two of one name");
    }

    private static string Twin(int heads)
    {
        var row = ((string)new Grid())[
            ((string)new Grid()).IndexOf("<tr class=\"employee\">", StringComparison.Ordinal)..^"</table>".Length
        ];
        return row
            + Grid.Header("<td colspan=5>Rules</td>", Grid.LabelsOf(60))
            + $"<tr><td colspan=5>Total Crew</td>{Grid.Times(24, $"<td>{heads}</td>")}</tr>";
    }

    private static int Start(string page, string section) =>
        page.IndexOf($"<tr class=\"gridheader\"><td colspan=\"5\">{section}", StringComparison.Ordinal);
}
