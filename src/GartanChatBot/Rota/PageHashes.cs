using BitFaster.Caching.Lru;
using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>Hashes of stored pages, available without reading the days. A writer sees its own before the commit.</summary>
internal sealed class PageHashes
{
    private const int Kept = 1024;

    private readonly BotDatabase database;
    private readonly FileCache<ConcurrentLru<(StationCode Station, LocalDate Date), string>> committed;
    private readonly Dictionary<(StationCode Station, LocalDate Date), string> written = [];
    private readonly TransactionHooks steps;

    public PageHashes(BotDatabase database)
    {
        this.database = database;
        committed = new(database, () => new(Kept));
        steps = new(() => { }, Publish, Forget);
    }

    public string? Find(StationCode station, LocalDate date)
    {
        if (database.IsWriting && written.TryGetValue((station, date), out var mine))
            return mine;

        return committed.Value.TryGet((station, date), out var hash) ? hash : null;
    }

    public void Write(StationCode station, LocalDate date, string hash)
    {
        database.Enlist(steps);
        written[(station, date)] = hash;
    }

    public void Remove(StationCode station, LocalDate date) => committed.Value.TryRemove((station, date));

    public void Clear() => committed.Value.Clear();

    private void Publish()
    {
        committed.Change(known =>
        {
            foreach (var (page, hash) in written)
                known.AddOrUpdate(page, hash);
        });
        written.Clear();
    }

    private void Forget()
    {
        committed.Doubt();
        written.Clear();
    }
}
