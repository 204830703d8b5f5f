using CsCheck;

namespace GartanChatBot.Tests.Gartan.Mutations;

/// <summary>Ways in which a real page may differ from the samples, drawn at random. The truth stays what it was.</summary>
internal static class PageMutations
{
    private static readonly string[] Codes = ["ZX", "SICK", "77", "?", "Hol", "F2"];

    private static readonly Gen<string> OffCell =
        from mark in Gen.OneOf(
            " class=\"schTD na\"", " class=\"schTD\" title=\"Unavailable\"", " class=\"schTD\" data-s=\"0\"",
            " class=\"schTD\" style=\"color:#999\"", " class=\"schTD\" style=\"background:url(x.png)\"", " class=\"schTD\" hidden",
            " class=\"x\"")
        from inside in Gen.OneOf("", "", "<i></i>", "<!-- off -->", "&nbsp;")
        select $"<td{mark}>{inside}</td>";

    private static readonly Gen<Action<MutatedSheet>> Presentation = Gen.OneOf(
        Gen.Const(Do(sheet => sheet.Rules.Clear())),
        Gen.Int[0, 3].Select(row => Do(sheet => RemoveRule(sheet, row))),
        Gen.Const(Do(sheet => sheet.Appliances = "")),
        Gen.Const(Do(sheet => sheet.Crew.Reverse())),
        Gen.Const(Do(sheet => sheet.Rules.Reverse())),
        OffCell.Select(cell => Do(sheet => EachCell(sheet, (_, _, isOff, old) => isOff ? cell : old))),
        Gen.Select(OffCell, Gen.Int[0, 7])
            .Select(drawn => Do(sheet => EachCell(sheet, (row, _, isOff, old) => row == drawn.Item2 && isOff ? drawn.Item1 : old))),
        Gen.Select(OffCell, Gen.Int[0, 95], Gen.Int[0, 95])
            .Select(drawn =>
                Do(sheet =>
                    EachCell(sheet, (_, slot, isOff, old) => isOff && slot >= drawn.Item2 && slot <= drawn.Item3 ? drawn.Item1 : old))),
        Gen.OneOf(Codes)
            .Select(code => Do(sheet => EachCell(sheet, (_, _, isOff, old) => isOff ? $"<td class=\"schTD\">{code}</td>" : old))),
        Gen.Const(Do(sheet => EachCell(sheet, (_, _, isOff, old) => isOff ? "<td class=\"schTD_off\"></td>" : old))),
        Gen.Const(
            Do(sheet =>
                EachCell(sheet, (_, _, isOff, old) =>
                    isOff ? "<td class=\"SCHTD schTD_off\">O</td>" : old.Replace("\"schTD\"", "'schTD'", StringComparison.Ordinal)))),
        Gen.Const(
            Do(sheet => EachCell(sheet, (row, slot, _, old) => old.Insert(3, $" id=\"c{row}_{slot}\" onclick=\"book({row}, {slot})\"")))),
        Gen.Const(Do(sheet => EachCell(sheet, (row, slot, _, old) => old.Insert(3, $" data-start=\"{slot / 4:00}{slot % 4 * 15:00}\"")))),
        Gen.Const(Do(sheet => EachCell(sheet, (_, _, isOff, old) => isOff ? old : "<td class=\"schTD\">&nbsp;</td>"))),
        Gen.Int[0, 7].Select(row => Do(sheet => Merge(sheet.Crew[row % sheet.Crew.Count]))),
        Gen.Const(Do(sheet => sheet.Crew.ForEach(Merge))),
        Gen.Int[0, 7].Select(row => Do(sheet => sheet.Crew.Add(sheet.Crew[row % sheet.Crew.Count]))),
        Gen.OneOf(" alt", " even", "  hl").Select(name => Do(sheet => EachRow(sheet, (row, at) => at % 2 == 0 ? Classed(row, name) : row))),
        Gen.OneOf(" offstation", " standby")
            .Select(name => Do(sheet => EachRow(sheet, (row, _) => sheet.IsOffAllDay(row.Name) ? Classed(OnlyByRow(row), name) : row))),
        Gen.OneOf(" hidden", " style=\"color:#888\"", " data-off=\"1\"")
            .Select(mark =>
                Do(sheet => EachRow(sheet, (row, _) => sheet.IsOffAllDay(row.Name) ? OnlyByRow(row) with { Attributes = mark } : row))),
        Gen.OneOf("Off station", "Standby", "Visitors")
            .Select(title => Do(sheet => sheet.Strangers = MutatedSheet.HeadingOf(title) + Stranger(sheet.Crew[0]).Write() + "\n")));

