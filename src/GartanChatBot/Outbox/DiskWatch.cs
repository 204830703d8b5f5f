using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using NodaTime;

namespace GartanChatBot.Outbox;

/// <summary>
/// Retries a database that fails to write, and notifies administrators directly, because the outbox is in that database: once about the
/// failure, once about the recovery.
/// </summary>
internal sealed partial class DiskWatch(BotDatabase database, AdministratorNotices notices, TimeProvider time, ILogger<DiskWatch> logger)
    : EnduringService(time, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Time without failures before recovery is reported: a nearly full disk accepts small writes and rejects large ones, which is one
    /// outage.
    /// </summary>
    private static readonly Duration Trusted = Duration.FromMinutes(5);

    private Instant? logged;
    private Instant? told;
    private Instant? worksSince;

    /// <summary>Runs one check.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (database.Trouble is { } trouble)
        {
            if (logged is null)
                LogTrouble(trouble.Since, trouble.Reason);
            logged ??= trouble.Since;
            database.CanWrite();
        }

        if (database.Trouble is not null)
            worksSince = null;
        else
            worksSince ??= Time.GetCurrentInstant();

        if (database.Trouble is { } still && told is null)
        {
            var reached = await notices.TellNowAsync(
                $"I can't write to my disk ({still.Reason}). I answer from my last readings, and alerts wait until I can. "
                    + "Free some space or repair the disk; I'll then continue on my own.",
                cancellationToken);
            told = reached ? still.Since : null;
        }
        else if (logged is { } since && Time.GetCurrentInstant() - worksSince >= Trusted)
        {
            LogHealed(since);
            if (told is not null)
                await notices.TellNowAsync("My disk works again: the waiting messages are on their way.", cancellationToken);
            (logged, told) = (null, null);
        }
    }

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, Time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await LookAsync(stoppingToken);
    }

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "Database writes have failed since {Since} ({Reason}); questions are answered from earlier readings, and alerts wait.")]
    private partial void LogTrouble(Instant since, string reason);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "The database accepts writes again, for the first time since {Since}; waiting messages are sent.")]
    private partial void LogHealed(Instant since);
}
