using System.Globalization;
using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>The last passes, for /status and the dashboard.</summary>
internal sealed class ScrapeRunStore(BotDatabase database, StorageOptions options)
{
    private readonly DocumentSet<StoredRun> runs = database.Documents<StoredRun>("scrape_runs");

    /// <summary>Forgets the oldest at the same time.</summary>
    public void Add(ScrapeRun run) => database.InTransaction(() =>
    {
        runs.Upsert(StoredRun.Pack(run));
        runs.DeleteWhere("_id BETWEEN @0 AND @1", "", StoredRun.Sortable(run.StartedAt - Duration.FromDays(options.ScrapeRunDays)));
    });

    /// <summary>The newest first.</summary>
    public IReadOnlyList<ScrapeRun> Latest(int count) => [.. runs.Latest(count).Select(run => run.Unpack())];

    /// <summary>A pass as the file holds it: its id sorts by time.</summary>
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

        public static StoredRun Pack(ScrapeRun run) => new()
        {
            Id = $"{Sortable(run.StartedAt)}|{run.Station.Value}",
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
