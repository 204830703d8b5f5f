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
    public static string? ProblemOf(string text, IReadOnlyList<GartanStation> offered) =>
        Parts(text) is not { Length: > 0 } parts ? "Choose at least one."
        : parts.FirstOrDefault(part => Find(part, offered, "").Length == 0) is { } unknown ? $"\"{unknown}\" is none of them."
        : null;

    public static IReadOnlyList<StationChoice> Read(string text, IReadOnlyList<GartanStation> offered, string zone) =>
        [.. Parts(text).SelectMany(part => Find(part, offered, zone)).DistinctBy(choice => choice.BrigadeId)];

    private static string[] Parts(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Finds stations by position in the list, Gartan's number, code or label, or parses <c>number:code:name</c>.</summary>
    private static StationChoice[] Find(string part, IReadOnlyList<GartanStation> offered, string zone)
    {
        if (WrittenOut().Match(part) is { Success: true } match)
        {
            var (code, name) = (match.Groups["code"].Value, match.Groups["name"].Value);
            var id = int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture);
            return [new(id, code, name.Length > 0 ? name : code, zone, name.Length > 0 ? [code, $"{code} {name}"] : [code])];
        }

        if (part.Equals("all", StringComparison.OrdinalIgnoreCase))
            return [.. offered.Select(Of)];

        var place = int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return offered.FirstOrDefault(station =>
                station.BrigadeId == number
                || station.BrigadeName.Equals(part, StringComparison.OrdinalIgnoreCase)
                || Of(station).Code.Equals(part, StringComparison.OrdinalIgnoreCase)) is { } named ? [Of(named)]
            : place >= 1 && place <= offered.Count ? [Of(offered[place - 1])]
            : [];

        StationChoice Of(GartanStation station)
        {
            var words = station.BrigadeName.Split([' ', '-', '–'], 2, StringSplitOptions.RemoveEmptyEntries);
            var code = Unusable().Replace(words[0], "");
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
