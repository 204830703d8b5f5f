using System.Globalization;
using NodaTime;

namespace GartanChatBot.Tests.Gartan.Pages;

/// <summary>Small hourly grids for tests that change one thing: a page of one member, parts to be replaced.</summary>
internal sealed record Grid
{
    public string Leading { get; init; } = "<td colspan=\"2\">Employee</td><td>Role</td><td>Hours</td><td>Skills</td>";

    public string MemberLeading { get; init; } =
        "<td colspan=\"2\">ELM, SJ</td><td>FFC</td><td>91 (98)</td><td class=\"skillCol\">BA&nbsp;ERD</td>";

    public string Labels { get; init; } = LabelsOf(60);

    /// <summary>The first cells of the member's row; plainly available ones follow until there are enough.</summary>
    public string Cells { get; init; } = "";

    public int CellCount { get; init; } = 24;

    /// <summary>Everything after the crew.</summary>
    public string Sections { get; init; } = "";

    public static implicit operator string(Grid grid) => grid.ToString();

    public static string LabelsOf(int resolution, string format = "HHmm") => string.Concat(Enumerable.Range(0, 1440 / resolution)
        .Select(column => LocalTime.FromMinutesSinceMidnight(column * resolution).ToString(format, CultureInfo.InvariantCulture))
        .Select(Label));

    public static string Label(string text) => $"<td>{text}</td>";

    public static string Header(string leading, string labels) => $"<tr class=\"gridheader\">{leading}{labels}</tr>";

    public static string Times(int count, string cell) => string.Concat(Enumerable.Repeat(cell, count));

    public override string ToString()
    {
        var given = Cells.Split("<td").Length - 1;
        var row = Cells + Times(CellCount - given, "<td class=\"schTD\"></td>");
        return $"<table id=\"gridAvail\">{Header(Leading, Labels)}<tr class=\"employee\">{MemberLeading}{row}</tr>{Sections}</table>";
    }
}
