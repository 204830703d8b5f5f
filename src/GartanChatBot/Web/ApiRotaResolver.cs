using System.Globalization;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Settings;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Web;

/// <summary>Finds what a program asked about, or says what is known instead.</summary>
internal sealed class ApiRotaResolver(StationCatalogue stations, RotaQueries rotaQueries)
{
    /// <summary>Retention keeps 13 months; nobody needs more at once.</summary>
    private static readonly Duration LongestSpan = Duration.FromDays(400);

    public StationRota Station(string code, string? at)
    {
        var station = stations.All.FirstOrDefault(each => string.Equals(each.Code.Value, code.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw BadRequestException.NotFound(
                "station", code, SpellingSuggestions.First(code, stations.All.Select(each => each.Code.Value)));

        return rotaQueries.Rota(station.Code, ApiTimes.Optional("at", at, station.Clock));
    }

    /// <summary>The same question with a timeline that holds these days as well.</summary>
    public StationRota Widen(StationRota rota, LocalDate first, LocalDate last) => rotaQueries.Widen(rota, first, last);

    public (StationRota Rota, Callsign Appliance) Appliance(string callsign, string? at)
    {
        var (station, appliance) = Find(callsign);
        return (rotaQueries.Rota(station.Code, ApiTimes.Optional("at", at, station.Clock)), appliance);
    }

    /// <summary>
    /// From now, or from <paramref name="from"/>, to the end of what was read, or to <paramref name="to"/>: asked now, so that a day counts
    /// with the age it has now. Time that had passed when it was read is history.
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
            throw BadRequestException.Parameter(parameter, null, "a crew member's name as the station's crew list has it");

        return names.Find(name) ?? throw BadRequestException.NotFound("crew member", name, SpellingSuggestions.First(name, names.Offered));
    }

    /// <summary>Of the first page in the time, or at the moment, whose own counts are not ours.</summary>
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
