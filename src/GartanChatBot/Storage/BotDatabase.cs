using LiteDB;

namespace GartanChatBot.Storage;

/// <summary>
/// The process's database file, with the <see cref="WriterGate"/> for all writes. Stores access it only by <see cref="Documents{T}"/>, so
/// none can bypass the gate.
/// </summary>
internal sealed class BotDatabase : IDisposable
{
    public const string InMemory = ":memory:";

    private readonly DatabaseLock? ownership;
    private readonly string path;
    private readonly SchemaMigrations migrations;
    private readonly DatabaseHandle handle;
    private readonly WriterGate gate;

    private BotDatabase(string path, TimeProvider time, SchemaMigrations migrations, QueryCatalogue queries)
    {
        (this.path, this.migrations, Time) = (path, migrations, time);
        Queries = queries;
        var opened = false;
        try
        {
            ownership = path is InMemory ? null : new DatabaseLock(path, time);
            handle = new DatabaseHandle(path, ownership, time);
            gate = new WriterGate(handle, queries);
            migrations.Apply(this);
            opened = true;
        }
        catch (LiteException unreadable)
        {
            throw DatabaseDamagedException.Of(path, unreadable.Message, unreadable);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw Unreachable(path, refused);
        }
        finally
        {
            if (!opened)
            {
                handle?.Dispose();
                ownership?.Dispose();
            }
        }
    }

    /// <summary>Test hook that receives each query and LiteDB's plan for it.</summary>
    internal Action<string, string>? PlanSeen { get; set; }

    public TimeProvider Time { get; }

    /// <summary>All queries run so far by name, with plan and cost.</summary>
    public QueryCatalogue Queries { get; }

    /// <summary>Size of the file without its log; 0 in memory.</summary>
    public long FileBytes => path is InMemory ? 0 : new FileInfo(path).Length;

    /// <summary>Why nothing can be written at present; normally null.</summary>
    public DatabaseTrouble? Trouble => handle.Trouble;

    /// <summary>Number of the current opening of the file: after a reopening the file may have other content.</summary>
    public int Opening => handle.Opened;

    /// <summary>True on the thread inside <see cref="InTransaction(Action)"/>: it sees its own writes before others do.</summary>
    public bool IsWriting => gate.IsWriting;

    public static BotDatabase Open(string path, TimeProvider time, QueryCatalogue? queries = null) =>
        new(path, time, SchemaMigrations.Shipped, queries ?? QueryCatalogue.Untimed());

    internal static BotDatabase Open(string path, TimeProvider time, SchemaMigrations migrations) =>
        new(path, time, migrations, QueryCatalogue.Untimed());

    /// <summary>Replaces the database by a backup; fails while any process holds it.</summary>
    public static void Restore(string backup, string path, TimeProvider time)
    {
        try
        {
            using var taken = new DatabaseLock(path, time);
            DatabaseFile.Replace(backup, path);
        }
        catch (Exception refused) when (refused is (IOException and not FileNotFoundException) or UnauthorizedAccessException)
        {
            throw Unreachable(path, refused);
        }
    }

    /// <summary>True if writing works. Asked before work that would be lost otherwise; free while all is well.</summary>
    public bool CanWrite()
    {
        if (Trouble is null)
            return true;

        try
        {
            migrations.Confirm(this);
            return Trouble is null;
        }
        catch (DatabaseFaultException)
        {
            return false;
        }
    }

    public DocumentSet<T> Documents<T>(string name)
        where T : class => new(this, name);

    /// <summary>
    /// Runs the work in a transaction, committed to disk on return, or not at all. A nested call joins the outer transaction.
    /// </summary>
    public void InTransaction(Action work) => InTransaction(() =>
    {
        work();
        return true;
    });

    /// <inheritdoc cref="InTransaction(Action)"/>
    public T InTransaction<T>(Func<T> work)
    {
        // LiteDB binds a transaction to its thread: after an await, a commit on another thread would do nothing.
        if (typeof(T).IsAssignableTo(typeof(Task)))
            throw new ArgumentException("A transaction can't wait for a task.", nameof(work));

        return gate.Write(work);
    }

    /// <summary>Runs the hooks around the commit of the current transaction, once even if enlisted several times.</summary>
    public void Enlist(TransactionHooks steps) => gate.Enlist(steps);

    /// <summary>
    /// Makes a consistent copy during operation. The target appears, or replaces an older file, only after the copy was verified.
    /// </summary>
    public void Backup(string target) => gate.Alone(() =>
    {
        RequireFile();
        if (string.Equals(Path.GetFullPath(target), Path.GetFullPath(path), StringComparison.Ordinal))
            throw new InvalidOperationException($"{target} is the database itself: choose another file for the backup.");

        try
        {
            FilePermissions.CreateFolderOf(target);
            // Without a checkpoint, the copy would lack everything still in the log.
            handle.Present.Checkpoint();
            DatabaseFile.Save(path, target);
        }
        catch (Exception refused) when (DatabaseHandle.IsFault(refused))
        {
            throw new DatabaseUnreachableException(
                $"The backup was not saved ({refused.Message.TrimEnd('.')}); {target} stays as it was.", refused);
        }
    });

    /// <summary>
    /// Frees unused pages by copying into a new file: LiteDB's own rebuild fails on files of real size, also in 5.0.21. A crash leaves
    /// either the old file or the new one. Reads continue during the copy.
    /// </summary>
    public void Compact() => gate.Alone(() =>
    {
        RequireFile();
        try
        {
            handle.Exchange(DatabaseFile.WriteCompacted(handle.ForWriting(), path));
        }
        catch (Exception failure) when (DatabaseHandle.IsFault(failure))
        {
            handle.WriteFailed(failure, handle.Opened);
            throw handle.Fault(failure);
        }
    });

    /// <summary>Reads everything; returns one line per problem.</summary>
    public IReadOnlyList<string> CheckIntegrity() => Read(DatabaseFile.Check);

    public void Dispose() => gate.Alone(() =>
    {
        if (handle.IsDisposed)
            return;

        handle.Dispose();
        ownership?.Dispose();
    });

    /// <summary>Drops an existing collection; outside of transactions, because LiteDB rejects it inside one.</summary>
    internal void Drop(string collection) => gate.Alone(() =>
    {
        if (handle.Present.CollectionExists(collection))
            handle.Present.DropCollection(collection);
    });

    internal T InTransaction<T>(Func<LiteDatabase, T> write) => InTransaction(() => write(handle.Present));

    internal T Read<T>(Func<LiteDatabase, T> read)
    {
        // The writer's own reads belong to its transaction, and the file can't be exchanged without the gate.
        if (gate.IsMine)
            return read(handle.Present);

        var opening = handle.Opened;
        try
        {
            return handle.Read(read);
        }
        catch (Exception failure) when (DatabaseHandle.IsFault(failure))
        {
            var again = false;
            gate.Alone(() => again = !handle.IsDisposed && handle.ReadFailed(failure, opening));
            return again ? handle.Read(read) : throw handle.Fault(failure);
        }
    }

    private static DatabaseUnreachableException Unreachable(string path, Exception refused) =>
        new(
            $"The database {path} can't be opened ({refused.Message.TrimEnd('.')}). "
                + "Check the free disk space, the folder's owner and permissions, or Storage:Path.",
            refused);

    private void RequireFile()
    {
        ObjectDisposedException.ThrowIf(handle.IsDisposed, this);
        if (path is InMemory || gate.IsWriting)
            throw new InvalidOperationException("Only a database in a file, and outside a transaction, can be copied.");
    }
}
