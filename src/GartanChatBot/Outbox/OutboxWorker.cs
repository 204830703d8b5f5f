using GartanChatBot.Telemetry;

namespace GartanChatBot.Outbox;

/// <summary>Checks the outbox every two seconds while the service runs.</summary>
internal sealed class OutboxWorker(OutboxDispatcher dispatcher, TimeProvider time, ILogger<OutboxWorker> logger)
    : EnduringService(time, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, Time);
        IReadOnlyList<Task> underWay;
        do
            underWay = dispatcher.Start(stoppingToken);
        while (await WaitAsync(timer, stoppingToken));

        await Task.WhenAll(underWay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
