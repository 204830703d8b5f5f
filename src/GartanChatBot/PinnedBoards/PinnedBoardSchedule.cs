using System.Diagnostics.CodeAnalysis;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using GartanChatBot.Telemetry;

namespace GartanChatBot.PinnedBoards;

/// <summary>
/// Brings the boards up to date each minute, because time alone changes a verdict, and within seconds when a station's pages were read.
/// </summary>
internal sealed partial class PinnedBoardSchedule(
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
            await RefreshAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [SuppressMessage(
        "Design", "CA1031", Justification = "A boundary: what goes wrong once must not leave the boards as they are for ever.")]
    private async Task RefreshAsync(CancellationToken stoppingToken)
    {
        try
        {
            await boards.RefreshAsync(stoppingToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error, Message = "The boards could not be refreshed because of an internal error; it is tried again in a minute.")]
    private partial void LogFailed(Exception failure);
}
