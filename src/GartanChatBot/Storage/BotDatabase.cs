using System.Diagnostics.CodeAnalysis;
using GartanChatBot.Telemetry;
using LiteDB;

namespace GartanChatBot.Storage;

/// <summary>
/// The one database file of the process, and the gate through which every write goes: in LiteDB 5.0.21 transactions of several writes that
/// run side by side corrupt its pages. Stores reach it by <see cref="Documents{T}"/> only, so that there is no way around the gate.
/// </summary>
internal sealed class BotDatabase : IDisposable
{
    public const string InMemory = ":memory:";

    private readonly Lock gate = new();

    [SuppressMessage("Usage", "CA2213", Justification = "A late reader must be told that the database is closed, not that a lock is gone.")]
    private readonly ReaderWriterLockSlim exchange = new();

    private readonly HashSet<TransactionSteps> enlisted = [];
    private readonly DatabaseLock? ownership;
    private readonly string path;
    private readonly NamedQuery commit;

    private LiteDatabase file;
    private bool writing;
    private bool doomed;
    private bool disposed;

    private BotDatabase(string path, TimeProvider time, SchemaMigrations migrations, QueryBook queries)
    {
        this.path = path;
        Time = time;
        Queries = queries;
        commit = queries.Named("file", "commit");
        ownership = path is InMemory ? null : new DatabaseLock(path, time);
        var opened = false;
        try
        {
            file = DatabaseFile.Open(path);
            migrations.Apply(this);
            opened = true;
        }
        finally
        {
            if (!opened)
            {
                file?.Dispose();
                ownership?.Dispose();
            }
        }
    }

    /// <summary>For tests: told the query and how LiteDB looks it up.</summary>
    internal Action<string, string>? PlanSeen { get; set; }

    public TimeProvider Time { get; }

    /// <summary>Every query that was ever run, by its name, with plan and cost.</summary>
    public QueryBook Queries { get; }

    /// <summary>Bytes on the disk, the log apart; 0 in memory.</summary>
    public long FileBytes => path is InMemory ? 0 : new FileInfo(path).Length;

    /// <summary>True on the thread that is inside <see cref="InTransaction(Action)"/>: it sees its own writes, others do not yet.</summary>
    public bool IsWriting => gate.IsHeldByCurrentThread && writing;

    public static BotDatabase Open(string path, TimeProvider time, QueryBook? queries = null) =>
        new(path, time, SchemaMigrations.Shipped, queries ?? QueryBook.Untimed());

    internal static BotDatabase Open(string path, TimeProvider time, SchemaMigrations migrations) => new(path, time, migrations, QueryBook.Untimed());

    /// <summary>Puts a backup in the place of the database; refused while anybody holds it.</summary>
    public static void Restore(string backup, string path, TimeProvider time)
    {
        using var taken = new DatabaseLock(path, time);
        DatabaseFile.Replace(backup, path);
    }

    public DocumentSet<T> Documents<T>(string name)
        where T : class => new(this, name);

    /// <summary>All of it or nothing; on the disk when this returns. A call inside another joins the outer transaction.</summary>
    public void InTransaction(Action work) => InTransaction(() =>
    {
        work();
        return true;
    });

