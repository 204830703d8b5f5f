using GartanChatBot.Limits;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Scraping;

/// <summary>
/// Looks at each station for pages that are due, a minute apart. Timers run on the monotonic clock, so a wall clock that is set back stops
/// nothing.
/// </summary>
internal sealed class ScrapeSchedule(
    ScheduledScrape pass, ScrapeTargets targets, ScrapeOptions options, TimeProvider time, ILogger<ScrapeSchedule> logger)
    : EnduringService(time, logger)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(1);

    protected override Task RunAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([.. targets.All.Select(station => ReadAsync(station, stoppingToken))]);

    /// <summary>The jitter shifts all ticks of a station alike. A bot that knows nothing yet reads at once, and waits after that.</summary>
    private async Task ReadAsync(ScrapeTarget station, CancellationToken stoppingToken)
    {
        if (pass.KnowsNothingOf(station))
            await TryAsync(() => pass.RunAsync(station, stoppingToken), stoppingToken);

        await Task.Delay(Jitter.Random.Between(TimeSpan.Zero, options.Jitter), Time, stoppingToken);
        using var timer = new PeriodicTimer(Tick, Time);
        do
            await TryAsync(() => pass.RunAsync(station, stoppingToken), stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
