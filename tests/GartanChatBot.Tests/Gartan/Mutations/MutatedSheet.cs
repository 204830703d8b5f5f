using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GartanChatBot.Tests.Gartan.Mutations;

/// <summary>A sample page taken apart into rows and cells by its own few expressions, to be changed and written again.</summary>
internal sealed partial class MutatedSheet
{
    public const int Slots = 96;

    private readonly string header;
    private readonly Dictionary<string, string> truth;
    private readonly Dictionary<string, int[]> counts;

    public MutatedSheet(string page)
    {
        header = page[..page.IndexOf("<tr class=\"employee\"", StringComparison.Ordinal)];
        Crew =
        [
            .. Employee()
                .Matches(page)
                .Select(row => new SheetRow(
                    row.Groups["name"].Value, row.Groups["lead"].Value, [.. row.Groups["cell"].Captures.Select(cell => cell.Value)])),
        ];
        Appliances = page[Start(page, "Appliances")..Start(page, "Rules")];
        RulesHeader = page[Start(page, "Rules")..page.IndexOf("<tr><td colspan=\"5\">Total Crew", StringComparison.Ordinal)];
        Rules = [.. Rule().Matches(page).Select(row => (row.Groups["name"].Value, row.Value))];

        truth = Crew.ToDictionary(
            row => row.Name,
            row =>
                string.Concat(
                    row.Cells.Select(cell =>
                        cell.Contains("></td>", StringComparison.Ordinal) && !cell.Contains("schTD_off", StringComparison.Ordinal)
                            ? '1'
                            : '0')));
        counts = Rule()
            .Matches(page)
            .ToDictionary(
                row => row.Groups["name"].Value,
                row => row.Groups["number"].Captures.Select(number => int.Parse(number.ValueSpan, CultureInfo.InvariantCulture)).ToArray());
    }

    public List<SheetRow> Crew { get; }

    /// <summary>What stands between the crew and the appliances.</summary>
    public string Strangers { get; set; } = "";

    public string Appliances { get; set; }

    public string RulesHeader { get; set; }

    public List<(string Label, string Html)> Rules { get; }

    /// <summary>Nothing on the page can tell whose an empty cell was, or that it was off: only the counts are held against it.</summary>
    public bool CellsLie { get; set; }

    public static string HeadingOf(string title) => $"<tr class=\"gridheader\"><td colspan=\"5\">{title}</td></tr>\n";

    /// <summary>Really on, whatever the page looks like by now; a stranger never is.</summary>
    public bool IsOn(string name, int slot) => truth.TryGetValue(name, out var bar) && bar[slot] == '1';

    public bool IsOffAllDay(string name) => Enumerable.Range(0, Slots).All(slot => !IsOn(name, slot));

    /// <summary>Gartan's own number, whether it is still on the page or not.</summary>
    public int CountOf(string label, int slot) => counts[label][slot];

    /// <summary>Short enough to be read: what is alike is counted.</summary>
    public override string ToString() =>
        Alike().Replace(Number().Replace(Write(), "~"), cells => $"{cells.Groups["cell"].Value}×{cells.Groups["more"].Captures.Count + 1}");

    public string Write()
    {
        var html = new StringBuilder(header);
        foreach (var row in Crew)
            html.Append(row.Write()).Append('\n');

        html.Append(Strangers).Append(Appliances);
        if (Rules.Count > 0)
            html.Append(RulesHeader).AppendJoin('\n', Rules.Select(row => row.Html));

        return html.Append("\n</table>").ToString();
    }

    private static int Start(string page, string section) =>
        page.IndexOf($"<tr class=\"gridheader\"><td colspan=\"5\">{section}", StringComparison.Ordinal);

    [GeneratedRegex(
        "<tr class=\"employee\">(?<lead><td colspan=\"2\">(?<name>[^<]*)</td><td>[^<]*</td><td>[^<]*</td><td "
            + "class=\"skillCol\">[^<]*</td>)(?<cell><td [^>]*>[^<]*</td>)*</tr>",
        RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Employee();

    [GeneratedRegex(
        "<tr><td colspan=\"5\">(?<name>Total Crew|BA|LGV|MGR)</td>(<td>(?<number>\\d+)</td>)+</tr>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Rule();

    /// <summary>What numbers cells and tells their times.</summary>
    [GeneratedRegex("_\\d+_\\d+|\\d+, \\d+|\\d{4} - \\d{4}|\"\\d{4}\"|\\b\\d{4}\\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Number();

    [GeneratedRegex("(?<cell><td[^>]*>[^<]*</td>)(?<more>\\k<cell>)+", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Alike();
}

/// <summary>One person's row.</summary>
internal sealed record SheetRow(string Name, string Lead, List<string> Cells)
{
    public string Class { get; init; } = "employee";

    public string Attributes { get; init; } = "";

    public string Write() => $"<tr class=\"{Class}\"{Attributes}>{Lead}{string.Concat(Cells)}</tr>";
}
