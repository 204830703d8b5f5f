using GartanChatBot.Rota;
using GartanChatBot.Storage;
using GartanChatBot.Tests.Storage;
using LiteDB;
using static GartanChatBot.Tests.Rota.SampleRota;

namespace GartanChatBot.Tests.Rota;

/// <summary>A bit that flipped on the disk makes a day unread. It never makes it another day.</summary>
public sealed class FlippedBitTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string File => folder.File("gartan.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Any_flipped_bit_of_a_stored_day_gives_that_day_or_none()
    {
        var mapper = BotMapper.Shared;
        var day = Full(Tuesday, Noon, seed: 1, people: 4);
        var bytes = BsonSerializer.Serialize(mapper.ToDocument(StoredDay.Pack(day)));
        var (same, none) = (0, 0);

        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << bit % 8);
            var read = Read(mapper, bytes);
            bytes[bit / 8] ^= (byte)(1 << bit % 8);

            if (read is null)
                none++;
            else
                Told(read).ShouldBe(Told(day), $"bit {bit}");
            same += read is null ? 0 : 1;
        }

        // What nothing is read from: the names of the station's own field and of the checksum.
        same.ShouldBeLessThan(none / 10, $"{same} of {same + none}");
    }

    [Fact]
    public void A_day_that_can_not_be_believed_is_unread_until_its_page_is_read_again()
    {
        var day = Full(Tuesday, Noon, seed: 1);
        using (var database = BotDatabase.Open(File, TimeProvider.System))
        {
            new RotaStore(database, Options).Replace(day);
            new RotaStore(database, Options).Replace(Full(Tuesday.PlusDays(1), Noon, seed: 2));
        }

        ChangeAName();

        using var opened = BotDatabase.Open(File, TimeProvider.System);
        var rota = new RotaStore(opened, Options);
        rota.UnreadableDays().ShouldBe(["K41|2026-06-09"]);
        rota.Between(Fernbrae, Tuesday, Tuesday.PlusDays(1)).ShouldHaveSingleItem().Date.ShouldBe(Tuesday.PlusDays(1));
        rota.Find(Fernbrae, Tuesday).ShouldBeNull();
        rota.LastReadAt(Fernbrae, Tuesday).ShouldBeNull("its age is that of a day that was never read");
        rota.ContentHashOf(Fernbrae, Tuesday).ShouldBeNull();
        rota.MarkUnchanged(Fernbrae, Tuesday, day.ContentHash, Noon).ShouldBeFalse("the same page has to be read again");

        rota.Replace(day).ShouldBe(ReplaceOutcome.Added);

        Told(rota.Find(Fernbrae, Tuesday)!).ShouldBe(Told(day));
        rota.UnreadableDays().ShouldBeEmpty();
    }

    [Fact]
    public void A_day_of_an_older_program_is_believed_and_gets_its_checksum_when_it_is_next_written()
    {
        var day = Full(Tuesday, Noon, seed: 1);
        using var database = BotDatabase.Open(File, TimeProvider.System);
        var rota = new RotaStore(database, Options);
        var stored = StoredDay.Pack(day);
        stored.Checksum = null;
        var days = database.Documents<StoredDay>("rota_days");
        days.Upsert(stored);

        Told(rota.Find(Fernbrae, Tuesday)!).ShouldBe(Told(day));
        rota.Replace(Full(Tuesday, Noon, seed: 3));

        days.Find(stored.Id)!.Checksum.ShouldNotBeNull();
    }

    private static GartanChatBot.Crewing.StationDay? Read(BsonMapper mapper, byte[] bytes)
    {
        try
        {
            return mapper.ToObject<StoredDay>(BsonSerializer.Deserialize(bytes)).TryUnpack(Noon);
        }
#pragma warning disable CA1031 // Bytes that are no document any more are no day either.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private void ChangeAName()
    {
        using var file = new LiteDatabase(new ConnectionString { Filename = File, Collation = new Collation("en-GB/None") });
        var days = file.GetCollection("rota_days");
        var stored = days.FindById("K41|2026-06-09");
        stored["Members"][0] = "MEMBER 1, B";
        days.Update(stored);
    }
}
