using GartanChatBot.Chat;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Stations;

namespace GartanChatBot.Commands.Access;

/// <summary>A crew member of one station: the name on the page, and the name the chat uses.</summary>
internal sealed record RegisteredMember(Station Station, MemberKey Key, string Called);

/// <summary>All crew members on the rotas. Names don't go stale, so the age of the reading is ignored.</summary>
internal sealed class CrewDirectory(StationCatalogue stations, RotaQueries rotaQueries)
{
    public IReadOnlyList<RegisteredMember> All(string? station, NameStyle style = NameStyle.Short) =>
        [.. Of(station).SelectMany(rota => Named(rota, rota.Timeline.Members, style))];

    /// <summary>Finds the crew members that the text may mean, in one station or in all.</summary>
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
