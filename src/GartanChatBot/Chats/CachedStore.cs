using GartanChatBot.Storage;

namespace GartanChatBot.Chats;

/// <summary>
/// A collection that stays small and is asked for with every question: held in memory as well, read without a lock, and drawn anew
/// with each commit. Memory never tells of what was rolled back.
/// </summary>
internal sealed class CachedStore<T>
    where T : class
{
    private readonly BotDatabase database;
    private readonly DocumentSet<T> documents;
    private readonly Func<T, string> idOf;
    private readonly TransactionHooks steps;
    private readonly FileMemory<Dictionary<string, T>> known;

    /// <summary>The present transaction has written here; only its thread asks.</summary>
    private bool isWritten;

    /// <summary>Everything as the present transaction leaves it; null when it wrote after it was drawn.</summary>
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

    /// <summary>On the thread of a transaction that has written here: memory does not hold its writes yet.</summary>
    private bool SeesMore => database.IsWriting && isWritten;

    /// <summary>Whoever writes sees their own writes; everybody else what was committed last.</summary>
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
