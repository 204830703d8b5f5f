using System.Globalization;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Settings;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Web;

/// <summary>Finds the station, appliance or crew member of an API request; an error names the nearest known one.</summary>
internal sealed class ApiRotaResolver(StationCatalogue stations, RotaQueries rotaQueries)
{
    /// <summary>Readings are kept for 13 months, so a longer span has no data.</summary>
    private static readonly Duration LongestSpan = Duration.FromDays(400);

    public StationRota Station(string code, string? at)
    {
        var station = stations.All.FirstOrDefault(each => string.Equals(each.Code.Value, code.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw BadRequestException.NotFound(
                "station", code, SpellingSuggestions.First(code, stations.All.Select(each => each.Code.Value)));

        return rotaQueries.Rota(station.Code, ApiTimes.Optional("at", at, station.Clock));
    }

    /// <summary>Returns the rota with a timeline that also includes these days.</summary>
    public StationRota Widen(StationRota rota, LocalDate first, LocalDate last) => rotaQueries.Widen(rota, first, last);

    public (StationRota Rota, Callsign Appliance) Appliance(string callsign, string? at)
    {
        var (station, appliance) = Find(callsign);
        return (rotaQueries.Rota(station.Code, ApiTimes.Optional("at", at, station.Clock)), appliance);
    }

    /// <summary>
    /// The span starts at <paramref name="from"/> (default: now) and ends at <paramref name="to"/> (default: the end of the days read). The
    /// rota is as of now, so each day has its present age. Time that had passed when it was read is history.
    /// </summary>
    public (StationRota Rota, Callsign Appliance, Interval Within) Span(string callsign, string? from, string? to)
    {
        var (station, appliance) = Find(callsign);
        var start = ApiTimes.Optional("from", from, station.Clock);
        var end = ApiTimes.Optional("to", to, station.Clock);
        var rota = rotaQueries.Rota(station.Code, asOf: null);

        return Around(rota, appliance, ("from", start ?? rota.At), ("to", end ?? Instant.Max(start ?? rota.At, rota.Horizon)));
    }

    public (StationRota Rota, Callsign Appliance, Interval Within) RequiredSpan(
        string callsign, (string Name, string? Text) first, (string Name, string? Text) second)
    {
        var (station, appliance) = Find(callsign);
        var start = ApiTimes.Required(first.Name, first.Text, station.Clock);
        var end = ApiTimes.Required(second.Name, second.Text, station.Clock);

        return Around(rotaQueries.Rota(station.Code, asOf: null), appliance, (first.Name, start), (second.Name, end));
    }

    private (StationRota Rota, Callsign Appliance, Interval Within) Around(
        StationRota rota, Callsign appliance, (string Name, Instant Time) start, (string Name, Instant Time) end)
    {
        var clock = rota.Station.Clock;
        if (end.Time < start.Time)
            throw BadRequestException.Parameter(
                end.Name, clock.Shown(end.Time).ToString("O", CultureInfo.InvariantCulture), $"a time after {start.Name}");
        if (end.Time - start.Time > LongestSpan)
            throw BadRequestException.Parameter(
                end.Name, clock.Shown(end.Time).ToString("O", CultureInfo.InvariantCulture),
                $"at most {LongestSpan.Days} days after {start.Name}");

        return (Widen(rota, clock.DateOf(start.Time), clock.DateOf(end.Time)), appliance, new(start.Time, end.Time));
    }

    public static MemberKey Member(ShownNames names, string? name, string parameter = "name")
    {
        if (string.IsNullOrWhiteSpace(name))
            throw BadRequestException.Parameter(parameter, null, "a crew member's name as in the station's crew list");

        return names.Find(name) ?? throw BadRequestException.NotFound("crew member", name, SpellingSuggestions.First(name, names.Offered));
    }

    /// <summary>The count difference of the first page in the period whose counts differ from ours; null when none does.</summary>
    public static CountsAnswer? CountsDiffer(StationRota rota, Interval within) =>
        rota.Timeline.CountDifferenceIn(within) is not { } difference
            ? null
            : new(difference.Requirement, difference.Gartan, difference.Read, rota.Station.Clock.Shown(difference.At), difference.Figures);

    public static string Word(Freshness freshness) => freshness.ToString().ToLowerInvariant();

    private (Station Station, Callsign Appliance) Find(string callsign) =>
        rotaQueries.FindAppliance(callsign)
        ?? throw BadRequestException.NotFound(
            "appliance", callsign, SpellingSuggestions.First(callsign, rotaQueries.Appliances().Select(each => each.Value)));
}
