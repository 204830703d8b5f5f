using GartanChatBot.Telemetry;

namespace GartanChatBot.Performance;

/// <summary>Stores the figures at the end of each quarter-hour; checks every minute.</summary>
internal sealed class PerformanceRecorder(
    PerformanceHistory history, TimeProvider time, ILogger<PerformanceRecorder> logger) : EnduringService(time, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        history.Recall();
        using var timer = new PeriodicTimer(Pause, Time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            history.Close();
    }

    protected override Task EndAsync(CancellationToken cancellationToken)
    {
        history.Close(atEnd: true);
        return Task.CompletedTask;
    }
}
