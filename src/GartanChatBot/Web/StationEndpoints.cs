using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Web;

/// <summary>API endpoints for stations: the list, a station's crew and a member's hours.</summary>
internal static class StationEndpoints
{
    public static void MapStations(this IEndpointRouteBuilder api)
    {
        api.MapGet("/stations", All).WithSummary("All stations with their appliances in run order and the days read.");
        api.MapGet("/stations/{code}/crew", Crew)
            .WithSummary("All crew members on the station's page at a given time: available or not, until when, and when next.");
        api.MapGet("/stations/{code}/hours", Hours)
            .Needs(Access.LocalViewer)
            .WithSummary("A crew member's week compared with the contract, in elapsed minutes.");
    }

    private static IReadOnlyList<StationAnswer> All(StationCatalogue stations, RotaQueries rotaQueries) =>
        [.. stations.All.Select(station => Describe(rotaQueries.Summary(station.Code)))];

    private static StationAnswer Describe(StationSummary read) => new(
        read.Station.Code.Value,
        read.Station.Name,
        read.Station.Zone.Id,
        [.. read.Appliances.Select(callsign => callsign.Value)],
        read.Station.Clock.Shown(read.ReadAt),
        read.Coverage is { } coverage ? new(read.Station.Clock.Shown(coverage.Start), read.Station.Clock.Shown(coverage.End)) : null);

    private static CrewAnswer Crew(string code, string? at, ApiRotaResolver find, WebNames web, HttpContext caller)
    {
        var rota = find.Station(code, at);
        var clock = rota.Station.Clock;
        var trusted = !rota.Age.IsUntrusted;
        var crew = rota.Timeline.CrewAt(rota.At);
        var spoken = new Interval(rota.At, trusted ? LastNamed(rota, crew) : clock.EndOf(rota.Today));
        var age = rota.AgeOf(spoken);
        var names = web.Of(rota, caller);
        var unreadable = crew.SelectMany(member => rota.Timeline.UnreadableOf(member.Key, spoken));

        return new(
            rota.Station.Code.Value,
            clock.Shown(rota.At),
            clock.Shown(age.ReadAt),
            ApiRotaResolver.Word(age.Freshness),
            clock.Shown(IntervalSet.Of(age.Unread.Concat(unreadable))),
            [
                .. crew.Select(member => new CrewMemberAnswer(
                    names.Of(member.Key),
                    names.RankOf(member),
                    [.. member.Skills.Order(StringComparer.Ordinal)],
                    trusted && member.Readable ? member.Available : null,
                    trusted && member.Committed,
                    trusted ? clock.Shown(member.Until) : null,
                    trusted ? clock.Shown(member.Next) : null,
                    member.ContractHours)),
            ],
            ApiRotaResolver.CountsDiffer(rota, new(rota.At, rota.At)));
    }

    /// <summary>The latest time in the answer, at least the end of the current quarter-hour.</summary>
    private static Instant LastNamed(StationRota rota, IReadOnlyList<MemberState> crew) => crew
        .SelectMany(member => new[] { member.Until, member.Next })
        .Append(Instant.Min(rota.At + StationClock.SlotLength, rota.Station.Clock.EndOf(rota.Today)))
        .Max()!.Value;

    private static HoursAnswer Hours(
        string code, string? name, string? week, string? at, ApiRotaResolver find, WebNames web, HttpContext caller)
    {
        var now = find.Station(code, at);
        var monday = (ApiTimes.OptionalDate("week", week) ?? now.Today).With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
        var rota = find.Widen(now, monday, monday.PlusDays(6));
        var names = web.Of(rota, caller);
        var member = ApiRotaResolver.Member(names, name);
        var age = rota.AgeOf(rota.Station.Clock.WeekOf(monday));
        var hours = MemberHours.Of(rota.Timeline, member, monday, rota.At, age.Unread);
        var unread = age.Unread.Union(rota.Timeline.UnreadableOf(member, rota.Station.Clock.WeekOf(monday)));

        return new(
            names.Of(member),
            hours.Monday.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            rota.Station.Clock.Shown(age.ReadAt),
            ApiRotaResolver.Word(age.Freshness),
            rota.Station.Clock.Shown(unread),
            hours.ContractMinutes,
            hours.GivenMinutes,
            hours.BookedMinutes,
            hours.TotalMinutes,
            hours.BalanceMinutes,
            hours.BalanceAtLeastMinutes,
            hours.BalanceAtMostMinutes,
            hours.GartanMinutes,
            hours.UnreadMinutes,
            hours.WeekMinutes,
            ApiRotaResolver.CountsDiffer(rota, rota.Station.Clock.WeekOf(monday)));
    }
}
