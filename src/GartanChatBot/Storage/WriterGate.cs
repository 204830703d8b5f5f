using GartanChatBot.Telemetry;
using LiteDB;

namespace GartanChatBot.Storage;

/// <summary>Serialises all write transactions: in LiteDB 5.0.21, concurrent transactions of several writes corrupt its pages.</summary>
internal sealed class WriterGate(DatabaseHandle handle, QueryCatalogue queries)
{
    private readonly Lock gate = new();
    private readonly HashSet<TransactionHooks> enlisted = [];
    private readonly NamedQuery commit = queries.Named("file", "commit");
    private bool writing;
    private bool doomed;

    /// <summary>True on the thread that writes or has exclusive access.</summary>
    public bool IsMine => gate.IsHeldByCurrentThread;

    public bool IsWriting => IsMine && writing;

    /// <summary>Runs the work in a transaction, or joins the current one.</summary>
    public T Write<T>(Func<T> work)
    {
        Enter();
        try
        {
            ObjectDisposedException.ThrowIf(handle.IsDisposed, typeof(BotDatabase));
            return writing ? Join(work) : Begin(work);
        }
        finally
        {
            gate.Exit();
        }
    }

    /// <summary>Runs the work without concurrent writers, for operations on the whole file.</summary>
    public void Alone(Action work)
    {
        lock (gate)
            work();
    }

    public void Enlist(TransactionHooks steps)
    {
        if (!IsWriting)
            throw new InvalidOperationException("There is no transaction to take part in.");

        enlisted.Add(steps);
    }

    private T Begin<T>(Func<T> work)
    {
        var opening = handle.Opened;
        T result;
        try
        {
            var file = handle.ForWriting();
            opening = handle.Opened;
            result = Commit(file, work);
        }
        catch (Exception failure) when (failure is not DatabaseFaultException && DatabaseHandle.IsFault(failure))
        {
            handle.WriteFailed(failure, opening);
            throw handle.Fault(failure);
        }

        Flush(opening);
        return result;
    }

    private T Commit<T>(LiteDatabase file, Func<T> work)
    {
        var committed = false;
        writing = true;
        doomed = false;
        try
        {
            file.BeginTrans();
            var result = work();
            foreach (var steps in enlisted.ToArray())
                steps.BeforeCommit();

            RequireIntact();
            committed = OnDisk(file.Commit);
            return committed ? result : throw new InvalidOperationException("The database had no transaction to commit; nothing was kept.");
        }
        finally
        {
            try
            {
                End(file, committed);
            }
            finally
            {
                // Even if this fails, the next writer must not join the finished transaction.
                enlisted.Clear();
                writing = false;
            }
        }
    }

    /// <summary>
    /// Flushes a commit: LiteDB leaves its pages in the system's cache, where a power cut loses them after the caller has reported success.
    /// If the disk has no space for the pages, the transaction is in the log nevertheless and is not undone.
    /// </summary>
    private void Flush(int opening)
    {
        try
        {
            queries.Run(commit, () => OnDisk(() =>
            {
                handle.Present.Checkpoint();
                return true;
            }), _ => 0);
            handle.Succeeded();
        }
        catch (Exception failure) when (DatabaseHandle.IsFault(failure))
        {
            handle.WriteFailed(failure, opening);
        }
    }

    private void End(LiteDatabase file, bool committed)
    {
        try
        {
            if (!committed)
                file.Rollback();
        }
        catch (Exception failure) when (DatabaseHandle.IsFault(failure))
        {
            // The log no longer accepts pages; its part of this transaction has no commit mark, so the transaction does not count.
        }

        Tell(new(enlisted), committed);
    }

    /// <summary>Calls every hook, even if an earlier one fails.</summary>
    private static void Tell(Queue<TransactionHooks> rest, bool committed)
    {
        if (!rest.TryDequeue(out var steps))
            return;

        try
        {
            if (committed)
                steps.AfterCommit();
            else
                steps.AfterRollback();
        }
        finally
        {
            Tell(rest, committed);
        }
    }

    private void Enter()
    {
        if (gate.TryEnter())
            return;

        var started = queries.Metrics.Start();
        gate.Enter();
        queries.Metrics.Waited(WaitKind.Gate, started);
    }

    private T OnDisk<T>(Func<T> work)
    {
        var started = queries.Metrics.Start();
        var done = work();
        queries.Metrics.Waited(WaitKind.Disk, started);
        return done;
    }

    // LiteDB rolls back when a write fails and would then store each later write: a caller that swallows the exception gets no further.
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
}
