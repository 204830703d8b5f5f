using BenchmarkDotNet.Attributes;
using GartanChatBot.Storage;
using LiteDB;

namespace GartanChatBot.Benchmarks;

/// <summary>What LiteDB's commit, its checkpoint and our gate each add to one small write and to a pass of seven days.</summary>
public class CommitBenchmarks
{
    private const int DaysPerCommit = 7;
    private const int BytesOfADay = 2_000;

    private string folder = "";
    private LiteDatabase bare = null!;
    private BotDatabase database = null!;
    private DocumentSet<Day> days = null!;
    private int written;

    [Params(1, DaysPerCommit)]
    public int Documents { get; set; }

    [GlobalSetup]
    public void Open()
    {
        folder = Directory.CreateTempSubdirectory("gartan-").FullName;
        bare = new(
            new ConnectionString { Filename = Path.Combine(folder, "bare.db"), Connection = ConnectionType.Direct }, BotMapper.Shared);
        database = BotDatabase.Open(Path.Combine(folder, "gartan.db"), TimeProvider.System);
        days = database.Documents<Day>("days");
    }

    [GlobalCleanup]
    public void Close()
    {
        bare.Dispose();
        database.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public void Commit()
    {
        bare.BeginTrans();
        for (var number = 0; number < Documents; number++)
            bare.GetCollection<Day>("days").Upsert(Next(number));
        bare.Commit();
    }

    [Benchmark]
    public void Commit_and_checkpoint()
    {
        Commit();
        bare.Checkpoint();
    }

    [Benchmark]
    public void Through_the_gate() => database.InTransaction(() =>
    {
        for (var number = 0; number < Documents; number++)
            days.Upsert(Next(number));
    });

    /// <summary>A transaction that writes nothing: the gate alone, LiteDB's begin and commit included.</summary>
    [Benchmark]
    public void An_empty_transaction() => database.InTransaction(() => { });

    private Day Next(int number) => new() { Id = number, Written = written++, Page = new byte[BytesOfADay] };

    internal sealed class Day
    {
        public int Id { get; init; }

        public int Written { get; init; }

        public required byte[] Page { get; init; }
    }
}
