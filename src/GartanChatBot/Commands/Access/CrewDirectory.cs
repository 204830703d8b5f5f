using GartanChatBot.Chat;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Stations;

namespace GartanChatBot.Commands.Access;

/// <summary>A crew member of one station, as the page has the name and as people say it.</summary>
internal sealed record RegisteredMember(Station Station, MemberKey Key, string Called);

/// <summary>Everybody on the rotas. Who somebody is does not get old with the reading, so its age plays no part.</summary>
internal sealed class CrewDirectory(StationCatalogue stations, RotaQueries rotaQueries)
{
    public IReadOnlyList<RegisteredMember> All(string? station, NameStyle style = NameStyle.Short) =>
        [.. Of(station).SelectMany(rota => Named(rota, rota.Timeline.Members, style))];

    /// <summary>Everybody whom the text may mean, in that station or in all.</summary>
    public IReadOnlyList<RegisteredMember> Find(string name, string? station, NameStyle style = NameStyle.Short) =>
        [.. Of(station).SelectMany(rota => Named(rota, new CrewNames(rota.Timeline, style).Find(name), style))];

    private static IEnumerable<RegisteredMember> Named(StationRota rota, IEnumerable<MemberKey> members, NameStyle style)
    {
        var names = new CrewNames(rota.Timeline, style);
        return members.Select(member => new RegisteredMember(rota.Station, member, names.Of(member)));
    }

    private IEnumerable<StationRota> Of(string? station)
    {
        IReadOnlyList<Station> meant = station is not null && stations.FindStation(station) is { } one ? [one] : stations.All;
        return meant.Select(each => rotaQueries.Rota(each.Code, asOf: null));
    }
}
