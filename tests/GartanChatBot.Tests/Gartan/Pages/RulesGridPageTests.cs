using GartanChatBot.Crewing;
using GartanChatBot.Gartan;

namespace GartanChatBot.Tests.Gartan.Pages;

public class RulesGridPageTests
{
    private static readonly string Header = Grid.Header("<td colspan=5>Rules</td>", Grid.LabelsOf(60));

    [Fact]
    public void Spreads_counts_over_the_day_and_marks_where_there_is_no_number()
    {
        var page = new Grid { Sections = Header + "<tr><td colspan=5>LGV</td><td>2</td><td>-</td>" + Grid.Times(22, "<td>1</td>") + "</tr>" };

        var counts = Sample.ReadText(page).Day.ShouldNotBeNull().RuleCounts.ShouldHaveSingleItem();

        counts.Requirement.ShouldBe("LGV");
        counts.Have.ShouldBe([2, 2, 2, 2, -1, -1, -1, -1, .. Enumerable.Repeat(1, 88)]);
    }

    [Fact]
    public void Notes_where_gartan_counts_other_heads_than_the_crews_rows_show()
    {
        var sections = Header + "<tr><td colspan=5>Total Crew</td><td>3</td><td>0</td><td>1</td>" + Grid.Times(21, "<td>1</td>") + "</tr>";

        var reading = Sample.ReadText(new Grid { Cells = "<td></td><td>F</td><td>F</td>", Sections = sections });

        reading.Diagnostics.HeadCountDiffers.ShouldBe(SlotSet.First(4), "out at an incident may count or not");
    }

    [Fact]
    public void Refuses_a_row_that_does_not_fit_its_labels() =>
        Sample.ReadText(new Grid { Sections = Header + "<tr><td colspan=5>BA</td>" + Grid.Times(23, "<td>1</td>") + "</tr>" })
            .Refusal.ShouldNotBeNull().Reason.ShouldBe(RefusalReason.CellsAndLabelsDiffer);
}
