using GartanChatBot.Rota;
using GartanChatBot.Telemetry;

namespace GartanChatBot.PinnedBoards;

/// <summary>
/// Brings the boards up to date each minute, because time alone changes a verdict, and within seconds when pages were read.
/// </summary>
internal sealed class PinnedBoardSchedule(
    PinnedBoardUpdater boards, RotaStore rota, TimeProvider time, ILogger<PinnedBoardSchedule> logger) : EnduringService(time, logger)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>A pass stores its pages in several commits: they make one edit.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(5);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var news = rota.NextPublication;
            await TryAsync(() => boards.RefreshAsync(stoppingToken), stoppingToken);
            await NewsOrMinuteAsync(news, stoppingToken);
        }
    }

    private async Task NewsOrMinuteAsync(Task news, CancellationToken stoppingToken)
    {
        try
        {
            await news.WaitAsync(Longest, Time, stoppingToken);
            await Task.Delay(Gathering, Time, stoppingToken);
        }
        catch (TimeoutException)
        {
            // Nothing was read: time alone has gone on.
        }
    }
}
