namespace GartanChatBot.Gartan.Http;

/// <summary>
/// Where refusals and the day's request count are kept, so that a restart neither tries a refused password again nor starts a new
/// allowance. Delegates, because the database is not this folder's business.
/// </summary>
internal sealed record GartanMemory(
    Func<LoginLockState?> LoadLock, Action<LoginLockState?> SaveLock, Func<RequestCount?> LoadCount, Action<RequestCount> SaveCount)
{
    /// <summary>Forgets at exit: for runs that keep nothing.</summary>
    public static GartanMemory OfThisProcess()
    {
        LoginLockState? state = null;
        RequestCount? count = null;
        return new(() => state, value => state = value, () => count, value => count = value);
    }
}
