using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Storage;
using GartanChatBot.Tests.Rota;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace GartanChatBot.Tests.Storage;

/// <summary>What stores know by heart is what the file holds, whatever became of a commit or of the file.</summary>
public sealed class FileCacheTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider time = new(SampleRota.Noon.ToDateTimeOffset());
    private readonly BotDatabase database;

    public FileCacheTests() => database = BotDatabase.Open(File, time);

    private string File => folder.File("gartan.db");

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_commit_that_got_through_before_it_failed_is_known(bool isDiskFault)
    {
        var notes = Notes();
        notes.Put(new() { Id = "a", Text = "old" });

        ShouldFailAfterCommit(isDiskFault, () => notes.Put(new() { Id = "a", Text = "new" }));

        notes.Find("a")!.Text.ShouldBe("new");
    }

    [Fact]
    public void A_commit_that_the_disk_lost_is_not_known()
    {
        var notes = Notes();
        notes.Put(new() { Id = "a", Text = "old" });

        ShouldLose(() => notes.Put(new() { Id = "a", Text = "new" }));

        notes.Find("a")!.Text.ShouldBe("old");
        notes.All.Single().Text.ShouldBe("old");
    }

    [Fact]
    public void A_step_that_fails_after_a_commit_leaves_the_other_stores_their_news()
    {
        var notes = Notes();
        notes.Put(new() { Id = "a", Text = "old" });

        Should.Throw<FormatException>(() => database.InTransaction(() =>
        {
            database.Enlist(new(() => { }, () => throw new FormatException("after the commit"), () => { }));
            notes.Put(new() { Id = "a", Text = "new" });
        }));

        notes.Find("a")!.Text.ShouldBe("new");
        database.InTransaction(() => notes.Find("a")!.Text.ShouldBe("new"));
    }

    [Fact]
    public void What_was_known_is_told_while_the_file_cannot_be_read_and_no_longer()
    {
        var notes = Notes();
        notes.Put(new() { Id = "a", Text = "old" });
        var older = System.IO.File.ReadAllBytes(File);
        notes.Put(new() { Id = "a", Text = "new" });

        System.IO.File.WriteAllBytes(File, new byte[older.Length]);
        ShouldFail(isDiskFault: true);
        notes.Find("a")!.Text.ShouldBe("new");

        System.IO.File.WriteAllBytes(File, older);
        time.Advance(TimeSpan.FromMinutes(1));
        database.CanWrite().ShouldBeTrue();
        notes.Find("a")!.Text.ShouldBe("old");
    }

    /// <summary>Gartan shows again what it showed before: not the page that is stored.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_page_is_not_taken_for_the_stored_one_that_was_replaced_before_a_commit_failed(bool isDiskFault)
    {
        var rota = new RotaStore(database, SampleRota.Options);
        var (booked, off) = (Page("booked"), Page("off"));
        rota.Replace(off);

        ShouldFailAfterCommit(isDiskFault, () => rota.Replace(booked));

        rota.Find(off.Station, off.Date)!.ContentHash.ShouldBe("booked");
        rota.MarkUnchanged(off.Station, off.Date, "off", SampleRota.Noon + Duration.FromMinutes(5)).ShouldBeFalse();
    }

    [Fact]
    public void A_page_that_the_disk_lost_is_neither_stored_nor_read()
    {
        var rota = new RotaStore(database, SampleRota.Options);
        rota.Replace(Page("off"));
        var publications = rota.ReadingsVersion;

        ShouldLose(() => rota.Replace(Page("booked") with { ReadAt = SampleRota.Noon + Duration.FromMinutes(5) }));

        rota.ReadingsVersion.ShouldNotBe(publications + 1, "the lost reading was told, and that it is lost has to be as well");
        rota.LastReadAt(SampleRota.Fernbrae, SampleRota.Tuesday).ShouldBe(SampleRota.Noon);
        rota.MarkUnchanged(SampleRota.Fernbrae, SampleRota.Tuesday, "booked", SampleRota.Noon + Duration.FromMinutes(5)).ShouldBeFalse();
    }

    /// <summary>Its page is lost: the file goes on saying when it was read, until the month is next written.</summary>
    [Fact]
    public void A_day_that_is_not_believed_stays_unread_when_memory_is_drawn_again()
    {
        var rota = new RotaStore(database, SampleRota.Options);
        rota.Replace(Page("off"));
        database.Documents<StoredDay>("rota_days").Delete(StoredDay.IdOf(SampleRota.Fernbrae, SampleRota.Tuesday));
        rota.Between(SampleRota.Fernbrae, SampleRota.Tuesday, SampleRota.Tuesday).ShouldBeEmpty();
        rota.LastReadAt(SampleRota.Fernbrae, SampleRota.Tuesday).ShouldBeNull();

        ShouldFailAfterCommit(isDiskFault: false, () => rota.Replace(Page("later") with { Date = SampleRota.Tuesday.PlusDays(40) }));

        rota.LastReadAt(SampleRota.Fernbrae, SampleRota.Tuesday).ShouldBeNull();
    }

    private static StationDay Page(string hash) => SampleRota.Full(SampleRota.Tuesday, SampleRota.Noon, seed: hash.Length) with
    {
        ContentHash = hash,
    };

    private CachedStore<Note> Notes() => new(database, "notes", note => note.Id);

    private void ShouldFail(bool isDiskFault) => ShouldFailAfterCommit(isDiskFault, () => { });

    /// <summary>As when the disk fails, or anything else, between LiteDB's commit and its return.</summary>
    private void ShouldFailAfterCommit(bool isDiskFault, Action write)
    {
        Exception failure = isDiskFault ? new IOException("No space left on device") : new FormatException("not of the disk");
        Should.Throw<Exception>(() => database.InTransaction<bool>(file =>
        {
            write();
            file.Commit();
            throw failure;
        }));

        // The file is not tried at once again.
        time.Advance(TimeSpan.FromMinutes(1));
    }

    /// <summary>The disk took the pages and did not keep them; the file is opened again as it was before.</summary>
    private void ShouldLose(Action write)
    {
        var before = System.IO.File.ReadAllBytes(File);
        write();
        System.IO.File.WriteAllBytes(File, before);
        ShouldFail(isDiskFault: true);
    }
}
