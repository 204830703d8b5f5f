using GartanChatBot.Crewing;
using GartanChatBot.Gartan;
using NodaTime;

namespace GartanChatBot.Tests.Gartan.Pages;

public class GridColumnsTests
{
    private static readonly LocalDate Backward = new(2026, 10, 25);
    private static readonly LocalDate Forward = new(2027, 3, 28);

    [Theory]
    [InlineData(15)]
    [InlineData(30)]
    [InlineData(60)]
    public void Reads_any_of_the_three_resolutions(int minutes)
    {
        var page = new Grid { Labels = Grid.LabelsOf(minutes), CellCount = 1440 / minutes, Cells = "<td class=\"schTD_off\"></td>" };

        var day = Sample.ReadText(page).Day.ShouldNotBeNull();

        day.ResolutionMinutes.ShouldBe(minutes);
        day.Members[0].Available.ShouldBe(SlotSet.First(96).Except(SlotSet.First(minutes / 15)));
    }

    [Theory]
    [InlineData("HH:mm")]
    [InlineData("H:mm")]
    [InlineData("HH.mm")]
    public void Reads_labels_in_other_forms(string format) =>
        Sample.ReadText(new Grid { Labels = Grid.LabelsOf(60, format) }).IsRefused.ShouldBeFalse();

    [Fact]
    public void Lets_an_hour_stand_over_its_four_quarters()
    {
        var hours = Grid.LabelsOf(60).Replace("<td>", "<td colspan=\"4\">");
        var page = new Grid { Labels = hours, CellCount = 96, Cells = Grid.Times(5, "<td>O</td>") };

        var day = Sample.ReadText(page).Day.ShouldNotBeNull();

        day.ResolutionMinutes.ShouldBe(15);
        day.Members[0].Available.ShouldBe(SlotSet.First(96).Except(SlotSet.First(5)));
    }

    public static TheoryData<string, string> BadLabels => new()
    {
        { "one missing", Grid.LabelsOf(60).Replace("<td>1300</td>", "") },
        { "the evening missing", Grid.LabelsOf(60)[..^(4 * "<td>0000</td>".Length)] },
        { "two changed places", Grid.LabelsOf(60).Replace("1300", "x").Replace("1400", "1300").Replace("x", "1400") },
        { "one twice", Grid.LabelsOf(60).Replace("1300", "1400") },
        { "not a time", Grid.LabelsOf(60).Replace("1300", "2500") },
        { "not on the hour", Grid.LabelsOf(60).Replace("1300", "1310") },
        { "words between", Grid.LabelsOf(60).Replace("1300", "noon") },
        { "no labels", Grid.Times(24, "<td></td>") },
        { "too wide", Grid.LabelsOf(60).Replace("<td>1300", "<td colspan=1000>1300") },
        { "from six to six", string.Concat(Enumerable.Range(0, 24).Select(hour => Grid.Label($"{(hour + 6) % 24:00}30"))) },
    };

    [Theory]
    [MemberData(nameof(BadLabels))]
    public void Refuses_labels_that_are_not_one_whole_day(string why, string labels) =>
        Sample.ReadText(new Grid { Labels = labels }).Refusal.ShouldNotBeNull(why).Reason.ShouldBe(RefusalReason.OddLabels);

    [Fact]
    public void Refuses_a_section_with_other_labels()
    {
        var page = new Grid { Sections = Grid.Header("<td colspan=5>Rules</td>", Grid.LabelsOf(30)) };

        Sample.ReadText(page).Refusal.ShouldNotBeNull().Reason.ShouldBe(RefusalReason.OddLabels);
    }

    [Fact]
    public void Shows_a_repeated_hour_in_both_passes_when_it_stands_there_once()
    {
        var page = new Grid { Cells = "<td></td><td>O</td>" };

        var off = SlotSet.First(100).Except(Sample.ReadText(page, Backward).Day.ShouldNotBeNull().Members[0].Available);

        Sample.Bar(off, 16).ShouldBe("0000111111110000");
    }

    [Theory]
    [InlineData("<td></td><td>O</td><td></td>", "0000111100000000")]
    [InlineData("<td></td><td></td><td>O</td>", "0000000011110000")]
    public void Takes_a_doubled_label_for_the_first_and_then_the_second_pass(string cells, string expected)
    {
        var doubled = Grid.LabelsOf(60).Replace("<td>0100</td>", "<td>0100</td><td>0100</td>");
        var page = new Grid { Labels = doubled, CellCount = 25, Cells = cells };

        var off = SlotSet.First(100).Except(Sample.ReadText(page, Backward).Day.ShouldNotBeNull().Members[0].Available);

        Sample.Bar(off, 16).ShouldBe(expected);
    }

    [Fact]
    public void Makes_nothing_of_an_hour_that_is_skipped()
    {
        var phantom = Sample.ReadText(new Grid { Cells = "<td></td><td>O</td>" }, Forward).Day.ShouldNotBeNull();
        var without = new Grid { Labels = Grid.LabelsOf(60).Replace("<td>0100</td>", ""), CellCount = 23 };
        var absent = Sample.ReadText(without, Forward).Day.ShouldNotBeNull();

        phantom.Members[0].Available.ShouldBe(SlotSet.First(92));
        absent.Members[0].Available.ShouldBe(SlotSet.First(92));
    }

    [Fact]
    public void Refuses_a_doubled_hour_on_any_other_day()
    {
        var page = new Grid { Labels = Grid.LabelsOf(60).Replace("<td>0100</td>", "<td>0100</td><td>0100</td>"), CellCount = 25 };

        Sample.ReadText(page).Refusal.ShouldNotBeNull().Reason.ShouldBe(RefusalReason.OddLabels);
    }
}
