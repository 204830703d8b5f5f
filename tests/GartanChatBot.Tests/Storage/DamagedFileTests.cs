using System.Security.Cryptography;
using GartanChatBot.Storage;
using GartanChatBot.Tests.TestKit;
using LiteDB;

namespace GartanChatBot.Tests.Storage;

/// <summary>A file that is not what the program wrote stays as it is, and every verb says so in a sentence and ends with 1.</summary>
public sealed class DamagedFileTests : IAsyncLifetime
{
    private const int Page = 8192;

    private static readonly string[][] Verbs =
    [
        ["run"], ["ask", "/now"], ["chat"], ["scrape"], ["import", Path.Combine(Samples.Folder, "K41-2026-06-09.html"), "--station", "K41"],
        ["doctor"], ["backup", "saved.db"], ["forget", "ELM, SJ"],
    ];

    private static readonly Dictionary<string, Action<string>> Damages = new()
    {
        ["head"] = path => Overwrite(path, 0, new byte[100]),
        ["signature"] = path => Overwrite(path, 40, [0]),
        ["head page"] = path => Overwrite(path, 0, Garbage(Page)),
        ["middle"] = path => Overwrite(path, new FileInfo(path).Length / 2 / Page * Page, Garbage(Page)),
        ["middle of nothing"] = path => Overwrite(path, new FileInfo(path).Length / 2 / Page * Page, new byte[3 * Page]),
        ["tail"] = path => Overwrite(path, new FileInfo(path).Length - Page, Garbage(Page)),
        ["a page without its end"] = path => Overwrite(path, new FileInfo(path).Length - (Page / 2), new byte[Page / 2]),
        ["cut by a page"] = path => Cut(path, new FileInfo(path).Length - Page),
        ["cut inside a page"] = path => Cut(path, new FileInfo(path).Length - 100),
        ["cut in the middle"] = path => Cut(path, new FileInfo(path).Length / 2),
        ["cut to less than a page"] = path => Cut(path, 3000),
        ["cut to a few bytes"] = path => Cut(path, 10),
        ["emptied"] = path => Cut(path, 0),
        ["gone"] = File.Delete,
        ["another file"] = path => File.WriteAllText(path, "somebody's notes"),
        ["garbage as log"] = path => File.WriteAllBytes(LogOf(path), Garbage(3 * Page)),
        ["a foreign log"] = path => File.WriteAllBytes(LogOf(path), ForeignLog()),
    };

    private BotHarness bot = null!;

    public static TheoryData<string> Kinds => [.. Damages.Keys];

