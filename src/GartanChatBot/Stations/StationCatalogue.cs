using GartanChatBot.Crewing;
using GartanChatBot.Settings;

namespace GartanChatBot.Stations;

/// <summary>The configured stations, found by code, call sign or nickname, ignoring case.</summary>
internal sealed class StationCatalogue(IReadOnlyList<Station> stations)
{
    public IReadOnlyList<Station> All => stations;

    /// <summary>The only station; null if there are several, so that none is the default.</summary>
    public Station? Default => stations is [var only] ? only : null;

    public Station? Find(StationCode code) => stations.FirstOrDefault(station => station.Code == code);

    public Station? FindStation(string text) =>
        stations.FirstOrDefault(station => Same(station.Code.Value, text) || Same(station.Name, text));

    /// <summary>Searches configured appliances only; those that are only on pages are not included.</summary>
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

    /// <summary>Matches the whole call sign, its part after the station's code (<c>p1</c>), or the nickname.</summary>
    public static bool IsCalled(Station station, Callsign callsign, string text)
    {
        var (sign, code) = (callsign.Value, station.Code.Value);

        return Same(sign, text)
            || (sign.StartsWith(code, StringComparison.OrdinalIgnoreCase) && Same(sign[code.Length..].TrimStart('-', ' '), text))
            || (
                station.Appliances.FirstOrDefault(appliance => appliance.Callsign == callsign)?.Nickname is { } nickname
                && Same(nickname, text));
    }

    /// <summary>The codes and call signs that are most similar to the text.</summary>
    public IReadOnlyList<string> Nearest(string text) =>
        SpellingSuggestions.Of(text, stations.SelectMany(station =>
            station.Appliances.Select(appliance => appliance.Callsign.Value).Prepend(station.Code.Value)));

    private static bool Same(string name, string text) => string.Equals(name, text.Trim(), StringComparison.OrdinalIgnoreCase);
}
