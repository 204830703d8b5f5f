using System.IO.Compression;
using GartanChatBot.Storage;
using GartanChatBot.Tests.TestKit;
using LiteDB;

namespace GartanChatBot.Tests.Storage;

/// <summary>Files of released programs, each written by that program with the invented people of the demo and the sample pages.</summary>
public sealed class OldDatabasesTests : IAsyncLifetime
{
    private BotHarness bot = null!;

    public static TheoryData<string, string> Files => new()
    {
        { "2026-11-24", "2026-06-09T14:00" },
        { "2026-11-25", "2026-11-27T16:10" },
        { "2026-11-28", "2026-06-09T14:30" },
    };

    public async ValueTask InitializeAsync() => bot = await BotHarness.StartAsync();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [MemberData(nameof(Files))]
    public async Task It_opens_answers_and_has_the_present_version_after(string file, string at)
    {
        Put(file);

        var answer = await bot.RunAsync("ask", "/now", "--at", at);

        answer.Code.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain("K41P1 on the run");
        answer.Output.ShouldContain("Birch");
        using var database = BotDatabase.Open(bot.DatabasePath, TimeProvider.System);
        database.CheckIntegrity().ShouldBeEmpty();
        Version(database).ShouldBe(SchemaMigrations.Shipped.Version);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task It_is_written_to_and_loses_no_document(string file, string at)
    {
        Put(file);
        var before = Documents();

        (await bot.RunAsync("import", Path.Combine(Samples.Folder, "K41-2026-06-12.html"), "--station", "K41")).Code.ShouldBe(0);

        var after = Documents();
        foreach (var (collection, ids) in before)
            ids.Except(after[HomeOf(collection)]).ShouldBeEmpty($"{collection} at {at}");
        (await bot.RunAsync("ask", "/now", "--at", "2026-06-12T14:00")).Output.ShouldContain("K41P1");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task It_can_be_restored_from(string file, string at)
    {
        var saved = Path.Combine(bot.Folder, "old.db");
        Put(file, saved);

        (await bot.RunAsync("restore", saved)).Code.ShouldBe(0);

        (await bot.RunAsync("ask", "/now", "--at", at)).Output.ShouldContain("K41P1 on the run");
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_refused_in_a_sentence_and_stays_as_it_is()
    {
        Put("2026-11-25");
        using (var file = new LiteDatabase(new ConnectionString { Filename = bot.DatabasePath, Collation = new Collation("en-GB/None") }))
            file.GetCollection("schema")
                .Update(
                    new BsonDocument
                    {
                        ["_id"] = "schema",
                        ["Version"] = 99,
                        ["Newer"] = "a field of tomorrow",
                    });
        var before = await File.ReadAllBytesAsync(bot.DatabasePath, TestContext.Current.CancellationToken);

        foreach (var verb in (string[][])[["run"], ["ask", "/now"], ["scrape"], ["doctor"]])
        {
            var ran = await bot.RunAsync(verb);

            ran.Code.ShouldBe(1);
            $"{ran.Output}\n{ran.Error}".ShouldContain("The database has version 99 and this program knows only");
            $"{ran.Output}\n{ran.Error}".ShouldNotContain("   at ");
        }

        (await File.ReadAllBytesAsync(bot.DatabasePath, TestContext.Current.CancellationToken)).ShouldBe(before);
    }

    [Fact]
    public async Task The_program_of_25_November_refuses_what_this_one_has_written()
    {
        (await bot.RunAsync("import", Path.Combine(Samples.Folder, "K41-2026-06-12.html"), "--station", "K41")).Code.ShouldBe(0);

        Should.Throw<DatabaseTooNewException>(() => BotDatabase.Open(bot.DatabasePath, TimeProvider.System, new SchemaMigrations([])));
    }

    /// <summary>Where the documents of a collection are that a later version has no more.</summary>
    private static string HomeOf(string collection) => collection is "alert_subscriptions" ? "chats" : collection;

    private static int Version(BotDatabase database) =>
        database.Documents<SchemaMigrations.SchemaRecord>(SchemaMigrations.SchemaRecord.Collection).All().ShouldHaveSingleItem().Version;

    private Dictionary<string, HashSet<string>> Documents()
    {
        using var file = new LiteDatabase(
            new ConnectionString
            {
                Filename = bot.DatabasePath,
                ReadOnly = true,
                Collation = new Collation("en-GB/None"),
            });
        return file.GetCollectionNames()
            .ToList()
            .ToDictionary(
                name => name, name => file.GetCollection(name).FindAll().Select(document => document["_id"].ToString()).ToHashSet());
    }

    private void Put(string file, string? to = null)
    {
        using var packed = new GZipStream(
            File.OpenRead(Path.Combine(Samples.Folder, "Databases", $"{file}.db.gz")), CompressionMode.Decompress);
        using var database = File.Create(to ?? bot.DatabasePath);
        packed.CopyTo(database);
    }
}
