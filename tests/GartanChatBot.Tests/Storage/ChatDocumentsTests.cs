using System.IO.Compression;
using GartanChatBot.Alerts;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Storage;
using GartanChatBot.Tests.Chats;
using GartanChatBot.Tests.TestKit;
using LiteDB;
using NodaTime;

namespace GartanChatBot.Tests.Storage;

/// <summary>
/// Version 3 kept what a chat is told beside the chat's document. Its file was written by the program of 28 November 2026: a configured
/// chat with everything set, one with nothing told, one that is gone, one that only set quiet hours, a linked person's private chat, an
/// administrator's, one that is kept out, one that only said how people are called, and the console.
/// </summary>
public sealed class ChatDocumentsTests : IDisposable
{
    private static readonly SchemaMigrations.MigrationStep Nothing = new("nothing", _ => { });

    private readonly TemporaryFolder folder = new();

    public ChatDocumentsTests() => Unpack(File);

    private string File => folder.File("gartan.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_chat_keeps_what_was_known_of_it_and_what_it_is_told()
    {
        using var database = BotDatabase.Open(File, TimeProvider.System);
        var chats = new ChatDirectory(database, new(), new(database, TimeProvider.System), TimeProvider.System);
        var at = Instant.FromUtc(2026, 6, 9, 13, 18);
        var letIn = new ChatSettings { Id = "", State = ChatState.Approved, AskedAt = at, ApprovedBy = "telegram:1", ApprovedAt = at };

        chats.All.ShouldBe(
        [
            new()
            {
                Id = "telegram:-4711",
                Title = "Fernbrae crew",
                Station = "K41",
                Names = NameStyle.Full,
                NamesInAlerts = true,
                Kinds = (AlertKinds.Shipped | AlertKinds.DailyDigest | AlertKinds.SundayDigest) & ~AlertKinds.Soon,
                LookAhead = Duration.FromDays(2),
                QuietHours = "23:00-06:00",
                MentionRole = "12345",
                DigestAt = "18:00",
                DigestAlways = true,
            },
            letIn with { Id = "telegram:-4712", Title = "Officers", Kinds = AlertKinds.None, QuietHours = "" },
            letIn with
            {
                Id = "telegram:-4713",
                Title = "Old crew",
                State = ChatState.Gone,
                Station = "K41",
                Kinds = AlertKinds.DailyDigest | AlertKinds.SundayDigest,
                DisabledBecause = "The bot was removed.",
            },
            new() { Id = "telegram:-4714", QuietHours = "22:30-06:30" },
            new() { Id = "telegram:-4715", Title = "Strangers", State = ChatState.Refused, AskedAt = at },
            letIn with
            {
                Id = "telegram:-4716",
                Title = "Quiet room",
                Names = NameStyle.Initials,
                NamesInAlerts = true,
                ShowRanks = false,
            },
            new() { Id = "telegram:1", LookAhead = Duration.FromHours(12) },
            new() { Id = "telegram:7", OnlyWhere = "BIRCH, RJ" },
            new() { Id = "terminal:console", Station = "K41" },
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task People_read_the_settings_that_the_older_program_showed_them()
    {
        await using var chats = await FernbraeChats.StartAsync(
            ("Chat:Approved:0", "telegram:-4711"), ("Chat:Approved:1", "telegram:-4714"));
        Unpack(chats.Bot.DatabasePath);

        (await chats.TextAsync("telegram:1", "1", "/chats")).ShouldBe(
            """
            5 chats are approved, 0 are waiting.
            • telegram:-4714 – approved in the configuration
            • Fernbrae crew (telegram:-4711) – approved in the configuration, K41, names full
            • Officers (telegram:-4712) – approved by telegram:1
            • Old crew (telegram:-4713) – gone: blocked, removed or deleted
            • Quiet room (telegram:-4716) – approved by telegram:1, names initials
            • Strangers (telegram:-4715) – blocked
            """);
        (await chats.TextAsync("telegram:-4711", "7", "/alerts")).ShouldBe(
            """
            This chat gets:
            Kinds     new shortages, now off, back on, worse, reminders, lost contact, daily digest, Sunday digest
            Stations  K41
            Ahead     48 h
            Quiet     23:00–06:00
            Digest    18:00, also when nothing is short
            Calls     role 12345
            """);
        (await chats.TextAsync("telegram:7", "7", "/alerts")).ShouldContain("only what Birch could close");
        (await chats.TextAsync("telegram:-4712", "7", "/alerts")).ShouldBe("This chat gets no alerts.");
        (await chats.TextAsync("telegram:-4714", "7", "/alerts")).ShouldContain("Quiet     22:30–06:30");
        chats.Get<AlertRecipients>().Now().Select(chat => chat.Id).ShouldBe(
            ["telegram:-4711", "telegram:-4712", "telegram:-4714", "telegram:-4716", "terminal:console", "telegram:7"]);
    }

    [Fact]
    public void No_stored_field_is_lost_and_the_old_collection_is_gone()
    {
        var (subscriptions, chats) = (Documents("alert_subscriptions"), Documents("chats"));
        (subscriptions.Count, chats.Count).ShouldBe((7, 5));

        using (var database = BotDatabase.Open(File, TimeProvider.System))
            database.CheckIntegrity().ShouldBeEmpty();

        var after = Documents("chats");
        foreach (var (field, value, id) in Fields(chats).Concat(Fields(subscriptions)).Where(each => each.Field is not "Stations"))
            after[id][field].ShouldBe(value, $"{field} of {id}");
        Names().ShouldNotContain("alert_subscriptions");
        Documents("alert_mutes").Count.ShouldBe(2);
    }

    [Fact]
    public void A_step_that_is_cut_short_leaves_both_collections_and_is_done_at_the_next_start()
    {
        var before = (Text("alert_subscriptions"), Text("chats"));
        var cutShort = new SchemaMigrations.MigrationStep("cut short", database => database.InTransaction(() =>
        {
            ChatDocuments.MergeAlertSettings(database);
            throw new TimeoutException();
        }));

        Should.Throw<TimeoutException>(() =>
            BotDatabase.Open(File, TimeProvider.System, new SchemaMigrations([Nothing, Nothing, cutShort])));

        (Text("alert_subscriptions"), Text("chats")).ShouldBe(before);
        Every_chat_keeps_what_was_known_of_it_and_what_it_is_told();
    }

    [Fact]
    public void An_emptied_collection_that_a_kill_left_behind_is_dropped_at_the_next_start()
    {
        BotDatabase.Open(
                File, TimeProvider.System,
                new SchemaMigrations([Nothing, Nothing, new("no time to drop", ChatDocuments.MergeAlertSettings)]))
            .Dispose();
        Names().ShouldContain("alert_subscriptions");

        Every_chat_keeps_what_was_known_of_it_and_what_it_is_told();

        Names().ShouldNotContain("alert_subscriptions");
    }

    [Fact]
    public void The_program_of_28_November_refuses_the_file_from_then_on()
    {
        BotDatabase.Open(File, TimeProvider.System).Dispose();

        Should.Throw<DatabaseTooNewException>(() =>
            BotDatabase.Open(File, TimeProvider.System, new SchemaMigrations([Nothing, Nothing])));
    }

    private static void Unpack(string path)
    {
        using var packed = new GZipStream(
            System.IO.File.OpenRead(Path.Combine(Samples.Folder, "Databases", "2026-11-28.db.gz")), CompressionMode.Decompress);
        using var database = System.IO.File.Create(path);
        packed.CopyTo(database);
    }

    private static IEnumerable<(string Field, BsonValue Value, string Id)> Fields(Dictionary<string, BsonDocument> documents) =>
        documents.SelectMany(document => document.Value.Select(field => (field.Key, field.Value, document.Key)));

    private Dictionary<string, BsonDocument> Documents(string collection) =>
        Read(file => file.GetCollection(collection).FindAll().ToDictionary(document => document["_id"].AsString));

    private string Text(string collection) =>
        string.Join('\n', Documents(collection).Values.Select(each => JsonSerializer.Serialize(each)));

    private List<string> Names() => Read(file => file.GetCollectionNames().ToList());

    private T Read<T>(Func<LiteDatabase, T> read)
    {
        using var file = new LiteDatabase(
            new ConnectionString { Filename = File, ReadOnly = true, Collation = new Collation("en-GB/None") });
        return read(file);
    }
}