    public async ValueTask InitializeAsync()
    {
        bot = await BotHarness.StartAsync();
        var imported = await bot.RunAsync(["import", .. Directory.GetFiles(Samples.Folder, "K41-2026-06-1?.html"), "--station", "K41"]);
        imported.Code.ShouldBe(0, imported.Error);
    }

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_verb_says_so_and_leaves_it_alone(string kind)
    {
        Damages[kind](bot.DatabasePath);
        var before = Fingerprint();

        // All of them for one kind of damage; for the others those that would begin anew, answer from it or vouch for it.
        foreach (var verb in kind is "tail" ? Verbs : Verbs.Where(verb => verb[0] is "run" or "ask" or "doctor" or "backup"))
        {
            var ran = await bot.RunAsync([
                verb[0],
                .. verb[1..].Select(word => word == "saved.db" ? Path.Combine(bot.Folder, "saved", word) : word),
            ]);

            var said = $"{ran.Output}\n{ran.Error}";
            ran.Code.ShouldBe(1, $"{verb[0]}: {said}");
            said.ShouldContain("restore FILE", customMessage: verb[0]);
            said.ShouldNotContain("   at ", customMessage: verb[0]);
            Fingerprint().ShouldBe(before, verb[0]);
        }

        File.Exists(Path.Combine(bot.Folder, "saved", "saved.db")).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_restore_puts_a_backup_in_its_place(string kind)
    {
        var saved = Path.Combine(bot.Folder, "saved.db");
        (await bot.RunAsync("backup", saved)).Code.ShouldBe(0);
        Damages[kind](bot.DatabasePath);

        var restored = await bot.RunAsync("restore", saved);

        restored.Code.ShouldBe(0, restored.Error);
        (await bot.RunAsync("ask", "/now", "--at", "2026-06-10T14:00")).Output.ShouldContain("K41P1");
    }

    [Fact]
    public async Task A_restore_of_garbage_is_refused_in_a_sentence_and_replaces_nothing()
    {
        var garbage = Path.Combine(bot.Folder, "garbage.db");
        var whole = await File.ReadAllBytesAsync(bot.DatabasePath, TestContext.Current.CancellationToken);
        List<byte[]> contents =
        [
            [], Garbage(100), Garbage(5 * Page), whole[..(whole.Length / 2)], whole[..3000],
            [.. whole[..(2 * Page)], .. Garbage(Page), .. whole[(3 * Page)..]],
        ];

        foreach (var content in contents)
        {
            await File.WriteAllBytesAsync(garbage, content, TestContext.Current.CancellationToken);
            var before = Fingerprint();

            var ran = await bot.RunAsync("restore", garbage);

            ran.Code.ShouldBe(1, ran.Output);
            ran.Error.ShouldContain("the database is unchanged");
            ran.Error.ShouldNotContain("   at ");
            Fingerprint().ShouldBe(before);
        }
    }

    [Fact]
    public void A_damaged_database_is_not_saved_and_the_last_good_backup_stays()
    {
        var saved = Path.Combine(bot.Folder, "saved.db");
        using var database = BotDatabase.Open(bot.DatabasePath, TimeProvider.System);
        database.Backup(saved);
        var good = File.ReadAllBytes(saved);
        Overwrite(bot.DatabasePath, new FileInfo(bot.DatabasePath).Length - Page, Garbage(Page));

        Should.Throw<DatabaseDamagedException>(() => database.Backup(saved)).Message.ShouldContain("was not saved");

        File.ReadAllBytes(saved).ShouldBe(good);
        Directory.GetFiles(bot.Folder, "*.part*").ShouldBeEmpty();
    }

    [Fact]
    public void After_a_crash_the_log_that_was_left_is_believed()
    {
        var (data, log) = LeftByAKill();
        File.WriteAllBytes(bot.DatabasePath, data);
        File.WriteAllBytes(LogOf(bot.DatabasePath), log);
        File.Delete($"{bot.DatabasePath}.lock");

        using var database = BotDatabase.Open(bot.DatabasePath, TimeProvider.System);

        database.Documents<Note>("notes").Find("logged")!.Text.ShouldBe("kept");
    }

    private static (byte[] Data, byte[] Log) LeftByAKill()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("other.db");
        using var file = new LiteDatabase(
            new ConnectionString
            {
                Filename = path,
                Connection = ConnectionType.Direct,
                Collation = new Collation("en-GB/None"),
            },
            BotMapper.Shared)
        {
            UtcDate = true,
        };
        file.GetCollection<Note>("notes").Upsert(new Note { Id = "saved", Text = "in the file" });
        file.Checkpoint();
        file.GetCollection<Note>("notes").Upsert(new Note { Id = "logged", Text = "kept" });
        return (ReadShared(path), ReadShared(LogOf(path)));
    }

    private static byte[] ForeignLog() => LeftByAKill().Log;

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, System.IO.FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static byte[] Garbage(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private static void Overwrite(string path, long at, byte[] bytes)
    {
        using var file = new FileStream(path, System.IO.FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = at;
        file.Write(bytes);
    }

    private static void Cut(string path, long length)
    {
        using var file = new FileStream(path, System.IO.FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(length);
    }

    private static string LogOf(string path) => path.Replace(".db", "-log.db", StringComparison.Ordinal);

    private string Fingerprint() =>
        string.Join(
            '\n',
            new[] { bot.DatabasePath, LogOf(bot.DatabasePath) }.Select(path =>
                File.Exists(path) && new FileInfo(path).Length > 0 ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) : "empty"
            ));
}
