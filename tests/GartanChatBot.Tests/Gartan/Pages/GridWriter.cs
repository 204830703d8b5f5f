using System.Globalization;
using System.Net;
using System.Text;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Tests.Gartan.Pages;

/// <summary>Writes a page that means a given day: the opposite of the reader, and no relation of it.</summary>
internal sealed class GridWriter(StationClock clock)
{
    public int ResolutionMinutes { get; init; } = 15;

    /// <summary>On a clock-change day, the hours as they pass (92 or 100 quarter-hours) rather than as a wall clock has them.</summary>
    public bool ElapsedColumns { get; init; }

    public string LabelFormat { get; init; } = "HHmm";

    public string OffColour { get; init; } = "background-color:#d8dde1";

    public string OnTheRunColour { get; init; } = "#4ea72e";

    public string Leading { get; init; } = "<td colspan=\"2\">Employee</td><td>Role</td><td>Hours</td><td>Skills</td>";

    public string Write(StationDay day)
    {
        var columns = ColumnsOf(day.Date);
        var html = new StringBuilder("<table id=\"gridAvail\" class=\"grid\">\n");

        Header(html, columns, Leading);
        foreach (var member in day.Members)
            Member(html, columns, member);

        if (day.Appliances.Count > 0)
            Header(html, columns, "<td colspan=\"5\">Appliances</td>");

        foreach (var appliance in day.Appliances)
            Appliance(html, columns, appliance);

        if (day.RuleCounts.Count > 0)
            Header(html, columns, "<td colspan=\"5\">Rules</td>");

        foreach (var counts in day.RuleCounts)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td colspan=\"5\">{WebUtility.HtmlEncode(counts.Requirement)}</td>");
            foreach (var column in columns)
                html.Append(CultureInfo.InvariantCulture, $"<td>{(column.Slot < 0 ? 0 : counts.Have[column.Slot])}</td>");

            html.Append("</tr>\n");
        }

        return html.Append("</table>").ToString();
    }

    /// <summary>Wall times and the slot that each shows; -1 for a phantom hour that nobody lives through.</summary>
    public IReadOnlyList<(LocalTime Time, int Slot)> ColumnsOf(LocalDate date)
    {
        if (ElapsedColumns)
        {
            return
            [
                .. Enumerable.Range(0, clock.SlotCount(date) * 15 / ResolutionMinutes)
                    .Select(column => column * ResolutionMinutes / 15)
                    .Select(slot => (clock.LocalOf(clock.SlotStart(date, slot)).TimeOfDay, slot)),
            ];
        }

        return
        [
            .. Enumerable.Range(0, 1440 / ResolutionMinutes)
                .Select(column => LocalTime.FromMinutesSinceMidnight(column * ResolutionMinutes))
                .Select(time => (time, clock.SlotsAt(date, time).DefaultIfEmpty(-1).First())),
        ];
    }

    private void Header(StringBuilder html, IReadOnlyList<(LocalTime Time, int Slot)> columns, string leading)
    {
        html.Append("<tr class=\"gridheader\">").Append(leading);
        foreach (var (time, _) in columns)
            html.Append("<td style=\"text-align:center;\">").Append(Label(time)).Append("</td>");

        html.Append("</tr>\n");
    }

    private static string HoursOf(MemberDay member) => (member.ContractHours, member.GartanHours) switch
    {
        (null, _) => "-",
        ({ } contract, null) => $"{contract}",
        var (contract, counted) => $"{contract} ({counted})",
    };

    private string Label(LocalTime time) => time.ToString(LabelFormat, CultureInfo.InvariantCulture);

    private void Member(StringBuilder html, IReadOnlyList<(LocalTime Time, int Slot)> columns, MemberDay member)
    {
        html.Append("<tr class=\"employee\">");
        html.Append(CultureInfo.InvariantCulture, $"<td colspan=\"2\">{WebUtility.HtmlEncode(member.Name)}</td><td>{member.Role}</td>");
        html.Append(CultureInfo.InvariantCulture, $"<td>{HoursOf(member)}</td>");
        html.Append(CultureInfo.InvariantCulture, $"<td class=\"skillCol\">{string.Join("&nbsp;", member.Skills)}</td>");

        foreach (var (_, slot) in columns)
        {
            html.Append(
                slot < 0 || member.Available[slot] ? "<td class=\"schTD\"></td>"
                : member.Committed[slot] ? $"<td class=\"schTD\" style=\"{OffColour}\">F</td>"
                : member.Away[slot] ? $"<td class=\"schTD\" style=\"{OffColour}\">AL</td>"
                : member.Unreadable[slot] ? "<td class=\"schTD\" style=\"background:#fedcba\"></td>"
                : $"<td class=\"schTD_off\" style=\"{OffColour}\">O</td>");
        }

        html.Append("</tr>\n");
    }

    private void Appliance(StringBuilder html, IReadOnlyList<(LocalTime Time, int Slot)> columns, ApplianceDay appliance)
    {
        html.Append(CultureInfo.InvariantCulture, $"<tr><td colspan=\"5\" title=\"{appliance.RuleText}\">{appliance.Callsign}</td>");
        foreach (var (time, slot) in columns)
        {
            var on = slot < 0 || appliance.OnTheRun[slot];
            var word = on ? "Available" : appliance.OffTheRun[slot] ? "Unavailable" : "Limited";
            var colour = on ? OnTheRunColour : "#323232";
            var times = $"{Label(time)} - {Label(time.PlusMinutes(ResolutionMinutes))}";
            html.Append(CultureInfo.InvariantCulture, $"<td class=\"schTD\" title=\"{appliance.Callsign} ({times}) {word}\"");
            html.Append(CultureInfo.InvariantCulture, $" style=\"text-align:center;background-color:{colour};\"></td>");
        }

        html.Append("</tr>\n");
    }
}
