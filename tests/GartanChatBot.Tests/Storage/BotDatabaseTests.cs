using GartanChatBot.Storage;
using LiteDB;
using Microsoft.Extensions.Time.Testing;

namespace GartanChatBot.Tests.Storage;

public sealed class BotDatabaseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider time = new(new(2026, 6, 9, 14, 20, 5, TimeSpan.Zero));

    private string File => folder.File("data/gartan.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_second_opener_is_told_who_holds_the_file_and_since_when()
    {
        using var first = BotDatabase.Open(File, time);
        time.Advance(TimeSpan.FromHours(1));

        var refusal = Should.Throw<DatabaseInUseException>(() => BotDatabase.Open(File, time));

        refusal.Message.ShouldBe(
            $"The database {File} is in use by process {Environment.ProcessId} on {Environment.MachineName} since 2026-06-09T14:20:05Z: "
            + "stop that first, or use its web address.");
    }

    [Fact]
    public void A_step_that_fails_at_the_end_leaves_the_next_writer_a_transaction_of_its_own()
    {
        using var database = BotDatabase.Open(File, time);
        var failing = new TransactionHooks(
            () => throw new FormatException("before"), () => { }, () => throw new InvalidOperationException("after"));
        Should.Throw<InvalidOperationException>(() => database.InTransaction(() => database.Enlist(failing)));

        var committed = false;
        database.InTransaction(() => database.Enlist(new(() => { }, () => committed = true, () => { })));

        committed.ShouldBeTrue();
    }

    [Fact]
    public void The_lock_file_of_a_dead_process_is_no_obstacle()
    {
        Directory.CreateDirectory(folder.File("data"));
        System.IO.File.WriteAllText(File + ".lock", "");
        System.IO.File.WriteAllText(File + ".owner", "process 1 on elsewhere since 2020-01-01T00:00:00Z");

        BotDatabase.Open(File, time).Dispose();
        BotDatabase.Open(File, time).Dispose();

        System.IO.File.Exists(File + ".owner").ShouldBeFalse();
    }

    [Fact]
    public void Another_file_is_never_taken_for_a_database_and_overwritten()
    {
        Directory.CreateDirectory(folder.File("data"));
        System.IO.File.WriteAllText(File, "somebody's notes");

        Should
            .Throw<DatabaseDamagedException>(() => BotDatabase.Open(File, time))
            .Message.ShouldContain("doesn't start like a database of this program");

        System.IO.File.ReadAllText(File).ShouldBe("somebody's notes");
    }

    [Fact]
    public void Nobody_but_the_owner_can_read_any_of_its_files()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes; the profile folder's rights apply.");
        using var database = BotDatabase.Open(File, time);
        var notes = database.Documents<Note>("notes");
        database.InTransaction(() =>
        {
            notes.Upsert(new Note { Id = "a", Text = "before" });
            database.InTransaction(() => { });
        });

        database.Backup(folder.File("backups/gartan.db"));
        database.Compact();
        notes.Upsert(new Note { Id = "b", Text = "after" });

        var files = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);
        files.Select(Path.GetFileName).ShouldBe(
            ["gartan-log.db", "gartan.db", "gartan.db", "gartan.db.lock", "gartan.db.owner"], ignoreOrder: true);
