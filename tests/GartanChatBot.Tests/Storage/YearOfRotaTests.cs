using GartanChatBot.Performance;
using GartanChatBot.Rota;
using GartanChatBot.Scraping;
using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using LiteDB;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using static GartanChatBot.Tests.Rota.SampleRota;

namespace GartanChatBot.Tests.Storage;

/// <summary>A year of passes with everything that the bot keeps: what is too old goes, and the file gives its room back.</summary>
public sealed class YearOfRotaTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider time = new(Noon.ToDateTimeOffset());

    public void Dispose() => folder.Dispose();

    [Fact]
    public void After_a_year_of_passes_the_file_is_at_most_twice_its_live_data()
    {
        var options = new StorageOptions { Path = folder.File("gartan.db"), RetentionMonths = 6 };
        using var database = BotDatabase.Open(options.Path, time);
        var rota = new RotaStore(database, options);
        var (runs, figures) = (new ScrapeRunStore(database, options), new PerformanceStore(database, new TelemetryOptions()));
        var housekeeping = new HousekeepingJob(database, options, rota, [], BotMetrics.Off, time, NullLogger<HousekeepingJob>.Instance);

        for (var day = 0; day < 365; day++)
        {
            var now = time.GetCurrentInstant();
            database.InTransaction(() =>
            {
                for (var ahead = 0; ahead < 3; ahead++)
                    rota.Replace(Full(Tuesday.PlusDays(day + ahead), now, seed: day * 3 + ahead));
                for (var pass = 0; pass < 2; pass++)
                    runs.Add(
                        new()
                        {
                            Station = Fernbrae,
                            StartedAt = now + Duration.FromMinutes(pass),
                            Took = Duration.FromSeconds(20),
                            Changed = 1,
                        });
                for (var quarter = 0; quarter < 2; quarter++)
                    figures.Add(Quarter(QuarterFigures.StartOf(now) + QuarterFigures.Length * quarter));
            });
            time.Advance(TimeSpan.FromDays(1));
            if (day % 30 == 0)
                housekeeping.Run();
        }

        var before = database.FileBytes;
        housekeeping.Run();

        var live = LiveBytes(database);
        database.FileBytes.ShouldBeLessThanOrEqualTo(2 * live, $"{database.FileBytes} bytes for {live}; {before} before the night");
        rota.Between(Fernbrae, Tuesday, Tuesday.PlusDays(160)).ShouldBeEmpty();
        rota.Between(Fernbrae, Tuesday.PlusDays(190), Tuesday.PlusDays(365)).Count.ShouldBe(176);
        database.CheckIntegrity().ShouldBeEmpty();
    }

    private static long LiveBytes(BotDatabase database) => database.Read(file => file.GetCollectionNames().ToList()
        .Sum(name => file.GetCollection(name).FindAll().ToList().Sum(document => (long)BsonSerializer.Serialize(document).Length)));

    private static QuarterFigures Quarter(Instant start) =>
        new(
            start,
            Enumerable
                .Range(0, 40)
                .ToDictionary(
                    number => $"store query-{number}",
                    number => new OperationFigures
                    {
                        Count = 100,
                        TotalTicks = 12345 * number,
                        Buckets = OperationFigures.Pack<long>([.. Enumerable.Range(0, 60).Select(bucket => (long)bucket)]),
                    }),
            WorkingSet: 100_000_000,
            Heap: 20_000_000);
}
