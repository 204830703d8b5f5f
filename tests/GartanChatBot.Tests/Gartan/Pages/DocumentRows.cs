using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GartanChatBot.Gartan.Pages;

namespace GartanChatBot.Tests.Gartan.Pages;

/// <summary>The rows of a grid by way of a document tree, and those of the reader, both as plain text to compare.</summary>
internal static class DocumentRows
{
    public static IReadOnlyList<string>? OfTree(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        return document.QuerySelector("table#gridAvail") is not IHtmlTableElement table ? null : [.. RowsOf(table).Select(Describe)];
    }

    public static IReadOnlyList<string>? OfReader(string html, out bool closed)
    {
        using var rows = new GridRows(html);
        closed = false;
        if (!rows.FindGrid())
            return null;

        var described = new List<string>();
        while (rows.Next())
            described.Add(Describe(rows.Row));

        closed = rows.Closed;
        return described;
    }

    private static IEnumerable<IElement> RowsOf(IElement table) =>
        table.Children.SelectMany(child => child.LocalName switch
        {
            "tr" => [child],
            "tbody" or "thead" or "tfoot" => child.Children.Where(row => row.LocalName is "tr"),
            _ => Enumerable.Empty<IElement>(),
        });

    private static string Describe(IElement row) =>
        Line(row.ClassName ?? "", row.Children.Where(cell => cell.LocalName is "td" or "th").Select(cell =>
        {
            var colour = cell.GetAttribute("bgcolor") is { Length: > 0 } old ? $"background-color:{old};" : "";
            var style = colour + cell.GetAttribute("style");
            var span = int.TryParse(cell.GetAttribute("colspan"), out var columns) && columns > 0 ? Math.Min(columns, 1000) : 1;
            var holdsElements = cell.Children.Any(child => child.LocalName is not "br");
            return $"{TextOf(cell).Trim()}|{cell.ClassName}|{style}|{cell.GetAttribute("title")}|{span}|{holdsElements}";
        }));

    private static string Describe(GridRow row)
    {
        var cells = new List<string>();
        foreach (ref readonly var cell in row.Cells)
            cells.Add($"{cell.Text}|{cell.Class}|{cell.Style}|{cell.Title}|{cell.Columns}|{cell.HoldsElements}");

        return Line(row.HasClass("employee") ? "employee" : row.HasClass("gridheader") ? "gridheader" : "", cells);
    }

    private static string Line(string classes, IEnumerable<string> cells) => $"[{classes}] {string.Join(" ; ", cells)}";

    private static string TextOf(INode node) => string.Concat(node.ChildNodes.Select(child => child switch
    {
        IText text => text.Data,
        IElement { LocalName: "br" } => " ",
        IElement { LocalName: "script" or "style" } => "",
        _ => TextOf(child),
    }));
}
