using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Stations;

namespace GartanChatBot.Alerts.State;

/// <summary>Current rotas for alerts, and whether they can be trusted.</summary>
internal sealed class AlertRotas(RotaQueries rotas, StationContactStore contacts, StationCatalogue stations)
{
    public bool IsRead(string station) => stations.FindStation(station) is not null;

    public IReadOnlyList<Station> StationsOf(ChatSettings chat) => [.. stations.All.Where(station => chat.IsAbout(station.Code.Value))];

    public StationRota Of(StationCode station) => rotas.Rota(station, asOf: null);

    public StationRota Of(string station) => Of(StationCode.Parse(station));

    public bool IsLost(StationCode station) => contacts.IsLost(station);

    /// <summary>Missing or outdated data never opens or ends a shortage, and causes no message.</summary>
    public bool IsTrusted(StationRota rota) => !rota.Age.IsUntrusted && !IsLost(rota.Station.Code);
}
