namespace GartanChatBot.Storage;

/// <summary>
/// What a store knows by heart of the file. It is drawn again after a commit of which nobody knows how it ended, and after the file was
/// opened again, because either may hold something else then. Where it can't be read, what was known stays.
/// </summary>
internal sealed class FileMemory<T>
    where T : class
{
    /// <summary>Answers come from here while the file can't be read; not each of them tries.</summary>
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly BotDatabase database;
    private readonly Func<T> draw;
    private Drawn drawn;

    public FileMemory(BotDatabase database, Func<T> draw)
    {
        (this.database, this.draw) = (database, draw);
        var opening = database.Opening;
        drawn = new(draw(), opening);
    }

    /// <summary>Told after it was drawn again.</summary>
    public Action DrawnAgain { private get; init; } = () => { };

    public T Value => Last is var last && last.Opening == database.Opening ? last.Value : DrawAgain(last);

    private Drawn Last => Volatile.Read(ref drawn);

    /// <summary>As a transaction has it that was committed.</summary>
    public void Set(T value) => Volatile.Write(ref drawn, new(value, database.Opening));

    /// <summary>What was committed is put in; nothing is read for it.</summary>
    public void Change(Action<T> change)
    {
        var last = Last;
        change(last.Value);
        Volatile.Write(ref drawn, last with { });
    }

    /// <summary>The file may hold something else.</summary>
    public void Doubt() => Volatile.Write(ref drawn, Last with { Opening = null });

    /// <summary>Whatever was set meanwhile is newer than what was read here.</summary>
    private T DrawAgain(Drawn last)
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

    /// <param name="Value">What is known.</param>
    /// <param name="Opening">Of which opening of the file; null when it is in doubt.</param>
    private sealed record Drawn(T Value, int? Opening)
    {
        /// <summary>When it could not be drawn again.</summary>
        public long? FailedAt { get; init; }
    }
}
