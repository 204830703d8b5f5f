using GartanChatBot.Rota;
using GartanChatBot.Telemetry;

namespace GartanChatBot.PinnedBoards;

/// <summary>Updates the boards every minute, because verdicts change with time, and within seconds of a new reading.</summary>
internal sealed class PinnedBoardSchedule(
    PinnedBoardUpdater boards, RotaStore rota, TimeProvider time, ILogger<PinnedBoardSchedule> logger) : EnduringService(time, logger)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Wait after the first commit of a pass, so that all its commits result in one edit.</summary>
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
            // Nothing was read; refresh because time has passed.
        }
    }
}
