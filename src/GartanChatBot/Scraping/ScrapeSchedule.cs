using System.Diagnostics.CodeAnalysis;
using GartanChatBot.Alerts;
using GartanChatBot.Limits;
using GartanChatBot.Rota;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Scraping;

/// <summary>
/// The ticks of the service, a minute apart: each station is looked at for pages that are due, and time alone is assessed.
/// Timers run on the monotonic clock, so a wall clock that is set back stops nothing.
/// </summary>
internal sealed partial class ScrapeSchedule(
    ScheduledScrape pass, AssessJob assess, ScrapeTargets targets, RotaStore rota, ScrapeOptions options, TimeProvider time,
    ILogger<ScrapeSchedule> logger) : EnduringService(time, logger)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(1);

    protected override Task RunAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([.. targets.All.Select(station => ReadAsync(station, stoppingToken)), AssessAsync(stoppingToken)]);

    /// <summary>The jitter shifts all ticks of a station alike. A bot that knows nothing yet reads at once, and waits after that.</summary>
    private async Task ReadAsync(ScrapeTarget station, CancellationToken stoppingToken)
    {
        if (rota.NewestDate(station.Code) is null)
            await TryAsync(() => pass.RunAsync(station, stoppingToken), stoppingToken);

        await Task.Delay(Jitter.Random.Between(TimeSpan.Zero, options.Jitter), Time, stoppingToken);
        using var timer = new PeriodicTimer(Tick, Time);
        do
            await TryAsync(() => pass.RunAsync(station, stoppingToken), stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task AssessAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, Time);
        do
        {
            await TryAsync(
                () =>
                {
                    assess.Run();
                    return Task.CompletedTask;
                },
                stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [SuppressMessage("Design", "CA1031", Justification = "A boundary: what goes wrong at one tick must not end the ticks.")]
    private async Task TryAsync(Func<Task> work, CancellationToken stoppingToken)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reading or assessing failed with an internal error; it is tried again in a minute.")]
    private partial void LogFailed(Exception failure);
}
