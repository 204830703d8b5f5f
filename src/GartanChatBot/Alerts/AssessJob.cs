using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.Stations;
using GartanChatBot.Storage;

namespace GartanChatBot.Alerts;

/// <summary>Assesses every station each minute: shortages start and rotas get old with time, even if no page can be read.</summary>
internal sealed class AssessJob(
    ShortageMonitor shortages, DigestSchedule digests, OutboxStore outbox, StationCatalogue stations, BotDatabase database)
{
    public void Run()
    {
        foreach (var station in stations.All.Select(station => station.Code))
            Run(station);

        database.InTransaction(() => outbox.Add(digests.Due()));
    }

    /// <summary>Assesses one station and queues its messages in the same transaction.</summary>
    public void Run(StationCode station) => database.InTransaction(() =>
    {
        var assessment = shortages.Assess(station);
        shortages.Save(assessment);
        outbox.Add(assessment.Messages);
    });
}