#pragma warning disable CA1416 // Windows was skipped above.
        files.ShouldAllBe(file => System.IO.File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        System.IO.File.GetUnixFileMode(folder.File("data"))
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
#pragma warning restore CA1416
    }

    [Fact]
    public void What_was_committed_is_in_the_file_before_anybody_is_told()
    {
        using var database = BotDatabase.Open(File, time);
        database.Documents<Note>("notes").Upsert(new Note { Id = "a", Text = "kept" });

        // As after a kill: the data file alone, without a close and without the log.
        Directory.CreateDirectory(folder.File("found"));
        System.IO.File.Copy(File, folder.File("found/gartan.db"));

        using var found = BotDatabase.Open(folder.File("found/gartan.db"), time);
        found.Documents<Note>("notes").Find("a")!.Text.ShouldBe("kept");
    }

    [Fact]
    public void A_transaction_is_kept_whole_or_not_at_all()
    {
        using var database = BotDatabase.Open(BotDatabase.InMemory, time);
        var notes = database.Documents<Note>("notes");
        notes.Upsert(new Note { Id = "a", Text = "old" });

        Should.Throw<TimeoutException>(() => database.InTransaction(() =>
        {
            notes.Upsert(new Note { Id = "a", Text = "new" });
            notes.Find("a")!.Text.ShouldBe("new");
            throw new TimeoutException();
        }));

        notes.Find("a")!.Text.ShouldBe("old");
        notes.Upsert(new Note { Id = "a", Text = "next" });
        notes.Find("a")!.Text.ShouldBe("next");
    }

    [Fact]
    public void A_swallowed_failure_inside_a_transaction_still_undoes_all_of_it()
    {
        using var database = BotDatabase.Open(BotDatabase.InMemory, time);
        var notes = database.Documents<Note>("notes");

        Should.Throw<InvalidOperationException>(() => database.InTransaction(() =>
        {
            notes.Insert(new Note { Id = "a", Text = "first" });
            Should.Throw<LiteException>(() => notes.Insert(new Note { Id = "a", Text = "again" }));
            Should.Throw<InvalidOperationException>(() => notes.Insert(new Note { Id = "b", Text = "after LiteDB has rolled back" }));
        })).Message.ShouldBe("A part of this transaction failed, so none of it is kept.");

        notes.Find("a").ShouldBeNull();
        notes.Find("b").ShouldBeNull("a write after LiteDB's own roll-back must not stay either");
    }

    [Fact]
    public void A_transaction_never_waits_for_a_task()
    {
        using var database = BotDatabase.Open(BotDatabase.InMemory, time);

        Should.Throw<ArgumentException>(() => database.InTransaction(() => Task.CompletedTask));
    }

    [Fact]
    public void Others_see_nothing_of_a_transaction_before_its_end()
    {
        using var database = BotDatabase.Open(File, time);
        var notes = database.Documents<Note>("notes");
        notes.Upsert(new Note { Id = "a", Text = "old" });
        string? Elsewhere()
        {
            // A thread, because a task that is waited for may run on the waiting one.
            string? text = null;
            var reader = new Thread(() => text = notes.Find("a")!.Text);
            reader.Start();
            reader.Join();
            return text;
        }

        database.InTransaction(() =>
        {
            notes.Upsert(new Note { Id = "a", Text = "new" });
            Elsewhere().ShouldBe("old");
        });

        Elsewhere().ShouldBe("new");
    }

    [Fact]
    public void No_document_names_a_type()
    {
        using var database = BotDatabase.Open(BotDatabase.InMemory, time);

        var shelves = database.Documents<Shelf>("shelves");

        Should.Throw<NotSupportedException>(() => shelves.Upsert(new Shelf { Id = "a", Top = new LongNote { Id = "b" } }));
    }

    [Fact]
    public void Nothing_can_be_stored_after_it_is_closed()
    {
        var database = BotDatabase.Open(File, time);
        var notes = database.Documents<Note>("notes");
        database.Dispose();

        Should.Throw<ObjectDisposedException>(() => notes.Upsert(new Note { Id = "a" }));
        Should.Throw<ObjectDisposedException>(() => notes.Find("a"));
        database.Dispose();
    }

    internal sealed class Shelf
    {
        public required string Id { get; init; }

        public required Note Top { get; init; }
    }
}

/// <summary>Something to store.</summary>
internal class Note
{
    public required string Id { get; init; }

    public string Text { get; init; } = "";

    public int Number { get; init; }
}

/// <summary>What a document must not hold: another type than the one that is declared.</summary>
internal sealed class LongNote : Note;
