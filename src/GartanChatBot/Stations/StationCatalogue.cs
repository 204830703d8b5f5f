using GartanChatBot.Crewing;
using GartanChatBot.Settings;

namespace GartanChatBot.Stations;

/// <summary>The stations we look after: found by code, call sign or nickname, however they are typed.</summary>
internal sealed class StationCatalogue(IReadOnlyList<Station> stations)
{
    public IReadOnlyList<Station> All => stations;

    /// <summary>The one that is meant when none is named; null when that could be any of several.</summary>
    public Station? Default => stations is [var only] ? only : null;

    public Station? Find(StationCode code) => stations.FirstOrDefault(station => station.Code == code);

    public Station? FindStation(string text) =>
        stations.FirstOrDefault(station => Same(station.Code.Value, text) || Same(station.Name, text));

    /// <summary>Among the appliances of the configuration; those only seen on pages are not known here.</summary>
    public (Station Station, Callsign Callsign)? FindAppliance(string text)
    {
        foreach (var station in stations)
        {
            foreach (var appliance in station.Appliances)
            {
                if (IsCalled(station, appliance.Callsign, text))
                    return (station, appliance.Callsign);
            }
        }

        return null;
    }

    /// <summary>By its whole call sign, by what follows the station's code in it (<c>p1</c>), or by its nickname.</summary>
    public static bool IsCalled(Station station, Callsign callsign, string text)
    {
        var (sign, code) = (callsign.Value, station.Code.Value);

        return Same(sign, text)
            || (sign.StartsWith(code, StringComparison.OrdinalIgnoreCase) && Same(sign[code.Length..].TrimStart('-', ' '), text))
            || (
                station.Appliances.FirstOrDefault(appliance => appliance.Callsign == callsign)?.Nickname is { } nickname
                && Same(nickname, text));
    }

    /// <summary>Codes and call signs that look most like it.</summary>
    public IReadOnlyList<string> Nearest(string text) =>
        SpellingSuggestions.Of(text, stations.SelectMany(station =>
            station.Appliances.Select(appliance => appliance.Callsign.Value).Prepend(station.Code.Value)));

    private static bool Same(string name, string text) => string.Equals(name, text.Trim(), StringComparison.OrdinalIgnoreCase);
}
