using CsCheck;

namespace GartanChatBot.Tests.Gartan.Pages;

public class GridRowsTests
{
    private const string Plain = """
        <table id="gridAvail"><tr class="gridheader"><td colspan="2">Employee</td><td>0000</td></tr>
        <tr class="employee"><td colspan="2">ELM, SJ</td><td class="schTD" style="background-color:#d8dde1">O</td></tr></table>
        """;

    public static TheoryData<string, string> Markup =>
        new()
        {
            { "plain", Plain },
            { "no ends of cells and rows", Plain.Replace("</td>", "").Replace("</tr>", "") },
            { "no quotes", Plain.Replace("\"", "") },
            {
                "upper case",
                "<TABLE ID=\"gridAvail\"><TR CLASS=\"employee\"><TD COLSPAN=\"2\">ELM, SJ</TD><TD CLASS=\"schTD\">O</TD></TR></TABLE>"
            },
            { "comment", Plain.Replace("<td>0000", "<!-- <td>9</td> --><td>0000") },
            { "comment between rows", Plain.Replace("\n<tr", "<!-- <tr> -->\n<tr") },
            { "script before", "<script>var x = '<table id=\"gridAvail\">';</script>" + Plain },
            { "script between rows", Plain.Replace("\n<tr", "<script>if (1<2) '<tr><td></table>'</script>\n<tr") },
            { "script in a cell", Plain.Replace(">O<", "><script>'<td>'</script>O<") },
            { "style in a cell", Plain.Replace(">O<", "><style>td { color: red }</style>O<") },
            { "entities", Plain.Replace("ELM", "O&#39;BRACKEN&nbsp;&amp;&eacute; &lt;&#x41;&#233") },
            { "text between cells", Plain.Replace("<td>0000", "stray<td>0000") },
            { "words between rows", Plain.Replace("\n<tr", "<b>stray</b>\n<tr") },
            { "nested table", Plain.Replace(">O<", "><table><tr><td>1</td><td>2</td></tr></table><") },
            { "nested table with a grid's id", Plain.Replace(">O<", "><table id=gridAvail><tr class=employee><td>1</td></tr></table><") },
            { "grid inside another table", "<table><tr><td>" + Plain + "</td></tr></table>" },
            { "sections", Plain.Replace("<tr class=\"grid", "<thead><tr class=\"grid").Replace("\n<tr", "</thead><tbody><tr") },
            {
                "caption with a table",
                Plain.Replace("<tr class=\"grid", "<caption>x <table><tr><td>y</td></tr></table></caption><tr class=\"grid")
            },
            { "columns", Plain.Replace("<tr class=\"gridheader\">", "<colgroup><col><col></colgroup><tr class=\"gridheader\">") },
            { "cells without a row", "<table id=gridAvail><td>a<td>b<tr><th>c</td>d</th><td>e</table>" },
            { "markup in cells", Plain.Replace(">O<", "><span><b>O</b><br>W</span><") },
            { "wrong end tags", Plain.Replace(">O<", ">O</div></span></tbody></caption><") },
            { "end of another section", Plain.Replace("</td><td>0000", "</thead></tfoot></td><td>0000") },
            { "same attribute twice", Plain.Replace("class=\"schTD\"", "class=\"first\" class=\"second\"") },
            { "old colour", Plain.Replace("class=\"schTD\" style=\"background-color:#d8dde1\"", "bgcolor=red style='color:blue'") },
            { "odd spans", Plain.Replace("colspan=\"2\"", "colspan=\"0\"").Replace("<td>0000", "<td colspan=99999999999>0000") },
            { "not closed", Plain.Replace("</table>", "") },
            { "two grids", Plain + Plain },
            { "text area", Plain.Replace(">O<", "><textarea><td>O</td></textarea><") },
            { "form", Plain.Replace("<tr class=\"gridheader\">", "<form><input type=hidden><tr class=\"gridheader\">") },
            { "line ends", Plain.Replace("\n", "\r\n") },
            { "no table", "<tr class=employee><td>a</td></tr>" },
            { "full document", "<!DOCTYPE html><html><head><title><table id=gridAvail></title></head><body>" + Plain + "</body></html>" },
            { "empty", "" },
        };

    [Theory]
    [MemberData(nameof(Markup))]
    public void Sees_the_rows_that_a_browser_sees(string why, string html)
    {
        var expected = DocumentRows.OfTree(html);
        var seen = DocumentRows.OfReader(html, out var closed);

        // Both show a row that was cut off in the middle; the reader leaves it out.
        if (!closed && expected is not null)
            expected = [.. expected.Take(seen?.Count ?? 0)];

        seen.ShouldBe(expected, why);
    }

    [Theory]
    [InlineData("K41-2026-06-09.html")]
    [InlineData("K41-2026-06-09-hourly.html")]
    [InlineData("R12-2026-06-10.html")]
    [InlineData("read-rgb-colours.html")]
    [InlineData("refuse-missing-columns.html")]
    [InlineData("refuse-login-page.html")]
    public void Sees_the_rows_of_a_sample_as_a_browser_does(string name) =>
        DocumentRows.OfReader(Sample.Text(name), out _).ShouldBe(DocumentRows.OfTree(Sample.Text(name)));

    [Fact]
    public void Sees_the_rows_of_random_grids_as_a_browser_does() =>
        RandomDays.Gens.Sample(
            drawn =>
            {
                var html = drawn.Writer.Write(drawn.Day);

                DocumentRows.OfReader(html, out var closed).ShouldBe(DocumentRows.OfTree(html));
                closed.ShouldBeTrue();
            },
            iter: 40);
}
