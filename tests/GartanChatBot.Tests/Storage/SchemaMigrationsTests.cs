using GartanChatBot.Storage;

namespace GartanChatBot.Tests.Storage;

public sealed class SchemaMigrationsTests : IDisposable
{
    private static readonly SchemaMigrations.MigrationStep Shout = new("notes are shouted", database =>
    {
        var notes = database.Documents<Note>("notes");
        foreach (var note in notes.All())
            notes.Upsert(new Note { Id = note.Id, Text = note.Text.ToUpperInvariant() });
    });

    private static readonly SchemaMigrations.MigrationStep Ask = new("notes are asked", database =>
    {
        var notes = database.Documents<Note>("notes");
        foreach (var note in notes.All())
            notes.Upsert(new Note { Id = note.Id, Text = note.Text + "?" });
    });

    private readonly TemporaryFolder folder = new();

    private string File => folder.File("gartan.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_of_version_1_is_brought_up_to_date_once_and_in_order()
    {
        GivenVersion1();

        using (var second = Open(Shout))
            Text(second).ShouldBe("FIRST");
        using (var third = Open(Shout, Ask))
            Text(third).ShouldBe("FIRST?");
        using var again = Open(Shout, Ask);

        Text(again).ShouldBe("FIRST?");
    }

    [Fact]
    public void A_step_that_fails_is_tried_again_at_the_next_start()
    {
        GivenVersion1();
        var broken = new SchemaMigrations.MigrationStep("fails half-way", database =>
        {
            Ask.Apply(database);
            throw new TimeoutException();
        });

        Should.Throw<TimeoutException>(() => Open(Shout, broken));

        using var repaired = Open(Shout, Ask);
        Text(repaired).ShouldBe("FIRST?");
    }

    [Fact]
    public void A_new_file_needs_no_migration()
    {
        using var database = Open(new SchemaMigrations.MigrationStep("must not run", _ => throw new TimeoutException()));
    }

    [Fact]
    public void A_file_of_a_newer_program_is_refused_in_one_sentence()
    {
        Open(Shout, Ask).Dispose();

        var refusal = Should.Throw<DatabaseTooNewException>(() => Open(Shout));

        refusal.Message.ShouldBe(
            "The database has version 3 and this program knows only 2: start the newer program, or restore a backup that this one made.");
        Open(Shout, Ask).Dispose();
    }

    private static string Text(BotDatabase database) => database.Documents<Note>("notes").Find("a")!.Text;

    private BotDatabase Open(params SchemaMigrations.MigrationStep[] steps) =>
        BotDatabase.Open(File, TimeProvider.System, new SchemaMigrations(steps));

    private void GivenVersion1()
    {
        using var first = Open();
        first.Documents<Note>("notes").Upsert(new Note { Id = "a", Text = "first" });
    }
}