    private static readonly Gen<Action<MutatedSheet>> Lies = Gen.OneOf(
        Gen.Int[0, 7].Select(row => Lie(sheet => Shift(sheet.Crew[row % sheet.Crew.Count]))),
        Gen.Const(Lie(sheet => sheet.Crew.ForEach(Shift))),
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7]).Select(rows => Lie(sheet => Swap(sheet, rows.Item1, rows.Item2))),
        Gen.Int[0, 7].Select(row => Lie(sheet => EachCell(sheet, (at, _, _, old) => at == row ? "<td class=\"schTD\"></td>" : old))),
        Gen.Select(Gen.Int[0, 95], Gen.Int[0, 95])
            .Select(span =>
                Lie(sheet =>
                    EachCell(sheet, (_, slot, _, old) => slot >= span.Item1 && slot <= span.Item2 ? "<td class=\"schTD\"></td>" : old))),
        Gen.Const(Lie(sheet => sheet.Crew.Add(Stranger(sheet.Crew[0])))),
        Gen.Int[0, 7].Select(row => Lie(sheet => sheet.Crew.RemoveAt(row % sheet.Crew.Count))));

    public static readonly Gen<Action<MutatedSheet>[]> Any = Gen.OneOf(Presentation, Presentation, Presentation, Presentation, Lies).Array[
        1, 5
    ];

    private static Action<MutatedSheet> Do(Action<MutatedSheet> change) => change;

    private static Action<MutatedSheet> Lie(Action<MutatedSheet> change) => sheet =>
    {
        change(sheet);
        sheet.CellsLie = true;
    };

    private static void EachRow(MutatedSheet sheet, Func<SheetRow, int, SheetRow> change)
    {
        for (var row = 0; row < sheet.Crew.Count; row++)
            sheet.Crew[row] = change(sheet.Crew[row], row);
    }

    /// <param name="change">By row, column, whether that person is really off then, and the cell.</param>
    private static void EachCell(MutatedSheet sheet, Func<int, int, bool, string, string> change) =>
        EachRow(sheet, (row, at) =>
            row.Cells.Count == MutatedSheet.Slots
                ? row with
                {
                    Cells = [.. row.Cells.Select((cell, slot) => change(at, slot, !sheet.IsOn(row.Name, slot), cell))],
                }
                : row);

    private static void RemoveRule(MutatedSheet sheet, int row)
    {
        if (row < sheet.Rules.Count)
            sheet.Rules.RemoveAt(row);
    }

    /// <summary>Cells that are alike become one.</summary>
    private static void Merge(SheetRow row)
    {
        if (row.Cells.Count != MutatedSheet.Slots)
            return;

        List<string> merged = [];
        for (var start = 0; start < MutatedSheet.Slots;)
        {
            var end = start;
            while (end < MutatedSheet.Slots && row.Cells[end] == row.Cells[start])
                end++;

            merged.Add(end - start == 1 ? row.Cells[start] : row.Cells[start].Insert(3, $" colspan=\"{end - start}\""));
            start = end;
        }

        row.Cells.Clear();
        row.Cells.AddRange(merged);
    }

    private static SheetRow OnlyByRow(SheetRow row) =>
        row with
        {
            Cells = [.. Enumerable.Repeat("<td class=\"schTD\"></td>", MutatedSheet.Slots)],
        };

    /// <summary>Beside the classes that the row has: one of them may be all that tells a person who is off.</summary>
    private static SheetRow Classed(SheetRow row, string more) => row with { Class = row.Class + more };

    private static SheetRow Stranger(SheetRow like) =>
        OnlyByRow(like) with
        {
            Name = "YARROW, QQ",
            Lead = like.Lead.Replace(like.Name, "YARROW, QQ", StringComparison.Ordinal),
        };

    private static void Shift(SheetRow row)
    {
        row.Cells.Insert(0, row.Cells[^1]);
        row.Cells.RemoveAt(row.Cells.Count - 1);
    }

    private static void Swap(MutatedSheet sheet, int one, int other)
    {
        (one, other) = (one % sheet.Crew.Count, other % sheet.Crew.Count);
        var (first, second) = (sheet.Crew[one], sheet.Crew[other]);
        (sheet.Crew[one], sheet.Crew[other]) = (first with { Cells = second.Cells }, second with { Cells = first.Cells });
    }
}
