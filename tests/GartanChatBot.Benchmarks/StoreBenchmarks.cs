using BenchmarkDotNet.Attributes;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Benchmarks;

/// <summary>A pass of 14 days of 14 people into a file on disk, committed and checkpointed, and the reads of an answer.</summary>
[MemoryDiagnoser]
public class StoreBenchmarks
{
    private const int People = 14;
    private const int Days = 14;

    private static readonly StationCode Station = StationCode.Parse("K41");
    private static readonly LocalDate Today = new(2026, 6, 9);

    private string folder = "";
    private BotDatabase database = null!;
    private RotaStore rota = null!;
    private IReadOnlyList<StationDay>[] passes = [];
    private IReadOnlyList<StationDay> unchanged = [];
    private int pass;

    [GlobalSetup]
    public void Open()
    {
        folder = Directory.CreateTempSubdirectory("gartan-").FullName;
        database = BotDatabase.Open(Path.Combine(folder, "gartan.db"), TimeProvider.System);
        rota = new RotaStore(database, new StorageOptions());
        passes = [Pass(Today, 1), Pass(Today, 2)];
        unchanged = [.. Enumerable.Range(0, 16).Select(number => Day(Today.PlusDays(100 + number), seed: 3))];
        Store(unchanged);
    }

    [GlobalCleanup]
    public void Close()
    {
        database.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Every page and everybody on it changed, and the differences noted: the worst pass.</summary>
    [Benchmark]
    public void Store_14_changed_days() => Store(passes[pass++ % 2]);

    [Benchmark]
    public void Mark_14_days_unchanged() => database.InTransaction(() =>
    {
        foreach (var day in unchanged.Take(Days))
            rota.MarkUnchanged(Station, day.Date, day.ContentHash, day.ReadAt + Duration.FromSeconds(pass++));
    });

    [Benchmark]
    public string? Compare_a_hash() => rota.ContentHashOf(Station, unchanged[0].Date);

    [Benchmark]
    public object? Find_a_day() => rota.Find(Station, unchanged[0].Date);

    [Benchmark]
    public int Read_16_days() => rota.Between(Station, unchanged[0].Date, unchanged[^1].Date).Count;

    internal static IReadOnlyList<StationDay> Pass(LocalDate first, int seed) =>
        [.. Enumerable.Range(0, Days).Select(number => Day(first.PlusDays(number), seed))];

    internal static IReadOnlyList<StationDay> FirstPass() => Pass(Today, 1);

    private static StationDay Day(LocalDate date, int seed) =>
        new()
        {
            Station = Station,
            Date = date,
            SlotCount = 96,
            ResolutionMinutes = 15,
            ReadAt = Instant.FromUtc(2026, 6, 9, 11, 0),
            ContentHash = $"{seed:D64}",
            Members =
            [
                .. Enumerable
                    .Range(1, People)
                    .Select(number => new MemberDay
                    {
                        Name = $"MEMBER {number}, A",
                        Role = "FFC",
                        Skills = ["BA", "ERD"],
                        ContractHours = 84,
                        Available = SlotSet.First(number * 5 + seed),
                        Away = SlotSet.First(90).Except(SlotSet.First(80)),
                    }),
            ],
            Appliances =
            [
                new()
                {
                    Callsign = Callsign.Parse("K41P1"),
                    RuleText = "Default - Total Crew: 4, LGV x 1",
                    OnTheRun = SlotSet.First(70),
                },
            ],
            RuleCounts =
            [
                new("crew", [.. Enumerable.Range(0, 96).Select(slot => slot / 12)]),
                new("driver", [.. Enumerable.Range(0, 96).Select(slot => slot / 40)]),
            ],
        };

    private void Store(IReadOnlyList<StationDay> days) => database.InTransaction(() =>
    {
        foreach (var day in days)
            rota.Replace(day);
    });
}

/// <summary>The first pass after an empty start: 14 days of 14 people into a new file, indexes and all.</summary>
[SimpleJob(BenchmarkDotNet.Engines.RunStrategy.Monitoring, launchCount: 1, warmupCount: 60, iterationCount: 60)]
public class FirstPassBenchmarks
{
    private readonly IReadOnlyList<StationDay> pass = StoreBenchmarks.FirstPass();

    private string folder = "";
    private BotDatabase database = null!;
    private RotaStore rota = null!;

    [IterationSetup]
    public void Open()
    {
        folder = Directory.CreateTempSubdirectory("gartan-").FullName;
        database = BotDatabase.Open(Path.Combine(folder, "gartan.db"), TimeProvider.System);
        rota = new RotaStore(database, new StorageOptions());
    }

    [IterationCleanup]
    public void Close()
    {
        database.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark]
    public void Store_14_new_days() => database.InTransaction(() =>
    {
        foreach (var day in pass)
            rota.Replace(day);
    });
}
