using GartanChatBot.Gartan;
using GartanChatBot.Gartan.Pages;
using GartanChatBot.Tests.Gartan.Pages;
using NodaTime;

namespace GartanChatBot.Tests.Gartan.Reading;

public class DayReaderTests
{
    private const string Appliances = "<td colspan=5>Appliances</td>";

    [Fact]
    public void Notes_whose_day_it_read_and_when()
    {
        var day = Sample.Day("K41-2026-06-09.html");

        (day.Station.Value, day.Date, day.SlotCount, day.ReadAt).ShouldBe(("K41", new LocalDate(2026, 6, 9), 96, Sample.ReadAt));
        day.ContentHash.ShouldBe(PageHash.Of(Sample.Text("K41-2026-06-09.html")));
    }

    [Theory]
    [InlineData("", RefusalReason.EmptyAnswer)]
    [InlineData(" \n ", RefusalReason.EmptyAnswer)]
    [InlineData("<html><body>Access Denied</body></html>", RefusalReason.NoGrid)]
    [InlineData("<tr class=employee><td>ELM, SJ</td></tr>", RefusalReason.NoGrid)]
    [InlineData("<table id='somethingElse'><tr><td>0000</td></tr></table>", RefusalReason.NoGrid)]
    [InlineData("<table id=gridAvail></table>", RefusalReason.OddLabels)]
    [InlineData("<table id=gridAvail><tr class=employee><td>ELM, SJ</td></tr></table>", RefusalReason.OddLabels)]
    internal void Says_why_something_is_no_grid(string html, RefusalReason reason) =>
        Sample.ReadText(html).Refusal.ShouldNotBeNull().Reason.ShouldBe(reason);

    [Fact]
    public void Accepts_a_page_that_never_had_appliances()
    {
        var crewOnly = Sample.ReadText(new Grid()).Day.ShouldNotBeNull();

        crewOnly.Appliances.ShouldBeEmpty();
        Sample.ReadText(new Grid(), previous: crewOnly).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Refuses_a_page_that_lost_its_appliances_or_its_rules()
    {
        var before = Sample.Day("K41-2026-06-09.html");
        var page = Sample.Text("K41-2026-06-09.html");

        foreach (var first in new[] { "Rules", "Appliances" })
        {
            var less = page[..page.IndexOf($"<tr class=\"gridheader\"><td colspan=\"5\">{first}", StringComparison.Ordinal)] + "</table>";

            Sample.ReadText(less, previous: before).Refusal.ShouldNotBeNull().Reason.ShouldBe(RefusalReason.SectionGone);
            Sample.ReadText(less).IsRefused.ShouldBeFalse("nobody knows that it was ever there");
        }
    }

    [Fact]
    public void Refuses_a_page_that_lost_one_of_its_appliances()
    {
        var page = Sample.Text("R12-2026-06-09.html").Split('\n').Where(line => !line.Contains(">R12P2<", StringComparison.Ordinal));

        var reading = Sample.ReadText(string.Join('\n', page), previous: Sample.Day("R12-2026-06-09.html"), station: "R12");

        reading.Refusal.ShouldNotBeNull().Sentence.ShouldBe("The page has no row for R12P2, which it had before.");
    }

    [Fact]
    public void Never_says_anybodys_name_in_a_refusal()
    {
        var page = Sample.Text("refuse-missing-columns.html");

        Sample.ReadText(page).Refusal.ShouldNotBeNull().Sentence
            .ShouldBe("Row 2 of the grid has more or fewer cells than the 96 time labels above it.");
    }

    // Defect 6: pump and station hard-coded, one regular expression.
    [Fact]
    public void Does_not_look_for_one_pump_of_one_name()
    {
        string[] callsigns = ["R12P1", "WREN 2", "7-63/A", "É4"];
        var cells = Grid.Times(24, "<td title='Available'></td>");
        var rows = string.Concat(callsigns.Select(callsign => $"<tr><td colspan=5>{callsign}</td>{cells}</tr>"));
        var page = new Grid { Sections = Grid.Header(Appliances, Grid.LabelsOf(60)) + rows };

        var day = Sample.ReadText(page, station: "R12").Day.ShouldNotBeNull();

        day.Appliances.Select(appliance => appliance.Callsign.Value).ShouldBe(callsigns);
        day.Appliances.ShouldAllBe(appliance => appliance.OnTheRun.Count == 96);
        Sample.Day("R12-2026-06-09.html").Appliances.Select(appliance => appliance.Callsign.Value).ShouldBe(["R12P1", "R12P2"]);
    }

    // Defect 7: asks for hours, so that what happens within one is lost.
    [Fact]
    public void Does_not_lose_the_quarters_of_a_split_hour()
    {
        var cells = "<td></td><td>O</td><td></td><td class=schTD_off></td><td></td>";
        var page = new Grid { Labels = Grid.LabelsOf(15), CellCount = 96, Cells = cells };

        Sample.Bar(Sample.ReadText(page).Day.ShouldNotBeNull().Members[0].Available, 8).ShouldBe("10101111");
    }

    // Defect 15: sickness codes kept in clear.
    [Fact]
    public void Does_not_keep_what_could_tell_sickness_from_leave()
    {
        var leave = Sample.Text("R12-2026-06-09.html").Replace(">H<", ">AL<").Replace(">T<", ">AL<").Replace(">TR<", ">AL<");
        var sick = leave.Replace(">AL<", ">SL<");

        var (read, expected) = (Sample.ReadText(sick, station: "R12"), Sample.ReadText(leave, station: "R12"));

        SampleTests.ShouldBeTheSame(read.Day.ShouldNotBeNull(), expected.Day.ShouldNotBeNull());
        read.Day.Members.ShouldContain(member => !member.Away.IsEmpty);
        read.Diagnostics.IsEmpty.ShouldBeTrue();
    }
}
