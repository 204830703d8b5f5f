namespace GartanChatBot.Gartan.Http;

/// <summary>
/// Storage for rejected log-ins and the day's request count, so that a restart neither retries a rejected password nor resets the limit.
/// Delegates, so that this folder does not depend on the database.
/// </summary>
internal sealed record GartanMemory(
    Func<LoginLockState?> LoadLock, Action<LoginLockState?> SaveLock, Func<RequestCount?> LoadCount, Action<RequestCount> SaveCount)
{
    /// <summary>In-memory storage, for runs that keep nothing.</summary>
    public static GartanMemory OfThisProcess()
    {
        LoginLockState? state = null;
        RequestCount? count = null;
        return new(() => state, value => state = value, () => count, value => count = value);
    }
}
