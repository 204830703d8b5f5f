using GartanChatBot.Alerts;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;

namespace GartanChatBot.Scraping;

/// <summary>Moves all stored data of a station to its new code.</summary>
internal sealed class StationRename(
    RotaStore rota, RepeatedPageStore repeated, ChatDirectory chats, People people, AlertStations alerts)
{
    public void Follow(StationCode from, StationCode to)
    {
        rota.Rename(from, to);
        repeated.Rename(from, to);
        chats.RenameStation(from.Value, to.Value);
        people.RenameStation(from.Value, to.Value);
        alerts.Renamed(from, to);
    }
}
