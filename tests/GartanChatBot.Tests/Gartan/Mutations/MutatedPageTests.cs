using CsCheck;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Gartan;
using GartanChatBot.Tests.TestKit;
using NodaTime;

namespace GartanChatBot.Tests.Gartan.Mutations;

/// <summary>
/// Good pages changed in ways that a real one may differ in, several at once, against a truth that no part of the program has computed:
/// nobody is on who is off where the page gives any way to tell, and no more people are told than Gartan counts.
/// </summary>
public class MutatedPageTests
{
    private static readonly LocalDate Day = new(2026, 6, 9);
    private static readonly Callsign Pump = Callsign.Parse("K41P1");
    private static readonly string[] Names =
    [
        "K41-2026-06-08.html", "K41-2026-06-09.html", "K41-2026-06-10.html", "K41-2026-06-12.html", "K41-2026-06-13.html",
    ];
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["crew"] = "Total Crew",
        ["officer"] = "MGR",
        ["driver"] = "LGV",
        ["ba"] = "BA",
    };

    private static readonly Station Fernbrae = new()
    {
        Code = StationCode.Parse("K41"),
        Name = "Fernbrae",
        Zone = Sample.London.Zone,
        Appliances = [new(Pump) { Rule = CrewingRule.TryParse("Total Crew: 4, MGR x 1, LGV x 1, BA x 2", SkillAliases.Default) }],
    };

    private static readonly Dictionary<string, string> Texts = Names.ToDictionary(name => name, Sample.Text, StringComparer.Ordinal);

    [Fact]
    public void Nobody_is_on_who_is_off_and_nobody_is_counted_whom_Gartan_does_not_count()
    {
        var (pages, read) = (0, 0);
        Gen.Select(Gen.OneOf(Names), PageMutations.Any).Sample(
            (name, changes) =>
            {
                Interlocked.Increment(ref pages);
                var sheet = new MutatedSheet(Texts[name]);
                foreach (var change in changes)
                    change(sheet);

                if (Sample.ReadText(sheet.Write(), Day).Day is not { } day)
                    return;

                Interlocked.Increment(ref read);
                if (!sheet.CellsLie)
                    NobodyIsWronglyOn(sheet, day);
                NobodyIsCountedTooMuch(sheet, day);
            },
            iter: Effort.Asked("GARTAN_TEST_PAGES", 500));

        TestContext.Current.TestOutputHelper?.WriteLine($"{pages} pages, {read} read, the others refused");
        read.ShouldBeGreaterThan(pages / 4, "pages that are all refused prove nothing");
    }

    /// <summary>Counts that are the same all day fitted the reverse: that plain cells are off, and whoever bears a mark is on.</summary>
    [Fact]
    public void A_stranger_beside_a_row_that_stands_twice_is_not_on_because_the_sum_is_right()
    {
        var sheet = new MutatedSheet(Texts["K41-2026-06-12.html"]);
        sheet.Crew.Add(sheet.Crew.Single(row => row.Name == "CEDAR, ML"));
        for (var row = 0; row < sheet.Crew.Count; row += 2)
            sheet.Crew[row] = sheet.Crew[row] with { Class = "employee even" };
        var first = sheet.Crew[0];
        sheet.Strangers =
            MutatedSheet.HeadingOf("Off station")
            + new SheetRow("YARROW, QQ", first.Lead.Replace(first.Name, "YARROW, QQ", StringComparison.Ordinal), first.Cells).Write();

        if (Sample.ReadText(sheet.Write(), Day).Day is { } day)
            NobodyIsWronglyOn(sheet, day);
    }

    /// <summary>Whoever stands twice made up for a person whose marks the counts then read as off, and the person in grey was on.</summary>
    [Fact]
    public void Whoever_is_off_in_grey_is_not_on_because_somebody_else_stands_twice()
    {
        var sheet = new MutatedSheet(Texts["K41-2026-06-10.html"]);
        var fern = sheet.Crew.FindIndex(row => row.Name == "FERN, PL");
        sheet.Crew.Add(sheet.Crew.Single(row => row.Name == "GORSE, DW"));
        for (var row = 0; row < sheet.Crew.Count; row++)
        {
            List<string> cells =
            [
                .. sheet.Crew[row].Cells.Select((cell, slot) => cell.Insert(3, $" id=\"c{row}_{slot}\" onclick=\"book({row}, {slot})\"")),
            ];
            sheet.Crew[row] = sheet.Crew[row] with { Cells = cells, Class = row % 2 == 0 ? "employee even" : "employee" };
        }

        sheet.Crew[fern] = sheet.Crew[fern] with
        {
            Attributes = " style=\"color:#888\"",
            Cells = [.. Enumerable.Repeat("<td class=\"schTD\"></td>", MutatedSheet.Slots)],
        };

        Sample.ReadText(sheet.Write(), Day).Refusal!.Reason.ShouldBe(RefusalReason.CrewTwice);
    }

    private static void NobodyIsWronglyOn(MutatedSheet sheet, StationDay day)
    {
        foreach (var member in day.Members)
        {
            foreach (var slot in member.Available.Slots())
            {
                if (!sheet.IsOn(member.Name, slot))
                    Assert.Fail($"{member.Name} is on at {slot}:\n{sheet}");
            }
        }
    }

    /// <summary>Also on a page whose cells lie: what is told of the pump is limited by the counts that are left.</summary>
    private static void NobodyIsCountedTooMuch(MutatedSheet sheet, StationDay day)
    {
        var timeline = CrewingTimeline.Build(Fernbrae, [day]);
        var left = sheet.Rules.Select(row => row.Label).ToHashSet(StringComparer.Ordinal);
        for (var slot = 0; slot < day.SlotCount; slot++)
        {
            var state = timeline.StateAt(Pump, Fernbrae.Clock.SlotStart(Day, slot));
            foreach (var told in state.Requirements.Where(told => Labels.TryGetValue(told.Name, out var label) && left.Contains(label)))
            {
                if (told.Have > sheet.CountOf(Labels[told.Name], slot))
                    Assert.Fail($"{told.Name} at {slot}: {told.Have} are told:\n{sheet}");
            }

            if (state.RuleMet && left.Count == Labels.Count && !IsMet(sheet, slot))
                Assert.Fail($"The rule is met at {slot}:\n{sheet}");
        }
    }

    private static bool IsMet(MutatedSheet sheet, int slot) =>
        sheet.CountOf("Total Crew", slot) >= 4
        && sheet.CountOf("MGR", slot) >= 1
        && sheet.CountOf("LGV", slot) >= 1
        && sheet.CountOf("BA", slot) >= 2;
}
