using System.Globalization;
using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>Stores the last scrapes, for /status and the dashboard.</summary>
internal sealed class ScrapeRunStore
{
    /// <summary>Number kept in memory: as many as each assessment needs, which runs every minute and after each scrape.</summary>
    private const int Remembered = 50;

    private readonly BotDatabase database;
    private readonly StorageOptions options;
    private readonly DocumentSet<StoredRun> runs;
    private readonly TransactionHooks steps;

    /// <summary>Scrapes added in the current transaction; used only by its thread.</summary>
    private readonly List<ScrapeRun> added = [];
    private volatile IReadOnlyList<ScrapeRun> newest;

    public ScrapeRunStore(BotDatabase database, StorageOptions options)
    {
        (this.database, this.options) = (database, options);
        runs = database.Documents<StoredRun>("scrape_runs");
        steps = new(() => { }, Publish, added.Clear);
        newest = Stored(Remembered);
    }

    /// <summary>Adds a scrape and deletes the oldest.</summary>
    public void Add(ScrapeRun run) => database.InTransaction(() =>
    {
        database.Enlist(steps);
        added.Add(run);
        runs.Upsert(StoredRun.Pack(run));
        runs.DeleteWhere("_id BETWEEN @0 AND @1", "", StoredRun.Sortable(OldestBeside(run)));
    });

    /// <summary>The latest scrapes, newest first.</summary>
    public IReadOnlyList<ScrapeRun> Latest(int count) =>
        count > Remembered || (database.IsWriting && added.Count > 0) ? Stored(count) : [.. newest.Take(count)];

    private IReadOnlyList<ScrapeRun> Stored(int count) => [.. runs.Latest(count).Select(run => run.Unpack())];

    private Instant OldestBeside(ScrapeRun run) => run.StartedAt - Duration.FromDays(options.ScrapeRunDays);

    private void Publish()
    {
        newest =
        [
            .. added.AsEnumerable()
                .Reverse()
                .Concat(newest)
                .Where(run => added.TrueForAll(other => run.StartedAt >= OldestBeside(other)))
                .DistinctBy(StoredRun.IdOf)
                .OrderByDescending(StoredRun.IdOf, StringComparer.Ordinal)
                .Take(Remembered),
        ];
        added.Clear();
    }

    /// <summary>Stored form of a scrape; its id sorts by time.</summary>
    internal sealed class StoredRun
    {
        public required string Id { get; init; }

        public required StationCode Station { get; init; }

        public Instant StartedAt { get; init; }

        public Duration Took { get; init; }

        public int Unchanged { get; init; }

        public int Changed { get; init; }

        public int Logins { get; init; }

        public required LocalDate[] FailedDates { get; init; }

        public required string[] FailedReasons { get; init; }

        public static string Sortable(Instant instant) => instant.ToUnixTimeTicks().ToString("D19", CultureInfo.InvariantCulture);

        public static string IdOf(ScrapeRun run) => $"{Sortable(run.StartedAt)}|{run.Station.Value}";

        public static StoredRun Pack(ScrapeRun run) => new()
        {
            Id = IdOf(run),
            Station = run.Station,
            StartedAt = run.StartedAt,
            Took = run.Took,
            Unchanged = run.Unchanged,
            Changed = run.Changed,
            Logins = run.Logins,
            FailedDates = [.. run.Failed.Select(failure => failure.Date)],
            FailedReasons = [.. run.Failed.Select(failure => failure.Reason)],
        };

        public ScrapeRun Unpack() => new()
        {
            Station = Station,
            StartedAt = StartedAt,
            Took = Took,
            Unchanged = Unchanged,
            Changed = Changed,
            Logins = Logins,
            Failed = [.. FailedDates.Zip(FailedReasons, (date, reason) => new ScrapeFailure(date, reason))],
        };
    }
}