    /// <inheritdoc cref="InTransaction(Action)"/>
    public T InTransaction<T>(Func<T> work)
    {
        // LiteDB binds a transaction to its thread: after an await the commit would come from another one and do nothing.
        if (typeof(T).IsAssignableTo(typeof(Task)))
            throw new ArgumentException("A transaction can't wait for a task.", nameof(work));

        EnterGate();
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return writing ? Join(work) : Begin(work);
        }
        finally
        {
            gate.Exit();
        }
    }

    /// <summary>Has the steps run around the commit of the present transaction, once however often they are enlisted.</summary>
    public void Enlist(TransactionSteps steps)
    {
        if (!IsWriting)
            throw new InvalidOperationException("There is no transaction to take part in.");

        enlisted.Add(steps);
    }

    /// <summary>A consistent copy while everything runs; the file appears when it is whole.</summary>
    public void Backup(string target)
    {
        lock (gate)
        {
            RequireFile();
            if (string.Equals(Path.GetFullPath(target), Path.GetFullPath(path), StringComparison.Ordinal))
                throw new InvalidOperationException($"{target} is the database itself: a backup needs a place of its own.");

            OwnerOnly.CreateFolderOf(target);
            // A copy without a checkpoint would lack everything that is still in the log.
            file.Checkpoint();
            OwnerOnly.Copy(path, target);
        }
    }

    /// <summary>
    /// Gives free pages back by copying into a new file: LiteDB's own rebuild fails on files of real size, also in 5.0.21. A crash leaves either the old
    /// file or the new one. Readers go on during the copy.
    /// </summary>
    public void Compact()
    {
        lock (gate)
        {
            RequireFile();
            var compacted = DatabaseFile.WriteCompacted(file, path);

            exchange.EnterWriteLock();
            try
            {
                file.Dispose();
                DatabaseFile.MoveIntoPlace(compacted, path);
                file = DatabaseFile.Open(path);
            }
            finally
            {
                exchange.ExitWriteLock();
            }
        }
    }

    /// <summary>Reads everything there is; one line for each thing that is wrong.</summary>
    public IReadOnlyList<string> CheckIntegrity() => Read(DatabaseFile.Check);

    public void Dispose()
    {
        lock (gate)
        {
            if (disposed)
                return;

            disposed = true;
            exchange.EnterWriteLock();
            file.Dispose();
            exchange.ExitWriteLock();
            ownership?.Dispose();
        }
    }

    internal T InTransaction<T>(Func<LiteDatabase, T> write) => InTransaction(() => write(file));

    internal T Read<T>(Func<LiteDatabase, T> read)
    {
        // The writer's own reads belong to its transaction, and whoever exchanges the file needs the gate first.
        if (gate.IsHeldByCurrentThread)
            return read(file);

        exchange.EnterReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return read(file);
        }
        finally
        {
            exchange.ExitReadLock();
        }
    }

    private T Begin<T>(Func<T> work)
    {
        T result;
        var committed = false;
        writing = true;
        doomed = false;
        try
        {
            file.BeginTrans();
            result = work();
            foreach (var steps in enlisted.ToArray())
                steps.BeforeCommit();

            RequireIntact();
            committed = OnDisk(file.Commit);
            if (!committed)
                throw new InvalidOperationException("The database had no transaction to commit; nothing was kept.");
        }
        finally
        {
            try
            {
                End(committed);
            }
            finally
            {
                // Whatever fails at the end, the next writer must not join a transaction that is over.
                enlisted.Clear();
                writing = false;
            }
        }

        // LiteDB's commit leaves its pages to the system, which a power cut takes with it; whoever called us will tell the world.
        Queries.Run(commit, () => OnDisk(() =>
        {
            file.Checkpoint();
            return true;
        }), _ => 0);
        return result;
    }

    private void End(bool committed)
    {
        if (!committed)
            file.Rollback();

        foreach (var steps in enlisted)
        {
            if (committed)
                steps.AfterCommit();
            else
                steps.AfterRollback();
        }
    }

    private void EnterGate()
    {
        if (gate.TryEnter())
            return;

        var started = Queries.Metrics.Start();
        gate.Enter();
        Queries.Metrics.Waited(WaitKind.Gate, started);
    }

    private T OnDisk<T>(Func<T> work)
    {
        var started = Queries.Metrics.Start();
        var done = work();
        Queries.Metrics.Waited(WaitKind.Disk, started);
        return done;
    }

    // LiteDB rolls back by itself when a write fails, and would keep each write after that one:
    // whoever swallows the exception gets no further.
    private T Join<T>(Func<T> work)
    {
        RequireIntact();
        var finished = false;
        try
        {
            var result = work();
            finished = true;
            return result;
        }
        finally
        {
            doomed |= !finished;
        }
    }

    private void RequireIntact()
    {
        if (doomed)
            throw new InvalidOperationException("A part of this transaction failed, so none of it is kept.");
    }

    private void RequireFile()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (path is InMemory || writing)
            throw new InvalidOperationException("Only a database in a file, and outside a transaction, can be copied.");
    }
}
