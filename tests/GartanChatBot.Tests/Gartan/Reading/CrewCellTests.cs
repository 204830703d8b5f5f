using GartanChatBot.Crewing;
using GartanChatBot.Tests.Gartan.Pages;

namespace GartanChatBot.Tests.Gartan.Reading;

public class CrewCellTests
{
    [Theory]
    [InlineData("<td class='schTD'></td>", "Available")]
    [InlineData("<td></td>", "Available")]
    [InlineData("<td class='schTD'>&nbsp;</td>", "Available")]
    [InlineData("<td class='schTD'><br></td>", "Available")]
    [InlineData("<td class='schTD' style='text-align:center'></td>", "Available")]
    [InlineData("<td class='schTD' style='text-align:center;color:red'></td>", "Unreadable")]
    [InlineData("<td class='schTD' style='background-color:transparent'></td>", "Available")]
    [InlineData("<td class='schTD'>O</td>", "Off")]
    [InlineData("<td class='schTD'>w</td>", "Off")]
    [InlineData("<td class='schTD'> &nbsp;O&nbsp; </td>", "Off")]
    [InlineData("<td class='schTD'><b>O</b></td>", "Off")]
    [InlineData("<td class='schTD_off'></td>", "Off")]
    [InlineData("<td class='schTD schTD_off'></td>", "Off")]
    [InlineData("<td class='SCHTD_OFF'></td>", "Off")]
    [InlineData("<td class='schTD_off' style='background-color:#4ea72e'></td>", "Off")]
    [InlineData("<td class='schTD' style='background-color:#ff0000'></td>", "Off")]
    [InlineData("<td class='schTD' style='background:#F66'></td>", "Off")]
    [InlineData("<td class='schTD' style='BACKGROUND-COLOR: RED'></td>", "Off")]
    [InlineData("<td class='schTD' style='background:#ccc none repeat'></td>", "Off")]
    [InlineData("<td class='schTD' style='background-color:rgb(216,221,225)!important'></td>", "Off")]
    [InlineData("<td class='schTD' style='background-color:rgba(153 153 153 / 1)'></td>", "Off")]
    [InlineData("<td class='schTD' style='background-color:grey'></td>", "Off")]
    [InlineData("<td class='schTD' bgcolor='#ffcccc'></td>", "Off")]
    [InlineData("<td class='schTD' style='background-color:#ffbf00'></td>", "Unreadable")]
    [InlineData("<td class='schTD' style='background-color:#4ea72e'></td>", "Unreadable")]
    [InlineData("<td class='schTD' style='background:url(x.png)'></td>", "Unreadable")]
    [InlineData("<td class='schTD' style='background-color:#12'></td>", "Unreadable")]
    [InlineData("<td class='schTD'><img src='sick.png'></td>", "Unreadable")]
    [InlineData("<td class='somethingNew'></td>", "Unreadable")]
    [InlineData("<td class='schTD'>AL</td>", "Away")]
    [InlineData("<td class='schTD'>tr</td>", "Away")]
    [InlineData("<td class='schTD'>SL</td>", "Away")]
    [InlineData("<td class='schTD'>ZX</td>", "Away")]
    [InlineData("<td class='schTD' title='Off sick'>O</td>", "Away")]
    [InlineData("<td class='schTD'>F</td>", "Committed")]
    [InlineData("<td class='schTD'>f</td>", "Committed")]
    public void Decides_by_code_then_class_then_colour(string cell, string expected)
    {
        var member = Sample.ReadText(new Grid { Cells = cell }).Day.ShouldNotBeNull().Members.ShouldHaveSingleItem();

        var hour = SlotSet.First(4);
        member.Available.ShouldBe(SlotSet.First(96).Except(expected == "Available" ? SlotSet.Empty : hour));
        member.Committed.ShouldBe(expected == "Committed" ? hour : SlotSet.Empty);
        member.Away.ShouldBe(expected == "Away" ? hour : SlotSet.Empty);
        member.Unreadable.ShouldBe(expected == "Unreadable" ? hour : SlotSet.Empty);
    }

    [Fact]
    public void Names_each_oddity_once()
    {
        var painted = Grid.Times(2, "<td style='background:#FFBF00'></td>");
        var cells = Grid.Times(3, "<td>QQ</td>") + painted + "<td class='odd'></td><td><i></i></td>";

        var odd = Sample.ReadText(new Grid { Cells = cells }).Diagnostics;

        odd.UnknownCodes.ShouldBe(["QQ"]);
        odd.UnknownMarks.ShouldBe(["background #ffbf00", "class odd", "holds i"]);
    }

    [Fact]
    public void Shows_a_cell_over_several_columns_in_each_of_them()
    {
        var page = new Grid { Cells = "<td colspan=\"3\" class=\"schTD_off\">O</td>", CellCount = 22 };

        Sample.ReadText(page).Day.ShouldNotBeNull().Members[0].Available.ShouldBe(SlotSet.First(96).Except(SlotSet.First(12)));
    }
}
