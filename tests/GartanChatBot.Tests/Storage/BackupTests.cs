using GartanChatBot.Storage;

namespace GartanChatBot.Tests.Storage;

public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string File => folder.File("gartan.db");

    private string Saved => folder.File("saved.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_restore_puts_back_what_the_backup_holds()
    {
        using (var database = Open(File))
        {
            var notes = database.Documents<Note>("notes");
            notes.Upsert(new Note { Id = "a", Text = "saved" });
            database.Backup(Saved);
            notes.Upsert(new Note { Id = "a", Text = "later" });
        }

        BotDatabase.Restore(Saved, File, TimeProvider.System);

        using var restored = Open(File);
        restored.Documents<Note>("notes").Find("a")!.Text.ShouldBe("saved");
        Directory.GetFiles(folder.Path).ShouldNotContain(file => file.Contains("restoring") || file.EndsWith(".part"));
    }

    [Fact]
    public void A_restore_is_refused_while_the_service_runs()
    {
        using var database = Open(File);
        database.Documents<Note>("notes").Upsert(new Note { Id = "a", Text = "running" });
        database.Backup(Saved);

        Should.Throw<DatabaseInUseException>(() => BotDatabase.Restore(Saved, File, TimeProvider.System));

        database.Documents<Note>("notes").Find("a")!.Text.ShouldBe("running");
    }

    [Fact]
    public void A_restore_of_something_else_leaves_the_database_alone()
    {
        using (var database = Open(File))
            database.Documents<Note>("notes").Upsert(new Note { Id = "a", Text = "kept" });
        foreach (var content in (string[])["no database at all", new string('x', 100_000)])
        {
            System.IO.File.WriteAllText(Saved, content);
            Should.Throw<DatabaseDamagedException>(() => BotDatabase.Restore(Saved, File, TimeProvider.System));
        }

        Should.Throw<FileNotFoundException>(() => BotDatabase.Restore(folder.File("none.db"), File, TimeProvider.System));

        Directory.GetFiles(folder.Path).ShouldNotContain(file => file.Contains("restoring"));
        using var opened = Open(File);
        opened.Documents<Note>("notes").Find("a")!.Text.ShouldBe("kept");
    }

    [Fact]
    public void A_backup_never_overwrites_the_running_database()
    {
        using var database = Open(File);

        Should.Throw<InvalidOperationException>(() => database.Backup(File));
    }

    [Fact]
    public void Compacting_gives_space_back_and_keeps_everything_and_every_index()
    {
        using var database = Open(File);
        var notes = database.Documents<Note>("notes");
        notes.EnsureIndex("number", "$.Number", unique: true);
        database.InTransaction(() =>
        {
            for (var number = 0; number < 3000; number++)
                notes.Upsert(new Note { Id = $"n{number}", Number = number, Text = new string('x', 500) });
        });
        notes.DeleteWhere("$.Number BETWEEN @0 AND @1", 10, 5000);
        var before = new FileInfo(File).Length;

        database.Compact();

        new FileInfo(File).Length.ShouldBeLessThan(before / 5);
        database.CheckIntegrity().ShouldBeEmpty();
        notes.All().Count.ShouldBe(10);
        Should.Throw<LiteDB.LiteException>(() => notes.Insert(new Note { Id = "again", Number = 3 })).Message.ShouldContain("unique");
        notes.Upsert(new Note { Id = "new", Number = 11 });
        var plans = new List<string>();
        database.PlanSeen = (_, mode) => plans.Add(mode);
        notes.Where("$.Number = @0", 11).ShouldHaveSingleItem();
        plans.ShouldBe(["INDEX SEEK(number = 11)"]);
    }

    [Fact]
    public void A_crash_while_compacting_leaves_the_old_file_in_use()
    {
        using (var database = Open(File))
            database.Documents<Note>("notes").Upsert(new Note { Id = "a", Text = "kept" });
        System.IO.File.WriteAllText(File + ".compacting", "half a file");

        using var opened = Open(File);

        opened.Documents<Note>("notes").Find("a")!.Text.ShouldBe("kept");
        System.IO.File.Exists(File + ".compacting").ShouldBeFalse();
        opened.Compact();
        opened.Documents<Note>("notes").Find("a")!.Text.ShouldBe("kept");
    }

    [Fact]
    public async Task Readers_go_on_while_the_file_is_compacted()
    {
        using var database = Open(File);
        var notes = database.Documents<Note>("notes");
        database.InTransaction(() =>
        {
            for (var number = 0; number < 500; number++)
                notes.Upsert(new Note { Id = $"n{number}", Number = number });
        });
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(reader => Task.Run(() =>
        {
            var reads = 0;
            while (!done.IsCancellationRequested || reads == 0)
                notes.Find($"n{reads++ % 500}").ShouldNotBeNull();
        })).ToArray();

        for (var round = 0; round < 5; round++)
            database.Compact();
        await done.CancelAsync();

        await Task.WhenAll(readers);
    }

    private static BotDatabase Open(string path) => BotDatabase.Open(path, TimeProvider.System);
}
