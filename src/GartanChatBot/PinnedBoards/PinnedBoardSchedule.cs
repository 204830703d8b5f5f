using GartanChatBot.Rota;
using GartanChatBot.Stations;
using GartanChatBot.Telemetry;

namespace GartanChatBot.PinnedBoards;

/// <summary>
/// Brings the boards up to date each minute, because time alone changes a verdict, and within seconds when a station's pages were read.
/// </summary>
internal sealed class PinnedBoardSchedule(
    PinnedBoardUpdater boards,
    StationCatalogue stations,
    RotaStore rota,
    TimeProvider time,
    ILogger<PinnedBoardSchedule> logger
) : EnduringService(time, logger)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, Time);
        var (seen, refreshed) = (-1L, 0L);
        do
        {
            var versions = stations.All.Sum(station => rota.VersionOf(station.Code));
            if (versions == seen && Time.GetElapsedTime(refreshed) is var since && since >= TimeSpan.Zero && since < Longest)
                continue;

            (seen, refreshed) = (versions, Time.GetTimestamp());
            await TryAsync(() => boards.RefreshAsync(stoppingToken), stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
