using GartanChatBot.Limits;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Scraping;

/// <summary>
/// Checks each station for due pages every minute. Uses timers on the monotonic clock, so a wall clock that is set back has no effect.
/// </summary>
internal sealed class ScrapeSchedule(
    ScheduledScrape pass, ScrapeTargets targets, ScrapeOptions options, TimeProvider time, ILogger<ScrapeSchedule> logger)
    : EnduringService(time, logger)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(1);

    protected override Task RunAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([.. targets.All.Select(station => ReadAsync(station, stoppingToken))]);

    /// <summary>The jitter shifts all ticks of a station equally. A station without data is read at once, before the first delay.</summary>
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
