using GartanChatBot.Outbox;
using GartanChatBot.Performance;
using GartanChatBot.Scraping;
using Microsoft.Extensions.DependencyInjection;

namespace GartanChatBot.Benchmarks.Aims;

/// <summary>
/// A week of a service that nobody asks anything: its clockwork turned minute by minute, its processor time held against the week.
/// </summary>
internal static class IdleWeek
{
    private const int OutboxLooksAMinute = 30;

    public static async Task<IReadOnlyList<Figure>> RunAsync(string address)
    {
        var clock = new TurnedClock(TimeProvider.System.GetUtcNow());
        await using var bot = new MeasuredBot(address, stations: 1, clock);
        var (pass, outbox, history) = (bot.Get<ScheduledScrape>(), bot.Get<OutboxDispatcher>(), bot.Get<PerformanceHistory>());
        var target = bot.Get<ScrapeTargets>().All.Single();
        var housekeeping = ActivatorUtilities.CreateInstance<HousekeepingJob>(bot.App.Services);
        var most = 0.0;
        var minutes = (int)TimeSpan.FromDays(7).TotalMinutes;

        var used = Environment.CpuUsage.TotalTime;
        for (var minute = 0; minute < minutes; minute++)
        {
            await pass.RunAsync(target, CancellationToken.None);
            for (var look = 0; look < OutboxLooksAMinute; look++)
                await outbox.DeliverDueAsync(CancellationToken.None);
            history.Close();
            if (minute % (24 * 60) == 220)
                housekeeping.Run();

            most = Math.Max(most, MeasuredBot.ResidentMiB());
            clock.Turn(TimeSpan.FromMinutes(1));
        }

        used = Environment.CpuUsage.TotalTime - used;
        return
        [
            new("idle week, one station, resident", most, "MiB", 150),
            new("idle week, one station, processor", used / TimeSpan.FromDays(7) * 100, "% of a core", 0.5),
        ];
    }
}
