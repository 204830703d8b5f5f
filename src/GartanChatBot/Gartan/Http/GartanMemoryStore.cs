using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Gartan.Http;

/// <summary>Stores a rejected log-in and the day's request count across restarts, one document each.</summary>
internal sealed class GartanMemoryStore(BotDatabase database)
{
    private const string OnlyId = "1";

    /// <summary>
    /// Requests are recorded in batches before they are sent, because a commit costs about ten disk flushes. After a crash the whole batch
    /// counts as sent, so the limit is never exceeded.
    /// </summary>
    private const int BatchSize = 20;

    private readonly DocumentSet<StoredLock> locks = database.Documents<StoredLock>("gartan_lock");
    private readonly DocumentSet<StoredCount> counts = database.Documents<StoredCount>("gartan_requests");
    private volatile RequestCount? sent;
    private int written;

    public GartanMemory AsMemory() => new(LoadLock, SaveLock, LoadCount, SaveCount);

    private LoginLockState? LoadLock() => locks.Find(OnlyId)?.Unpack();

    private void SaveLock(LoginLockState? state)
    {
        if (state is null)
            locks.Delete(OnlyId);
        else
            locks.Upsert(StoredLock.Pack(state));
    }

    /// <summary>Lock-free: writers call it inside the database's gate, and counting waits for that gate.</summary>
    private RequestCount? LoadCount()
    {
        if (sent is null && counts.Find(OnlyId) is { } stored)
            Interlocked.CompareExchange(ref sent, new(stored.Day, stored.Sent), null);

        return sent;
    }

    /// <summary>Requests are sent one at a time, so there is no concurrent save.</summary>
    private void SaveCount(RequestCount count)
    {
        var sameDay = sent?.Day == count.Day;
        sent = count;
        if (sameDay && count.Sent <= written)
            return;

        // A batch that could not be recorded is not used: the next request tries again.
        var lot = count.Sent + BatchSize - 1;
        counts.Upsert(new StoredCount { Id = OnlyId, Day = count.Day, Sent = lot });
        written = lot;
    }

    /// <summary>Stored form of a rejected log-in; never contains the credentials.</summary>
    internal sealed class StoredLock
    {
        public required string Id { get; init; }

        public required string Salt { get; init; }

        public required string CredentialHash { get; init; }

        public int Refusals { get; init; }

        public bool IsLocked { get; init; }

        public Instant RefusedAt { get; init; }

        public required string Reason { get; init; }

        public static StoredLock Pack(LoginLockState state) => new()
        {
            Id = OnlyId,
            Salt = state.Salt,
            CredentialHash = state.CredentialHash,
            Refusals = state.Refusals,
            IsLocked = state.IsLocked,
            RefusedAt = state.RefusedAt,
            Reason = state.Reason,
        };

        public LoginLockState Unpack() => new()
        {
            Salt = Salt,
            CredentialHash = CredentialHash,
            Refusals = Refusals,
            IsLocked = IsLocked,
            RefusedAt = RefusedAt,
            Reason = Reason,
        };
    }

    /// <summary>Requests recorded for a day.</summary>
    internal sealed class StoredCount
    {
        public required string Id { get; init; }

        public LocalDate Day { get; init; }

        public int Sent { get; init; }
    }
}
