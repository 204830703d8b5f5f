namespace GartanChatBot.Storage;

/// <summary>
/// In-memory copy of a store's data in the file. It is reloaded after a commit with unknown result and after the file was reopened, because
/// the file may then have other content. While the file can't be read, the old copy is kept.
/// </summary>
internal sealed class FileCache<T>
    where T : class
{
    /// <summary>Minimum time between attempts to reload while the file can't be read; answers use the old copy.</summary>
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly BotDatabase database;
    private readonly Func<T> draw;
    private Drawn drawn;

    public FileCache(BotDatabase database, Func<T> draw)
    {
        (this.database, this.draw) = (database, draw);
        var opening = database.Opening;
        drawn = new(draw(), opening);
    }

    /// <summary>Called after a reload.</summary>
    public Action DrawnAgain { private get; init; } = () => { };

    public T Value => Last is var last && last.Opening == database.Opening ? last.Value : Reload(last);

    private Drawn Last => Volatile.Read(ref drawn);

    /// <summary>Sets the value after a commit.</summary>
    public void Set(T value) => Volatile.Write(ref drawn, new(value, database.Opening));

    /// <summary>Applies a committed change without reading the file.</summary>
    public void Change(Action<T> change)
    {
        var last = Last;
        change(last.Value);
        Volatile.Write(ref drawn, last with { });
    }

    /// <summary>Marks the copy as outdated, because the file may have other content.</summary>
    public void Doubt() => Volatile.Write(ref drawn, Last with { Opening = null });

    /// <summary>A value set in the meantime is newer than the one loaded here, and is kept.</summary>
    private T Reload(Drawn last)
    {
        if (last.FailedAt is { } failed && database.Time.GetElapsedTime(failed) < BetweenTries && !database.IsWriting)
            return last.Value;

        try
        {
            var opening = database.Opening;
            if (ReferenceEquals(Interlocked.CompareExchange(ref drawn, new(draw(), opening), last), last))
                DrawnAgain();
        }
        catch (Exception failure) when (!database.IsWriting && DatabaseHandle.IsFault(failure))
        {
            Interlocked.CompareExchange(ref drawn, last with { FailedAt = database.Time.GetTimestamp() }, last);
        }

        return Last.Value;
    }

    /// <param name="Value">The data.</param>
    /// <param name="Opening">Opening of the file from which it was loaded; null if it is outdated.</param>
    private sealed record Drawn(T Value, int? Opening)
    {
        /// <summary>Time of the last failed reload.</summary>
        public long? FailedAt { get; init; }
    }
}
