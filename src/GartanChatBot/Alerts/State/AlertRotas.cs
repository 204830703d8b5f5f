using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Stations;

namespace GartanChatBot.Alerts.State;

/// <summary>The rotas that alerts speak of, as they are now, and whether they can be believed.</summary>
internal sealed class AlertRotas(RotaQueries rotas, StationContactStore contacts, StationCatalogue stations)
{
    public bool IsRead(string station) => stations.FindStation(station) is not null;

    public IReadOnlyList<Station> StationsOf(ChatSettings chat) => [.. stations.All.Where(station => chat.IsAbout(station.Code.Value))];

    public StationRota Of(StationCode station) => rotas.Rota(station, asOf: null);

    public StationRota Of(string station) => Of(StationCode.Parse(station));

    public bool IsLost(StationCode station) => contacts.IsLost(station);

    /// <summary>Missing or old data never opens a shortage, never ends one, and is no news.</summary>
    public bool IsTrusted(StationRota rota) => !rota.Age.IsUntrusted && !IsLost(rota.Station.Code);
}
