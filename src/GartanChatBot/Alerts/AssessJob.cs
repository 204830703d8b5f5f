using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.Stations;
using GartanChatBot.Storage;

namespace GartanChatBot.Alerts;

/// <summary>Every minute: time alone begins a shortage, and makes a rota old, even when no page can be read.</summary>
internal sealed class AssessJob(
    ShortageMonitor shortages, DigestSchedule digests, OutboxStore outbox, StationCatalogue stations, BotDatabase database)
{
    public void Run()
    {
        foreach (var station in stations.All.Select(station => station.Code))
            Run(station);

        database.InTransaction(() => outbox.Add(digests.Due()));
    }

    /// <summary>What is short there now, and the news of it, queued in the same transaction.</summary>
    public void Run(StationCode station) => database.InTransaction(() =>
    {
        var assessment = shortages.Assess(station);
        shortages.Save(assessment);
        outbox.Add(assessment.Messages);
    });
}
