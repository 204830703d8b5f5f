using GartanChatBot.Chats;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Commands.Access;

/// <summary>Removes the links of crew members who have left the rota, and with them what those accounts may ask.</summary>
internal sealed class LeaverCleanup(
    People people, ChatDirectory chats, AuditStore audit, RotaStore rota, StationCatalogue stations, StorageOptions options)
{
    public void CleanUp(LocalDate today)
    {
        audit.Prune(today);
        chats.Prune(today);

        // A rota that is no longer read does not show who is still on it.
        if (stations.All.Any(station => rota.NewestDate(station.Code) is not { } newest || newest < today))
            return;

        var seenLately = today.PlusDays(-options.LeaverDays);
        foreach (var member in people.All.Select(person => person.Member).OfType<string>().Distinct(StringComparer.Ordinal).ToList())
        {
            if (
                !stations.All.Any(station =>
                    rota.DatesOfMember(station.Code, CrewPersonalRecords.NameOf(member)).Any(date => date >= seenLately)))
                people.ForgetMember(member);
        }
    }
}
