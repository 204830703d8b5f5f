using System.Globalization;
using System.Text.RegularExpressions;
using GartanChatBot.Gartan.Http;
using GartanChatBot.Stations;

namespace GartanChatBot.Host;

/// <summary>A station chosen by the operator.</summary>
/// <param name="BrigadeId">Gartan's number for it.</param>
/// <param name="Code">Its code in this program.</param>
/// <param name="Name">The name shown to people.</param>
/// <param name="TimeZone">An IANA time zone.</param>
/// <param name="Labels">Labels that Gartan may accept in a request, likeliest first.</param>
internal sealed partial record StationChoice(int BrigadeId, string Code, string Name, string TimeZone, IReadOnlyList<string> Labels)
{
    public StationOptions OptionsWith(string label) =>
        new() { Code = Code, Name = Name, BrigadeId = BrigadeId, BrigadeName = label, TimeZone = TimeZone };

    /// <summary>Returns one sentence about an invalid choice; null when all parts are valid.</summary>
    public static string? ProblemOf(string text, IReadOnlyList<GartanStation> offered, bool countsRows)
    {
        if (Parts(text) is not { Length: > 0 } parts)
            return "Choose at least one.";

        foreach (var part in parts)
        {
            var found = Find(part, offered, "", countsRows);
            if (found.Length == 0)
                return $"\"{part}\" isn't a known station.";
            if (found.Length > 1 && !IsAll(part))
            {
                var named = found.Select(station => $"{station.Labels[^1]} ({station.BrigadeId})");
                return $"\"{part}\" could be {string.Join(" or ", named)}.";
            }
        }

        return Read(text, offered, "", countsRows).GroupBy(station => station.Code, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(namesakes => namesakes.Skip(1).Any()) is { } same
            ? $"{same.Key} is the code of {same.Count()} of them. Give one another: number:code:name, such as {same.First().BrigadeId}:"
                + $"{same.Key}A:{same.First().Name}."
            : null;
    }

    /// <param name="text">Stations separated by commas.</param>
    /// <param name="offered">The site's list.</param>
    /// <param name="zone">An IANA time zone.</param>
    /// <param name="countsRows">A small number is a row of the list that was shown, before it is Gartan's number.</param>
    public static IReadOnlyList<StationChoice> Read(
        string text, IReadOnlyList<GartanStation> offered, string zone, bool countsRows) =>
        [.. Parts(text).SelectMany(part => Find(part, offered, zone, countsRows)).DistinctBy(choice => choice.BrigadeId)];

    private static bool IsAll(string part) => part.Equals("all", StringComparison.OrdinalIgnoreCase);

    private static string[] Parts(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Finds stations by position in the list, Gartan's number, code or label, or parses <c>number:code:name</c>.</summary>
    private static StationChoice[] Find(string part, IReadOnlyList<GartanStation> offered, string zone, bool countsRows)
    {
        if (WrittenOut().Match(part) is { Success: true } match)
        {
            var (code, name) = (match.Groups["code"].Value, match.Groups["name"].Value);
            var id = int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture);
            return [new(id, code, name.Length > 0 ? name : code, zone, name.Length > 0 ? [code, $"{code} {name}"] : [code])];
        }

        if (IsAll(part))
            return [.. offered.Select(Of)];

        var number = int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
        return countsRows && number >= 1 && number <= offered.Count
            ? [Of(offered[number - 1])]
            :
            [
                .. offered.Select(Of).Where(station =>
                    station.BrigadeId == number
                    || station.Labels.Contains(part, StringComparer.OrdinalIgnoreCase)
                    || station.Code.Equals(part, StringComparison.OrdinalIgnoreCase)),
            ];

        StationChoice Of(GartanStation station)
        {
            var words = station.BrigadeName.Split([' ', '-', '–'], 2, StringSplitOptions.RemoveEmptyEntries);
            var code = words is [var first, ..] ? Unusable().Replace(first, "") : "";
            var name = words.Length > 1 ? words[1].Trim(' ', '-', '–') : code;
            return new(station.BrigadeId, code.Length > 0 ? code : $"S{station.BrigadeId}", name, zone,
                [.. new[] { code, station.BrigadeName }.Where(label => label.Length > 0).Distinct(StringComparer.Ordinal)]);
        }
    }

    [GeneratedRegex("^(?<id>[1-9][0-9]{0,8}):(?<code>[A-Za-z0-9_-]{1,20})(?::(?<name>[^:]{1,60}))?$", RegexOptions.None, 1000)]
    private static partial Regex WrittenOut();

    [GeneratedRegex("[^A-Za-z0-9_]", RegexOptions.None, 1000)]
    private static partial Regex Unusable();
}
