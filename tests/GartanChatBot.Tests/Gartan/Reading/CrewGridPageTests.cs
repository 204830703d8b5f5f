using GartanChatBot.Gartan;
using GartanChatBot.Tests.Gartan.Pages;

namespace GartanChatBot.Tests.Gartan.Reading;

public class CrewGridPageTests
{
    [Theory]
    [InlineData("61", 61, null)]
    [InlineData("61 (159)", 61, 159)]
    [InlineData("120(168)", 120, 168)]
    [InlineData("42h", 42, null)]
    [InlineData("42.0 hrs", 42, null)]
    [InlineData("42,5 hrs", 43, null)]
    [InlineData("61&nbsp;(88.75)", 61, 89)]
    [InlineData("61 (0)", 61, 0)]
    [InlineData("(98)", null, 98)]
    [InlineData("-", null, null)]
    [InlineData("- (-)", null, null)]
    [InlineData("", null, null)]
    [InlineData("&nbsp;", null, null)]
    [InlineData("99999999999999", null, null)]
    [InlineData("1234 (99)", null, 99)]
    public void Reads_contracted_and_counted_hours_in_every_form(string cell, int? contract, int? gartan)
    {
        var page = new Grid { MemberLeading = $"<td colspan=\"2\">ELM, SJ</td><td>FFC</td><td>{cell}</td><td class=\"skillCol\">BA</td>" };

        var member = Sample.ReadText(page).Day.ShouldNotBeNull().Members[0];

        (member.ContractHours, member.GartanHours).ShouldBe((contract, gartan));
    }

    [Theory]
    [InlineData("BA&nbsp;ERD")]
    [InlineData("BA ERD")]
    [InlineData(" BA, ERD ")]
    [InlineData("BA,&nbsp;&nbsp;ERD;")]
    [InlineData("BA<br/>ERD")]
    [InlineData("<span>BA</span> <span>ERD</span>")]
    public void Takes_skills_apart_however_they_are_separated(string cell)
    {
        var page = new Grid { MemberLeading = $"<td colspan=\"2\">ELM, SJ</td><td>FFC</td><td>91</td><td class=\"skillCol\">{cell}</td>" };

        Sample.ReadText(page).Day.ShouldNotBeNull().Members[0].Skills.ShouldBe(["BA", "ERD"]);
    }

    [Theory]
    [InlineData("O&#39;BRACKEN,&nbsp; A", "O'BRACKEN, A")]
    [InlineData("MACR&Igrave;-THRIFT, &#xC8;L", "MACRÌ-THRIFT, ÈL")]
    [InlineData(" <a href='#'>ELM,\n SJ</a> ", "ELM, SJ")]
    public void Keeps_names_as_people_write_them(string cell, string name)
    {
        var page = new Grid { MemberLeading = $"<td colspan=\"2\">{cell}</td><td>FFC</td><td>91</td><td class=\"skillCol\">BA</td>" };

        Sample.ReadText(page).Day.ShouldNotBeNull().Members[0].Name.ShouldBe(name);
    }

    [Theory]
    [InlineData("<td>Name</td><td>Hours</td><td>Skills</td>", "<td>ELM, SJ</td><td>91 (98)</td><td class=skillCol>BA</td>", "")]
    [InlineData("<td colspan=5>Employee</td>", "<td colspan=5 class=skillCol>ELM, SJ</td>", "")]
    [InlineData("<td>No.</td><td>Employee</td><td>Rank</td><td>Contract</td><td>Skills</td>",
        "<td>17</td><td>ELM, SJ</td><td>FFC</td><td>91 (98)</td><td class=skillCol>BA</td>", "FFC")]
    [InlineData("<td colspan=2>Employee</td><td>Skills</td><td>Role</td><td>Hours</td>",
        "<td colspan=2>ELM, SJ</td><td>BA</td><td>FFC</td><td>91 (98)</td>", "FFC")]
    [InlineData("<td colspan=2>Employee</td><td>Role</td><td>Hours</td><td>Skills</td>",
        "<td>ELM, SJ</td><td>FFC</td><td>91 (98)</td><td class=skillCol>BA</td>", "FFC")]
    [InlineData(
        "<td>a</td><td>b</td><td>c</td><td>d</td>", "<td>ELM, SJ</td><td>FFC</td><td>91 (98)</td><td class=skillCol>BA</td>", "FFC")]
    public void Finds_its_way_whatever_stands_in_front(string header, string leading, string role)
    {
        var page = new Grid { Leading = header, MemberLeading = leading };

        var member = Sample.ReadText(page).Day.ShouldNotBeNull().Members.ShouldHaveSingleItem();

        member.Name.ShouldBe("ELM, SJ");
        member.Role.ShouldBe(role);
        member.Available.Count.ShouldBe(96);
    }

    [Fact]
    public void Keeps_two_people_with_one_name_apart()
    {
        var people = Sample.Day("R12-2026-06-09.html").Members.Where(member => member.Name == "DUNLIN, ED").ToList();

        people.Count.ShouldBe(2);
        people[0].Available.ShouldNotBe(people[1].Available);
    }

    [Theory]
    [InlineData(23)]
    [InlineData(25)]
    public void Refuses_a_row_that_does_not_fit_its_labels(int cells) =>
        Sample.ReadText(new Grid { CellCount = cells }).Refusal.ShouldNotBeNull().Reason.ShouldBe(RefusalReason.CellsAndLabelsDiffer);

    [Fact]
    public void Counts_rows_that_belong_to_nothing_it_knows()
    {
        var standby = Grid.Header("<td colspan=5>Standby</td>", Grid.LabelsOf(60)) + "<tr><td>x</td></tr>";
        var strangers = "<tr><td colspan=\"29\">&nbsp;</td></tr>" + standby;

        var reading = Sample.ReadText(new Grid { Sections = strangers });

        reading.Day.ShouldNotBeNull().Members.ShouldHaveSingleItem();
        reading.Diagnostics.IgnoredRows.ShouldBe(2);
    }
}
