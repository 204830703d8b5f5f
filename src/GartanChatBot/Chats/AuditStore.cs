using System.Globalization;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Chats;

/// <summary>Decisions of administrators and officers, kept for thirteen months.</summary>
internal sealed class AuditStore
{
    public const int MonthsKept = 13;

    private const string Forgotten = "(forgotten)";

    private readonly BotDatabase database;
    private readonly DocumentSet<AuditEntry> entries;
    private readonly TimeProvider time;

    public AuditStore(BotDatabase database, TimeProvider time)
    {
        (this.database, this.time) = (database, time);
        entries = database.Documents<AuditEntry>("audit");
        entries.EnsureIndex("who", "$.Who");
        entries.EnsureIndex("target", "$.Target");
    }

    public void Add(string who, string act, string target) => database.InTransaction(() =>
    {
        var now = time.GetCurrentInstant();
        var number = 0;
        while (entries.Find(IdOf(now, number)) is not null)
            number++;

        entries.Insert(new() { Id = IdOf(now, number), At = now, Who = who, Act = act, Target = target });
    });

    /// <summary>Returns the latest entries, newest first.</summary>
    public IReadOnlyList<AuditEntry> Latest(int count) => entries.Latest(count);

    public IReadOnlyList<AuditEntry> Concerning(string person) =>
        [
            .. entries
                .Where("$.Who BETWEEN @0 AND @0", person)
                .Concat(entries.Where("$.Target BETWEEN @0 AND @0", person))
                .DistinctBy(entry => entry.Id)
                .OrderBy(entry => entry.At),
        ];

    /// <summary>Removes a person's id from the entries; the entries themselves stay.</summary>
    public void Forget(string person) =>
        database.InTransaction(() =>
        {
            foreach (var entry in Concerning(person))
                entries.Upsert(
                    entry with
                    {
                        Who = entry.Who == person ? Forgotten : entry.Who,
                        Target = entry.Target == person ? Forgotten : entry.Target,
                    });
        });

    public int Prune(LocalDate today) =>
        entries.DeleteWhere(
            "_id BETWEEN @0 AND @1", IdOf(default, 0), IdOf(today.PlusMonths(-MonthsKept).AtMidnight().InUtc().ToInstant(), 0));

    private static string IdOf(Instant at, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeTicks():D19}-{number:D4}");
}
