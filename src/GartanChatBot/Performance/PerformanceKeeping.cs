using GartanChatBot.Availability;

namespace GartanChatBot.Performance;

/// <summary>Looks each minute whether a quarter of an hour is over: then its figures are stored and the cache is fitted.</summary>
internal sealed class PerformanceKeeping(PerformanceHistory history, TimelineCache cache, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        history.Close(atEnd: true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        history.Recall();
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            history.Close();
            cache.Tune();
        }
    }
}
