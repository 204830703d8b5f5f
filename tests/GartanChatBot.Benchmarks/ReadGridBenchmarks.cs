using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using BenchmarkDotNet.Attributes;
using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Pages;
using GartanChatBot.Gartan.Reading;
using NodaTime;

namespace GartanChatBot.Benchmarks;

/// <summary>A page of 14 people and 96 quarter-hours: read, read through a document tree as the comparison, and found unchanged.</summary>
[MemoryDiagnoser]
public class ReadGridBenchmarks
{
    private static readonly LocalDate Tuesday = new(2026, 6, 9);
    private static readonly Instant ReadAt = Instant.FromUtc(2026, 6, 9, 13, 18);

    private readonly string page = PageOf(members: 14);
    private readonly string smallPage = PageOf(members: 8);
    private readonly DayReader reader = new(CodeBook.Usual);
    private readonly StationCode station = StationCode.Parse("K41");
    private readonly StationClock london = new(DateTimeZoneProviders.Tzdb["Europe/London"]);
    private readonly HtmlParser parser = new();
    private readonly string storedHash;

    public ReadGridBenchmarks() => storedHash = PageHash.Of(smallPage);

    [Benchmark(Baseline = true)]
    public int Read() => reader.Read(page, station, london, Tuesday, ReadAt, previous: null).Day!.Members.Count;

    /// <summary>Only the cells' text and paint, without making anything of them.</summary>
    [Benchmark]
    public int DocumentTree()
    {
        using var document = parser.ParseDocument(page);
        var painted = 0;
        foreach (var row in document.QuerySelectorAll("#gridAvail tr.employee"))
        {
            foreach (var cell in row.Children)
                painted += cell.TextContent.Length > 0 || cell.GetAttribute("style") is not null ? 1 : 0;
        }

        return painted;
    }

    /// <summary>58 thousand characters, the size of an everyday page.</summary>
    [Benchmark]
    public bool Unchanged() => string.Equals(PageHash.Of(smallPage), storedHash, StringComparison.Ordinal);

    internal static string PageOf(int members)
    {
        var random = new Random(20260609);
        var html = new StringBuilder("<table id=\"gridAvail\" cellspacing=\"0\" class=\"grid\">\n");

        Header(html, "<td colspan=\"2\">Employee</td><td>Role</td><td>Hours</td><td>Skills</td>");
        for (var member = 0; member < members; member++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr class=\"employee\"><td colspan=\"2\">MEMBER, {(char)('A' + member)}</td>");
            html.Append("<td>FFC</td><td>91 (96)</td><td class=\"skillCol\">ERD&nbsp;BA</td>");
            for (var slot = 0; slot < 96; slot++)
            {
                html.Append(random.Next(3) == 0
                    ? "<td class=\"schTD_off\" style=\"background-color:#d8dde1\">O</td>"
                    : "<td class=\"schTD\"></td>");
            }

            html.Append("</tr>\n");
        }

        Header(html, "<td colspan=\"5\">Appliances</td>");
        html.Append("<tr><td colspan=\"5\" title=\"Default - Total Crew: 4, MGR x 1, LGV x 1, BA x 2\">K41P1</td>");
        for (var slot = 0; slot < 96; slot++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<td id=\"app_7_{slot}\" class=\"schTD\"");
            html.Append(CultureInfo.InvariantCulture, $" title=\"K41P1 ({Time(slot)} - {Time(slot + 1)}) Available\"");
            html.Append(" style=\"text-align:center;background-color:#4ea72e;color:#F8F8F8;\"></td>");
        }

        html.Append("</tr>\n");
        Header(html, "<td colspan=\"5\">Rules</td>");
        foreach (var requirement in new[] { "Total Crew", "BA", "LGV", "MGR" })
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td colspan=\"5\">{requirement}</td>");
            html.Insert(html.Length, "<td>4</td>", 96).Append("</tr>\n");
        }

        return html.Append("</table>").ToString();
    }

    private static void Header(StringBuilder html, string leading)
    {
        html.Append("<tr class=\"gridheader\">").Append(leading);
        for (var slot = 0; slot < 96; slot++)
            html.Append("<td style=\"text-align:center;\">").Append(Time(slot)).Append("</td>");

        html.Append("</tr>\n");
    }

    private static string Time(int slot) => string.Create(CultureInfo.InvariantCulture, $"{slot / 4 % 24:00}{slot % 4 * 15:00}");
}
