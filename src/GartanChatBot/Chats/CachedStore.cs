using GartanChatBot.Storage;

namespace GartanChatBot.Chats;

/// <summary>
/// A small collection that every question reads: cached in memory, read without a lock, and reloaded with each commit. The cache never
/// contains data that was rolled back.
/// </summary>
internal sealed class CachedStore<T>
    where T : class
{
    private readonly BotDatabase database;
    private readonly DocumentSet<T> documents;
    private readonly Func<T, string> idOf;
    private readonly TransactionHooks steps;
    private readonly FileCache<Dictionary<string, T>> known;

    /// <summary>True if the current transaction has written to this collection; used by that thread only.</summary>
    private bool isWritten;

    /// <summary>Snapshot of the collection after the current transaction; null if it wrote again after the snapshot.</summary>
    private Dictionary<string, T>? next;

    public CachedStore(BotDatabase database, string name, Func<T, string> idOf)
    {
        (this.database, this.idOf) = (database, idOf);
        documents = database.Documents<T>(name);
        steps = new(() => next = Read(), Publish, Forget);
        known = new(database, Read);
    }

    public IReadOnlyCollection<T> All => Present.Values;

    private Dictionary<string, T> Present => SeesMore ? Read() : known.Value;

    /// <summary>True on the thread of a transaction that has written here, whose writes are not in the cache yet.</summary>
    private bool SeesMore => database.IsWriting && isWritten;

    /// <summary>Finds a document. The writing thread sees its own changes; other threads see the last commit.</summary>
    public T? Find(string id) => SeesMore ? documents.Find(id) : known.Value.GetValueOrDefault(id);

    public void Put(T document) => database.InTransaction(() =>
    {
        Enlist();
        documents.Upsert(document);
    });

    public bool Remove(string id) => database.InTransaction(() =>
    {
        Enlist();
        return documents.Delete(id);
    });

    private void Enlist()
    {
        database.Enlist(steps);
        isWritten = true;
        next = null;
    }

    private void Publish()
    {
        if (next is { } drawn)
            known.Set(drawn);
        else
            known.Doubt();
        isWritten = false;
    }

    private void Forget()
    {
        known.Doubt();
        isWritten = false;
    }

    private Dictionary<string, T> Read() => documents.All().ToDictionary(idOf, StringComparer.Ordinal);
}
