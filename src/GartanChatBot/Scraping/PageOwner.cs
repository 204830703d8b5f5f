using System.Text.RegularExpressions;
using GartanChatBot.Crewing;
using GartanChatBot.Gartan;
using GartanChatBot.Gartan.Pages;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>
/// Determines a page's station by its call signs: those in the configuration, those that start with a station's code, and those on stored
/// pages. A page without any of the station's own call signs belongs to another station.
/// </summary>
internal sealed partial class PageOwner(StationCatalogue stations, RotaStore rota)
{
    /// <summary>The settings of a station that decide which pages are its own, and whether they are accepted.</summary>
    public static string IdentityOf(StationOptions options, Station station) =>
        $"{station.Code} {options.BrigadeId} {options.BrigadeName} {Listed(station.Appliances.Select(appliance => appliance.Callsign))} "
            + $"{station.HeadCount} {station.Aliases.Edition}";

    /// <param name="before">The station's last good page; null if there is none.</param>
    public PageRefusal? RefusalOf(StationDay page, StationDay? before)
    {
        var station = stations.Find(page.Station);
        if (station is null)
            return null;

        if (page.Appliances.Count == 0)
            return OtherWithTheSamePage(page) is { } twin ? SamePage(twin, station) : null;

        var shown = page.Appliances.Select(appliance => appliance.Callsign).ToList();
        var known = KnownOf(station, before);
        if (shown.Exists(sign => known.Contains(sign) || (known.Count == 0 && OwnerOf(sign) == station)))
            return null;

        if (
            shown
                .Select(sign => OwnerOf(sign) ?? StoredFor(sign, station))
                .FirstOrDefault(owner => owner is not null && owner != station) is
            { } other)
            return Refused(other.Code.Value, shown, known, station);

        // A missing call sign of the last page is reported separately.
        var looksLike = LooksLike(shown[0], station);
        var isSaidAlready = before is { Appliances.Count: > 0 } || known.Count == 0;
        return looksLike is null && isSaidAlready
            ? null
            : Refused(looksLike, shown, known, station) with
            {
                Change = PictureChange.Between(before, page),
            };
    }

    /// <summary>Days, from the given date on, whose stored page belongs to another station under the current configuration.</summary>
    public IReadOnlyList<LocalDate> DaysOfOtherStations(StationCode station, LocalDate from) =>
        [
            .. rota.DatesRead(station)
                .Where(day => day >= from && rota.Find(station, day) is { } stored && RefusalOf(stored, stored) is { Change: null }),
        ];

    /// <summary>
    /// A page without appliances does not name its station: if the site sent the same page for two stations, it belongs to neither.
    /// </summary>
    private Station? OtherWithTheSamePage(StationDay page) => stations.All.FirstOrDefault(other =>
        other.Code != page.Station && PageHash.AreOfSameText(rota.ContentHashOf(other.Code, page.Date), page.ContentHash));

    private static PageRefusal SamePage(Station other, Station station) => new(
        RefusalReason.WrongStation, $"Gartan sent the same page for {other.Code} and {station.Code}. Check the BrigadeId of both.");

    private static PageRefusal Refused(string? looksLike, List<Callsign> shown, List<Callsign> known, Station station)
    {
        var begin = looksLike is null ? "The page" : $"This looks like {looksLike}: it";
        var missing = known.Count > 0 ? Listed(known) : $"a call sign of {station.Code}";
        return new(RefusalReason.WrongStation, $"{begin} has {Listed(shown)}, not {missing}. Check the BrigadeId of {station.Code}.");
    }

    /// <summary>The configured call signs, and those of the last good page that belong to no other configured station.</summary>
    private List<Callsign> KnownOf(Station station, StationDay? before) =>
    [
        .. station.Appliances.Select(appliance => appliance.Callsign)
            .Union(SignsOn(before).Where(sign => OwnerOf(sign) is not { } owner || owner == station)),
    ];

    private static string Listed(IEnumerable<Callsign> signs) => string.Join(" and ", signs);

    /// <summary>The configured station that certainly owns the call sign: it is configured there, or starts with its code.</summary>
    private Station? OwnerOf(Callsign sign) =>
        stations.All.FirstOrDefault(station => station.Appliances.Any(appliance => appliance.Callsign == sign))
        ?? stations.All.Where(station => Begins(station.Code.Value, sign.Value)).MaxBy(station => station.Code.Value.Length);

    /// <summary>The other station whose stored pages have the call sign, if its letters don't show the owner.</summary>
    private Station? StoredFor(Callsign sign, Station notThis) => stations.All.FirstOrDefault(other =>
        other != notThis && rota.NewestDate(other.Code) is { } newest && SignsOn(rota.Find(other.Code, newest)).Contains(sign));

    private static HashSet<Callsign> SignsOn(StationDay? page) => [.. page?.Appliances.Select(appliance => appliance.Callsign) ?? []];

    /// <summary>K4 is not the code in K41P1.</summary>
    private static bool Begins(string code, string sign) =>
        sign.StartsWith(code, StringComparison.OrdinalIgnoreCase) && sign.Length > code.Length && !char.IsAsciiDigit(sign[code.Length]);

    /// <summary>
    /// The code in a call sign such as R12P1, if our station's code has the same form and so would be in its call signs. Null for a station
    /// with a word as its code.
    /// </summary>
    private static string? LooksLike(Callsign sign, Station station) =>
        Coded().Match(sign.Value) is { Success: true } coded
        && Code().IsMatch(station.Code.Value)
        && coded.Groups["code"].Value != station.Code.Value
            ? coded.Groups["code"].Value
            : null;

    [GeneratedRegex("^(?<code>[A-Z]{1,3}[0-9]{1,4})[ -]?[A-Z]+[0-9]*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Coded();

    [GeneratedRegex("^[A-Z]{1,3}[0-9]{1,4}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
