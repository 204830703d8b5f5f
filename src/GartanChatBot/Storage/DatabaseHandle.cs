using System.Diagnostics.CodeAnalysis;
using LiteDB;
using NodaTime;

namespace GartanChatBot.Storage;

/// <summary>Why the database can't be written at present, and since when.</summary>
internal sealed record DatabaseTrouble(Instant Since, string Reason);

/// <summary>
/// The open file: exchanged for a compacted one, and reopened after an input/output error, after which LiteDB is unusable. If it can't be
/// opened for writing, it is opened for reading. Writing and exchanging require the gate of <see cref="BotDatabase"/>.
/// </summary>
internal sealed class DatabaseHandle : IDisposable
{
    /// <summary>Minimum time between attempts: opening reads the whole file, so it is not tried for every question.</summary>
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(5);

    [SuppressMessage("Usage", "CA2213", Justification = "A late reader must get an error about the closed database, not about the lock.")]
    private readonly ReaderWriterLockSlim exchange = new();

    private readonly string path;
    private readonly DatabaseLock? held;
    private readonly TimeProvider time;

    private LiteDatabase? file;
    private bool isWritable = true;
    private int opened;
    private DateTimeOffset triedAt;
    private volatile DatabaseTrouble? trouble;

    public DatabaseHandle(string path, DatabaseLock? held, TimeProvider time)
    {
        (this.path, this.held, this.time) = (path, held, time);
        file = DatabaseFile.Open(path, held);
        held?.MarkInUse();
    }

    public DatabaseTrouble? Trouble => trouble;

    public bool IsDisposed { get; private set; }

    /// <summary>Number of the current opening: an operation that failed with an earlier one may succeed with this one.</summary>
    public int Opened => Volatile.Read(ref opened);

    /// <summary>The file for the gate's holder, which reads and writes its own transaction.</summary>
    public LiteDatabase Present => file ?? throw Fault();

    public static bool IsFault(Exception failure) => failure is IOException or UnauthorizedAccessException
        or LiteException { ErrorCode: LiteException.INVALID_DATAFILE_STATE or LiteException.ENGINE_DISPOSED };

    public T Read<T>(Func<LiteDatabase, T> read)
    {
        exchange.EnterReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(IsDisposed, typeof(BotDatabase));
            return read(Present);
        }
        finally
        {
            exchange.ExitReadLock();
        }
    }

    /// <summary>The file to write to, reopened if due; throws while there is none.</summary>
    public LiteDatabase ForWriting()
    {
        if (trouble is null)
            return Present;
        if (!IsTryDue())
            throw Fault();

        triedAt = time.GetUtcNow();
        if (!isWritable || file is null)
            OpenAgain();
        return isWritable ? Present : throw Fault();
    }

    /// <summary>Records a failed write and reopens the file: LiteDB is then unusable, even for reading.</summary>
    public void WriteFailed(Exception failure, int opening)
    {
        trouble ??= new(time.GetCurrentInstant(), failure.Message);
        if (opening == Opened)
            OpenAgain();
    }

    /// <summary>Reopens the file after a failed read, unless that has been done since that opening, or failed just now.</summary>
    /// <returns>True if an immediate retry is worthwhile.</returns>
    public bool ReadFailed(Exception failure, int opening)
    {
        if (opening != Opened)
            return true;
        if (trouble is not null && !IsTryDue())
            return false;

        WriteFailed(failure, opening);
        return file is not null;
    }

    /// <summary>Called after a successful write and flush.</summary>
    public void Succeeded() => trouble = null;

    public DatabaseFaultException Fault(Exception? cause = null) =>
        new(
            $"The database can't be used at present ({cause?.Message ?? trouble?.Reason}); nothing was stored. A retry follows.",
            cause);

    public void Exchange(string compacted)
    {
        exchange.EnterWriteLock();
        try
        {
            file!.Dispose();
            DatabaseFile.MoveIntoPlace(compacted, path);
            file = DatabaseFile.Open(path, held);
        }
        finally
        {
            exchange.ExitWriteLock();
        }
    }

    public void Dispose()
    {
        exchange.EnterWriteLock();
        try
        {
            IsDisposed = true;
            Close();
            if (held is not null && trouble is null && DatabaseFile.HasEmptyLog(path))
                held.MarkClosed();
        }
        catch (IOException)
        {
            // The mark stays "in use", so the next start reads the whole log before it trusts it.
        }
        finally
        {
            exchange.ExitWriteLock();
        }
    }

    private bool IsTryDue() => time.GetUtcNow() - triedAt >= BetweenTries;

    private void OpenAgain()
    {
        if (path is BotDatabase.InMemory)
            return;

        triedAt = time.GetUtcNow();
        exchange.EnterWriteLock();
        try
        {
            Close();
            file = null;
            file = DatabaseFile.Open(path, held);
            isWritable = true;
        }
        catch (DatabaseDamagedException damaged)
        {
            trouble = new(trouble!.Since, damaged.Message);
        }
        catch (Exception refused) when (IsFault(refused))
        {
            OpenToRead();
        }
        finally
        {
            Interlocked.Increment(ref opened);
            exchange.ExitWriteLock();
        }
    }

    private void OpenToRead()
    {
        isWritable = false;
        try
        {
            file = DatabaseFile.OpenToRead(path);
        }
        catch (Exception unreadable) when (IsFault(unreadable))
        {
            // Reading is not possible either: answers come from memory.
        }
    }

    [SuppressMessage(
        "Design", "CA1031", Justification = "A boundary: a failed file is abandoned, whatever LiteDB throws when closing it.")]
    private void Close()
    {
        try
        {
            file?.Dispose();
        }
        catch (Exception)
        {
            // It is reopened and read completely before it is used.
        }
    }
}
