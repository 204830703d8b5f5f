using GartanChatBot.Outbox;
using GartanChatBot.Scraping;
using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using GartanChatBot.Tuning;

namespace GartanChatBot.Host;

/// <summary>Registers gauges and decisions that concern several folders.</summary>
internal static class WatchedQueues
{
    public static void WatchQueues(this IServiceProvider services)
    {
        var metrics = services.GetRequiredService<BotMetrics>();
        var outbox = services.GetRequiredService<OutboxStore>();
        var database = services.GetRequiredService<BotDatabase>();
        metrics.Watch("gartanbot.outbox.waiting", null, "Messages not delivered yet.", () => outbox.CountWaiting());
        metrics.Watch("gartanbot.store.bytes", "By", "Size of the database file.", () => database.FileBytes);

        var refresh = services.GetRequiredService<AdaptiveRefresh>();
        var time = services.GetRequiredService<TimeProvider>();
        foreach (var station in services.GetRequiredService<ScrapeTargets>().All)
        {
            services.GetRequiredService<TuningDecisions>().Tell(
                $"refresh {station.Code}", () => refresh.Words(station, time.GetCurrentInstant()));
        }
    }
}
