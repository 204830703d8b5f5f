using GartanChatBot.Alerts;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Scraping;

/// <summary>Assesses shortages each minute: one may begin by time alone, even while no page can be read.</summary>
internal sealed class AssessSchedule(AssessJob assess, TimeProvider time, ILogger<AssessSchedule> logger) : EnduringService(time, logger)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(1);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, Time);
        do
        {
            await TryAsync(() =>
            {
                assess.Run();
                return Task.CompletedTask;
            }, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
