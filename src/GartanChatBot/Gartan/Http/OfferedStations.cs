using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace GartanChatBot.Gartan.Http;

/// <summary>
/// Parses the stations that an account can see from the page after log-in: options of a station list, or numbers and labels in a script.
/// </summary>
internal static partial class OfferedStations
{
    private const int LongestLabel = 60;

    private const string Number = """brigade_?id["']?\s*[:=]\s*["']?(?<id>\d{1,9})["']?""";

    private const string Label = """brigade_?name["']?\s*[:=]\s*["'](?<label>[^"']{1,60})["']""";

    private const string Between = """\s*[,;]\s*(?:var\s+|let\s+|const\s+)?["']?""";

    /// <param name="html">The availability page, or another page with the list.</param>
    /// <returns>Each station once, in page order; empty when the page has no known form of list.</returns>
    public static IReadOnlyList<GartanStation> On(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        var options = page.QuerySelectorAll("select")
            .OfType<IHtmlSelectElement>()
            .Where(select => NameOfList().IsMatch($"{select.Name} {select.Id}"))
            .SelectMany(select => select.Options)
            .Select(option => StationOf(option.Value, option.Text));
        var scripts = page.Scripts
            .SelectMany(script => NumberThenLabel().Matches(script.Text).Concat(LabelThenNumber().Matches(script.Text)))
            .Select(found => StationOf(found.Groups["id"].Value, found.Groups["label"].Value));

        return [.. options.Concat(scripts).OfType<GartanStation>().DistinctBy(station => station.BrigadeId)];
    }

    private static GartanStation? StationOf(string? number, string? label)
    {
        var text = (label ?? "").Trim();
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
            && text.Length is > 0 and <= LongestLabel
            ? new(id, text)
            : null;
    }

    [GeneratedRegex("brigade|station", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameOfList();

    [GeneratedRegex($"{Number}{Between}{Label}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberThenLabel();

    [GeneratedRegex($"{Label}{Between}{Number}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LabelThenNumber();
}
