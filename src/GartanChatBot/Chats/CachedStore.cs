using GartanChatBot.Storage;

namespace GartanChatBot.Chats;

/// <summary>
/// A collection that stays small and is asked for with every question: held in memory as well, read without a lock, and drawn anew
/// after each commit. Memory never tells of what was rolled back.
/// </summary>
internal sealed class CachedStore<T>
    where T : class
{
    private readonly BotDatabase database;
    private readonly DocumentSet<T> documents;
    private readonly Func<T, string> idOf;
    private readonly TransactionHooks steps;

    private volatile Dictionary<string, T> known;

    public CachedStore(BotDatabase database, string name, Func<T, string> idOf)
    {
        (this.database, this.idOf) = (database, idOf);
        documents = database.Documents<T>(name);
        steps = new(() => { }, () => known = Read(), () => { });
        known = Read();
    }

    public IReadOnlyCollection<T> All => Present.Values;

    private Dictionary<string, T> Present => database.IsWriting ? Read() : known;

    /// <summary>Whoever writes sees their own writes; everybody else what was committed last.</summary>
    public T? Find(string id) => database.IsWriting ? documents.Find(id) : known.GetValueOrDefault(id);

    public void Put(T document) => database.InTransaction(() =>
    {
        documents.Upsert(document);
        database.Enlist(steps);
    });

    public bool Remove(string id) => database.InTransaction(() =>
    {
        database.Enlist(steps);
        return documents.Delete(id);
    });

    private Dictionary<string, T> Read() => documents.All().ToDictionary(idOf, StringComparer.Ordinal);
}
