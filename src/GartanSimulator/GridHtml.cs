using System.Globalization;
using System.Text;

namespace GartanSimulator;

/// <summary>Renders a day as the table that the real site sends in <c>d</c>, cell by cell in the same form.</summary>
internal sealed class GridHtml(GridDay day, GridDefects defects)
{
    private readonly StringBuilder html = new();

    public static string Write(GridDay day, GridDefects defects = GridDefects.None) => new GridHtml(day, defects).Write();

    private string Write()
    {
        html.Append("<table id=\"gridAvail\" cellspacing=\"0\" class=\"grid\">\n");
        Header("<td colspan=\"2\">Employee</td><td>Role</td><td>Hours</td><td>Skills</td>");
        if (!defects.HasFlag(GridDefects.WithoutEmployees))
            Employees();

        if (!defects.HasFlag(GridDefects.WithoutAppliances))
            Appliances();

        if (defects.HasFlag(GridDefects.AppliancesTwice))
            Appliances();

        Rules();
        html.Append("</table>");

        if (defects.HasFlag(GridDefects.CutShort))
            html.Length /= 2;

        return html.ToString();
    }

    private void Header(string leading)
    {
        html.Append("<tr class=\"gridheader\">").Append(leading);
        foreach (var column in day.Columns)
        {
            var label = defects.HasFlag(GridDefects.ColonLabels) ? column.Label.Insert(2, ":") : column.Label;
            html.Append("<td style=\"text-align:center;\">").Append(label).Append("</td>");
        }

        html.Append("</tr>\n");
    }

    private void Employees()
    {
        foreach (var row in day.Crew)
        {
            var member = row.Member;
            html.Append("<tr class=\"employee\"><td colspan=\"2\">")
                .Append(Escaped(member.Name))
                .Append("</td><td>")
                .Append(Escaped(member.Role))
                .Append(CultureInfo.InvariantCulture, $"</td><td>{member.ContractHours} ({row.GivenHours})</td><td class=\"skillCol\">")
                .Append(member.Skills.Count == 0 ? "&nbsp;" : string.Join("&nbsp;", member.Skills.Select(Escaped))).Append("</td>");

            var missing = defects.HasFlag(GridDefects.CellsMissing) && ReferenceEquals(row, day.Crew[^1]) ? 4 : 0;
            Cells(row.Codes, row.Codes.Count - missing);
            html.Append("</tr>\n");
        }
    }

    private void Cells(IReadOnlyList<string> codes, int count)
    {
        for (var index = 0; index < count;)
        {
            var span = 1;
            while (defects.HasFlag(GridDefects.SpannedCells) && index + span < count && codes[index + span] == codes[index])
                span++;

            html.Append("<td");
            if (span > 1)
                html.Append(CultureInfo.InvariantCulture, $" colspan=\"{span}\"");

            html.Append(codes[index] switch
            {
                "" => " class=\"schTD\"></td>",
                "O" => " class=\"schTD_off\" style=\"background-color:#d8dde1\">O</td>",
                var code => $" class=\"schTD\" style=\"background-color: #d8dde1\">{Escaped(code)}</td>",
            });
            index += span;
        }
    }

    private void Appliances()
    {
        Header("<td colspan=\"5\">Appliances</td>");
        foreach (var row in day.Appliances)
        {
            var appliance = row.Appliance;
            var title = appliance.RuleText is null ? "" : $" title=\"{Escaped(appliance.RuleText)}\"";
            html.Append("<tr><td colspan=\"5\"").Append(title).Append('>').Append(Escaped(appliance.CallSign)).Append("</td>");
            for (var index = 0; index < day.Columns.Count; index++)
            {
                var (column, word) = (day.Columns[index], row.Words[index]);
                var colour = word switch { "Available" => "#4ea72e", "Unavailable" => "#323232", _ => "#ffc000" };
                html.Append(CultureInfo.InvariantCulture, $"<td id=\"app_{appliance.Id}_{index}\" class=\"schTD\" ")
                    .Append(
                        CultureInfo.InvariantCulture,
                        $"title=\"{Escaped(appliance.CallSign)} ({column.Label} - {column.EndLabel}) {Escaped(word)}\" ")
                    .Append(CultureInfo.InvariantCulture, $"style=\"text-align:center;background-color:{colour};color:#F8F8F8;\"></td>");
            }

            html.Append("</tr>\n");
        }
    }

    private void Rules()
    {
        Header("<td colspan=\"5\">Rules</td>");
        Row("Total Crew", count => count.Crew);
        Row("BA", count => count.BreathingApparatus);
        Row("LGV", count => count.Drivers);
        Row("MGR", count => count.Officers);

        void Row(string name, Func<CrewCount, int> number)
        {
            html.Append("<tr><td colspan=\"5\">").Append(name).Append("</td>");
            foreach (var count in day.Counts)
                html.Append(CultureInfo.InvariantCulture, $"<td>{number(count)}</td>");

            html.Append("</tr>\n");
        }
    }

    // Real pages contain accents unescaped; only characters that would break the markup are escaped.
    private static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#x27;", StringComparison.Ordinal);
}
