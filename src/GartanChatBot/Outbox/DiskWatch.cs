using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using NodaTime;

namespace GartanChatBot.Outbox;

/// <summary>
/// Tries a database that refused to write again and again, and tells administrators past the outbox, which is in that database: once that
/// it refuses, once that it works.
/// </summary>
internal sealed partial class DiskWatch(BotDatabase database, AdministratorNotices notices, TimeProvider time, ILogger<DiskWatch> logger)
    : EnduringService(time, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>A disk with a little room takes small things and refuses large ones by turns: that is one outage.</summary>
    private static readonly Duration Trusted = Duration.FromMinutes(5);

    private Instant? logged;
    private Instant? told;
    private Instant? worksSince;

    /// <summary>One look at the disk.</summary>
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
                $"I can't write to my disk ({still.Reason}). I answer from what I read before, and alerts wait until there is room. "
                    + "Make room, or mend the disk; I go on by myself.",
                cancellationToken);
            told = reached ? still.Since : null;
        }
        else if (logged is { } since && Time.GetCurrentInstant() - worksSince >= Trusted)
        {
            LogHealed(since);
            if (told is not null)
                await notices.TellNowAsync("My disk works again: what waited is on its way.", cancellationToken);
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
        Message = "Nothing can be stored since {Since} ({Reason}); questions are answered from what was read before, and alerts wait.")]
    private partial void LogTrouble(Instant since, string reason);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "The database takes what is written again, the first time since {Since}; what waited goes on.")]
    private partial void LogHealed(Instant since);
}
