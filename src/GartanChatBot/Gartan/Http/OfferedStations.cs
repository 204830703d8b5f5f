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

    /// <summary>Only parts of the page are parsed: nested elements of a hostile page would take minutes.</summary>
    private const int LongestList = 200_000;

    /// <param name="html">The availability page, or another page with the list.</param>
    /// <returns>Each station once, in page order; empty when the page has no known form of list.</returns>
    public static IReadOnlyList<GartanStation> On(string html)
    {
        try
        {
            var options = SelectElement().Matches(html)
                .Where(list => list.Length <= LongestList && NameOfList().IsMatch(list.Groups["attributes"].Value))
                .SelectMany(list => OptionsOf(list.Value))
                .Select(option => StationOf(option.Value, option.Text));
            var scripts = NumberThenLabel().Matches(html).Concat(LabelThenNumber().Matches(html))
                .Select(found => StationOf(found.Groups["id"].Value, found.Groups["label"].Value));

            return [.. options.Concat(scripts).OfType<GartanStation>().DistinctBy(station => station.BrigadeId)];
        }
        catch (RegexMatchTimeoutException)
        {
            return [];
        }
    }

    private static IEnumerable<IHtmlOptionElement> OptionsOf(string select)
    {
        using var list = new HtmlParser().ParseDocument(select);
        return [.. list.QuerySelectorAll("option").OfType<IHtmlOptionElement>()];
    }

    private static GartanStation? StationOf(string? number, string? label)
    {
        var text = string.Concat((label ?? "").Where(letter => !char.IsControl(letter) && !IsFormat(letter))).Trim();
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
            && text.Length <= LongestLabel && text.Any(char.IsLetterOrDigit)
            ? new(id, text)
            : null;
    }

    private static bool IsFormat(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Format;

    [GeneratedRegex(
        "<select(?<attributes>[^>]{0,1000})>.*?</select", RegexOptions.IgnoreCase | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex SelectElement();

    [GeneratedRegex("brigade|station", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameOfList();

    [GeneratedRegex($"{Number}{Between}{Label}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberThenLabel();

    [GeneratedRegex($"{Label}{Between}{Number}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LabelThenNumber();
}
