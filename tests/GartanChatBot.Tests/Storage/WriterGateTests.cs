using System.Collections.Concurrent;
using System.Diagnostics;
using GartanChatBot.Storage;
using GartanChatBot.Tests.TestKit;
using LiteDB;

namespace GartanChatBot.Tests.Storage;

public sealed class WriterGateTests(ITestOutputHelper output) : IDisposable
{
    private const int Writers = 6;
    private const int WritesInATransaction = 5;

    private readonly TemporaryFolder folder = new();

    private string File => folder.File("gartan.db");

    public void Dispose() => folder.Dispose();

    /// <summary><c>GARTAN_WRITING_SECONDS=60</c> for the proof by hand.</summary>
    [Fact]
    public Task Six_threads_writing_to_six_collections_leave_a_file_that_opens_and_checks_clean() =>
        WriteFor(TimeSpan.FromSeconds(Effort.Asked("GARTAN_WRITING_SECONDS", 5)));

    /// <summary>
    /// The reason for the gate: LiteDB 5.0.21 bears writers of single documents side by side, but not transactions of several. Not run by
    /// default, because LiteDB may as well hang as throw.
    /// </summary>
    [Fact(Explicit = true)]
    public void Without_the_gate_the_same_writers_damage_the_file()
    {
        var failures = new ConcurrentQueue<Exception>();
        // Never closed: closing a damaged file waits for locks that nobody gives back.
        var bare = new LiteDatabase(new ConnectionString { Filename = File, Connection = ConnectionType.Direct }, BotMapper.Shared);
        var clock = Stopwatch.StartNew();
        var threads = Enumerable.Range(0, Writers).Select(number => new Thread(() =>
        {
            var random = new Random(number);
            try
            {
                while (failures.IsEmpty && clock.Elapsed < TimeSpan.FromSeconds(30))
                {
                    bare.BeginTrans();
                    for (var write = 0; write < WritesInATransaction; write++)
                        bare.GetCollection<Note>($"notes{number}").Upsert(Some(random));
                    bare.Commit();
                }
            }
#pragma warning disable CA1031 // Whatever LiteDB throws here is the finding.
            catch (Exception damage)
#pragma warning restore CA1031
            {
                failures.Enqueue(damage);
            }
        })
        { IsBackground = true }).ToList();

        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join(TimeSpan.FromSeconds(35)));

        output.WriteLine($"{failures.FirstOrDefault()?.Message} after {clock.Elapsed}");
        failures.ShouldNotBeEmpty();
    }

    private async Task WriteFor(TimeSpan span)
    {
        var expected = new Dictionary<string, string>[Writers];
        var transactions = new int[Writers];
        using (var database = Open(File))
        {
            using var time = new CancellationTokenSource(span);
            var writers = Enumerable.Range(0, Writers)
                .Select(number => Task.Factory.StartNew(
                    () => (expected[number], transactions[number]) = Write(database, number, time.Token),
                    CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
                .ToArray();
            var round = 0;
            for (; !time.IsCancellationRequested; round++)
            {
                var backup = folder.File($"backup{round % 3}.db");
                database.Backup(backup);
                using (var saved = Open(backup))
                    saved.CheckIntegrity().ShouldBeEmpty();
                database.Compact();
            }

            await Task.WhenAll(writers);
            output.WriteLine($"{transactions.Sum()} transactions, {round} backups and compactions");
        }

        using var opened = Open(File);
        opened.CheckIntegrity().ShouldBeEmpty();
        for (var number = 0; number < Writers; number++)
        {
            var notes = opened.Documents<Note>($"notes{number}");
            notes.All().ToDictionary(note => note.Id, note => note.Text).ShouldBe(expected[number], ignoreOrder: true);
            notes.Upsert(new Note { Id = "afterwards", Text = new string('y', 20_000) });
        }

        opened.CheckIntegrity().ShouldBeEmpty();
    }

    private static (Dictionary<string, string> Kept, int Transactions) Write(BotDatabase database, int number, CancellationToken end)
    {
        var notes = database.Documents<Note>($"notes{number}");
        var random = new Random(number);
        notes.EnsureIndex("number", "$.Number");
        var kept = new Dictionary<string, string>();
        var transactions = 0;
        for (; !end.IsCancellationRequested; transactions++)
        {
            var tried = new Dictionary<string, string>(kept);
            try
            {
                database.InTransaction(() =>
                {
                    for (var step = random.Next(1, 8); step > 0; step--)
                    {
                        var note = Some(random);
                        if (random.Next(4) == 0)
                        {
                            notes.Delete(note.Id);
                            tried.Remove(note.Id);
                        }
                        else
                        {
                            notes.Upsert(note);
                            tried[note.Id] = note.Text;
                        }
                    }

                    if (random.Next(10) == 0)
                        throw new TimeoutException("a scrape that fails half-way");
                });
                kept = tried;
            }
            catch (TimeoutException)
            {
                // Rolled back: what was kept before is what must be found.
            }
        }

        return (kept, transactions);
    }

    private static Note Some(Random random) => new()
    {
        Id = $"n{random.Next(200)}",
        Number = random.Next(50),
        Text = new string((char)('a' + random.Next(26)), random.Next(10) == 0 ? random.Next(40_000) : random.Next(900)),
    };

    private static BotDatabase Open(string path) => BotDatabase.Open(path, TimeProvider.System);
}
