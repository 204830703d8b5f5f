using System.Globalization;
using System.Text;
using GartanChatBot.Crewing;
using GartanChatBot.Tests.Gartan.Pages;
using NodaTime;

namespace GartanChatBot.Tests.Gartan.Marks;

/// <summary>What the rules of a page say of its crew.</summary>
public enum RulesKind
{
    /// <summary>As many as are really on.</summary>
    Right,

    /// <summary>All whose cells are empty, marked or not.</summary>
    AllOn,

    Absent,
    Wrong,
}

/// <summary>
/// A way to show that somebody is off that no reader knows: words put into the cell's tag or its content, or into the person's row.
/// </summary>
public sealed record Marking(string Name)
{
    /// <summary>Attributes of the cell; a class goes to <see cref="SecondClass"/>.</summary>
    public string Attributes { get; init; } = "";

    public string SecondClass { get; init; } = "";

    public string Inside { get; init; } = "";

    public string Title { get; init; } = "";

    public string Tag { get; init; } = "td";

    /// <summary>Attributes of the row, for people who are off all day.</summary>
    public string Row { get; init; } = "";

    public string RowClass { get; init; } = "";

    /// <summary>Around or beside the name in the row's first cell.</summary>
    public string Front { get; init; } = "";

    /// <summary>Cells that are alike are written as one.</summary>
    public bool Merged { get; init; }

    public bool IsOfRows => (Row + RowClass + Front).Length > 0;

    public override string ToString() => Name;
}

/// <summary>A page of invented people, of whom some are off by a marking that nobody knows.</summary>
internal sealed class MarkedPage(IReadOnlyList<MarkedPerson> people, Marking marking)
{
    private const int Slots = 96;

    private static readonly string[] Rows = ["Total Crew", "MGR", "LGV", "BA"];

    public IReadOnlyList<MarkedPerson> People => people;

    public RulesKind Rules { get; init; }

    /// <summary>Numbers that have nothing to do with the crew.</summary>
    public int[] WrongCounts { get; init; } = [];

    /// <summary>What each cell of the page bears, whatever it says.</summary>
    public bool CellsAreNumbered { get; init; }

    public override string ToString() =>
        $"{marking} {Rules} {(Rules == RulesKind.Wrong ? string.Join(',', WrongCounts) : "")} numbered: "
            + $"{CellsAreNumbered} {string.Join(' ', people)}";

    public string Write()
    {
        var html = new StringBuilder("<table id=\"gridAvail\">\n");
        html.Append(Grid.Header("<td colspan=\"2\">Employee</td><td>Role</td><td>Hours</td><td>Skills</td>", Grid.LabelsOf(15)));
        foreach (var (number, person) in people.Index())
            Row(html, number, person);

        if (Rules != RulesKind.Absent)
            Counts(html);

        return html.Append("</table>").ToString();
    }

    public static string Time(int slot) =>
        LocalTime.FromMinutesSinceMidnight(slot % Slots * 15).ToString("HHmm", CultureInfo.InvariantCulture);

    private void Row(StringBuilder html, int number, MarkedPerson person)
    {
        var isMarked = marking.IsOfRows && !person.Marked.IsEmpty;
        var id = CellsAreNumbered ? $" data-person=\"{4700 + (number * 13)}\"" : "";
        html.Append(
            CultureInfo.InvariantCulture,
            $"<tr class=\"employee{(isMarked ? marking.RowClass : "")}\"{id}{(isMarked ? marking.Row : "")}>");
        html.Append(
            CultureInfo.InvariantCulture,
            $"<td colspan=\"2\"{(isMarked && marking.Front.Length > 0 ? marking.Front : ">")}{person.Name}</td><td>FFC</td>");
        html.Append(CultureInfo.InvariantCulture, $"<td>91 (98)</td><td class=\"skillCol\">{string.Join("&nbsp;", person.Skills)}</td>");
        for (var slot = 0; slot < Slots;)
            slot += Cell(html, number, person, slot);

        html.Append("</tr>\n");
    }

    private int Cell(StringBuilder html, int number, MarkedPerson person, int slot)
    {
        var (isCoded, isMarked) = (person.Coded[slot], !marking.IsOfRows && person.Marked[slot]);
        var width = 1;
        while (isMarked && marking.Merged && slot + width < Slots && person.Marked[slot + width] && !person.Coded[slot + width])
            width++;

        isMarked &= !isCoded;
        var tag = isMarked ? marking.Tag : "td";
        var title =
            isMarked && marking.Title.Length > 0 ? marking.Title
            : CellsAreNumbered ? $"{person.Name} {Time(slot)} - {Time(slot + width)}"
            : "";
        html.Append(
            CultureInfo.InvariantCulture, $"<{tag} class=\"{(isCoded ? "schTD_off" : "schTD")}{(isMarked ? marking.SecondClass : "")}\"");
        html.Append(
            CellsAreNumbered
                ? string.Create(
                    CultureInfo.InvariantCulture, $" id=\"e_{number}_{slot}\" onmouseover=\"book({4700 + number * 13}, {slot})\"")
                : "");
        html.Append(title.Length > 0 ? $" title=\"{title}\"" : "")
            .Append(width > 1 ? string.Create(CultureInfo.InvariantCulture, $" colspan=\"{width}\"") : "");
        html.Append(
            CultureInfo.InvariantCulture,
            $"{(isMarked ? marking.Attributes : "")}>{(isCoded ? "O" : isMarked ? marking.Inside : "")}</{tag}>");
        return width;
    }

    private void Counts(StringBuilder html)
    {
        html.Append(Grid.Header("<td colspan=\"5\">Rules</td>", Grid.LabelsOf(15)));
        foreach (var row in Rows)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td colspan=\"5\">{row}</td>");
            for (var slot = 0; slot < Slots; slot++)
                html.Append(CultureInfo.InvariantCulture, $"<td>{Count(row, slot)}</td>");

            html.Append("</tr>\n");
        }
    }

    public int Count(string row, int slot) => Rules switch
    {
        RulesKind.Wrong => WrongCounts[(slot + row.Length) % WrongCounts.Length],
        RulesKind.AllOn => people.Count(person => person.CountsFor(row) && !person.Coded[slot]),
        _ => people.Count(person => person.CountsFor(row) && person.On[slot]),
    };
}

/// <summary>Somebody of a <see cref="MarkedPage"/>: off where a code says so, and where only the marking does.</summary>
internal sealed record MarkedPerson(string Name, string[] Skills, SlotSet Coded, SlotSet Marked)
{
    public SlotSet On => SlotSet.First(96).Except(Coded).Except(Marked);

    public bool CountsFor(string row) =>
        row == "Total Crew" || SkillAliases.Default.NamesOf(Skills).Intersect(SkillAliases.Default.NamesOf(row)).Any();

    public override string ToString() => $"[{Name} {string.Join('/', Skills)} coded {Coded.Count} marked {Marked.Count}]";
}
