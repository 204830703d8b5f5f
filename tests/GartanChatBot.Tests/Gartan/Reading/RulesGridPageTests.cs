using GartanChatBot.Crewing;
using GartanChatBot.Tests.Gartan.Pages;

namespace GartanChatBot.Tests.Gartan.Reading;

public class RulesGridPageTests
{
    private static readonly string Header = Grid.Header("<td colspan=5>Rules</td>", Grid.LabelsOf(60));

    [Fact]
    public void Spreads_counts_over_the_day_and_marks_where_there_is_no_number()
    {
        var page = new Grid
        {
            Sections = Header + "<tr><td colspan=5>LGV</td><td>2</td><td>-</td>" + Grid.Times(22, "<td>1</td>") + "</tr>",
        };

        var counts = Sample.ReadText(page).Day.ShouldNotBeNull().RuleCounts.ShouldHaveSingleItem();

        counts.Requirement.ShouldBe("LGV");
        counts.Have.ShouldBe([2, 2, 2, 2, -1, -1, -1, -1, .. Enumerable.Repeat(1, 88)]);
    }

    [Theory]
    [InlineData(5, "Gartan counts 3, I read 1")]
    [InlineData(4, null)]
    public void Tells_where_gartan_counts_other_heads_than_the_crews_rows_show(int columns, string? figures)
    {
        var sections =
            Header
            + "<tr><td colspan=5>Total Crew</td>"
            + Grid.Times(columns, "<td>3</td>")
            + "<td>0</td>"
            + Grid.Times(23 - columns, "<td>1</td>")
            + "</tr>";
        var page = new Grid { Cells = Grid.Times(columns, "<td></td>") + Grid.Times(10, "<td>F</td>"), Sections = sections };
        var station = new Station { Code = StationCode.Parse("K41"), Name = "Fernbrae", Zone = Sample.London.Zone };

        var difference = CountDifference.Of(Sample.ReadText(page).Day.ShouldNotBeNull(), station);

        difference?.Figures.ShouldBe(figures, "out at an incident may count or not");
        (difference is null).ShouldBe(figures is null);
    }

    [Theory]
    [InlineData("<td colspan=5>Total Crew</td><td>Avail</td>", "Total Crew")]
    [InlineData("<td colspan=4>Total Crew</td><td>Avail:</td>", "Total Crew")]
    [InlineData("<td colspan=5>Total Crew (available)</td>", "Total Crew")]
    [InlineData("<td colspan=5>BA:</td>", "BA")]
    [InlineData("<td>BA</td><td></td><td></td><td></td><td></td>", "BA")]
    [InlineData("<td>BA</td><td>P1 pump</td>", "BA P1 pump")]
    public void Takes_the_numbers_whatever_stands_in_front(string leading, string requirement)
    {
        var page = new Grid { Sections = Header + $"<tr>{leading}{Grid.Times(24, "<td>1</td>")}</tr>" };

        var counts = Sample.ReadText(page).Day.ShouldNotBeNull().RuleCounts.ShouldHaveSingleItem();

        counts.Requirement.ShouldBe(requirement);
        counts.Have.ShouldBe(Enumerable.Repeat(1, 96));
    }

    [Theory]
    [InlineData("<td colspan=5>Total Crew Req</td>", "<td colspan=5>Total Crew Avail</td>")]
    [InlineData("<td colspan=4>Total Crew</td><td>Required</td>", "<td colspan=4>Total Crew</td><td>Available</td>")]
    [InlineData("<td colspan=4 rowspan=2>Total Crew</td><td>Req</td>", "<td>Avail</td>")]
    public void Never_takes_what_is_required_for_what_is_there(string required, string there)
    {
        var rows = $"<tr>{required}{Grid.Times(24, "<td>4</td>")}</tr><tr>{there}{Grid.Times(24, "<td>2</td>")}</tr>";

        var counts = Sample.ReadText(new Grid { Sections = Header + rows }).Day.ShouldNotBeNull().RuleCounts.ShouldHaveSingleItem();

        counts.Requirement.ShouldBe("Total Crew");
        counts.Have.ShouldBe(Enumerable.Repeat(2, 96));
    }

    [Fact]
    public void Takes_the_lower_of_two_rows_that_nobody_can_tell_apart()
    {
        var rows = string.Concat(new[] { 4, 2 }.Select(have => $"<tr><td colspan=5>BA</td>{Grid.Times(24, $"<td>{have}</td>")}</tr>"));

        Sample.ReadText(new Grid { Sections = Header + rows }).Day.ShouldNotBeNull().RuleCounts.ShouldHaveSingleItem().Have
            .ShouldBe(Enumerable.Repeat(2, 96));
    }

    public static TheoryData<string> RowsOfNothing =>
    [
        "<td>Key</td><td>O off</td>",
        "<td colspan=29>O off, W at work</td>",
        "<td>Key</td><td>0800</td><td>to</td><td>1700</td>",
        "<td colspan=5>BA</td>" + Grid.Times(23, "<td>1</td>"),
        "<td colspan=5>BA</td>" + Grid.Times(25, "<td>1</td>"),
        "<td colspan=5></td>" + Grid.Times(24, "<td>1</td>"),
        "<td colspan=5>Key</td><td colspan=24>O off</td>",
    ];

    [Theory]
    [MemberData(nameof(RowsOfNothing))]
    public void Leaves_out_a_row_that_counts_nothing_and_keeps_the_page(string row)
    {
        var counted = $"<tr><td colspan=5>LGV</td>{Grid.Times(24, "<td>1</td>")}</tr>";

        var reading = Sample.ReadText(new Grid { Sections = $"{Header}<tr>{row}</tr>{counted}" });

        reading.Day.ShouldNotBeNull(reading.Refusal?.Sentence).RuleCounts.ShouldHaveSingleItem().Requirement.ShouldBe("LGV");
        reading.Diagnostics.IgnoredRows.ShouldBe(1);
    }
}
