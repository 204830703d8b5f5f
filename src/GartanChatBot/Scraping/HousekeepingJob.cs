using GartanChatBot.Chats;
using GartanChatBot.Rota;
using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using Quartz;

namespace GartanChatBot.Scraping;

/// <summary>Nightly housekeeping: deletes old data, replaces the last backup, and compacts the file.</summary>
internal sealed partial class HousekeepingJob(
    BotDatabase database, StorageOptions options, RotaStore rota, IEnumerable<IPersonalRecords> people, BotMetrics metrics,
    TimeProvider time, ILogger<HousekeepingJob> logger) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var started = metrics.Start();
        var outcome = OperationOutcome.Failed;
        try
        {
            Run();
            outcome = OperationOutcome.Done;
        }
        finally
        {
            metrics.Worked("housekeeping", started, outcome);
        }

        return ValueTask.CompletedTask;
    }

    public void Run()
    {
        var today = time.GetCurrentInstant().InUtc().Date;
        var pruned = rota.Prune(today);
        foreach (var records in people)
            records.CleanUp(today);

        LogPruned(pruned.Days, pruned.Changes, pruned.Leavers);

        if (options.Path == BotDatabase.InMemory)
            return;

        // The backup comes first: compacting rewrites the whole file.
        database.Backup($"{options.Path}.backup");
        database.Compact();
        // Copying read the whole file into memory. At this hour nobody is asking, so this is the time to release that memory.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Housekeeping deleted {Days} days and {Changes} changes and erased {Leavers} leavers; "
            + "a backup was made and the file compacted."
    )]
    private partial void LogPruned(int days, int changes, int leavers);
}
