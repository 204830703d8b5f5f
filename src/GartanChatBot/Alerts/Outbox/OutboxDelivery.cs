namespace GartanChatBot.Alerts.Outbox;

/// <summary>Looks into the outbox every few seconds for as long as the service runs.</summary>
internal sealed class OutboxDelivery(OutboxDispatcher dispatcher, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
            await dispatcher.DeliverDueAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
