using System.Globalization;
using System.Text;
using NodaTime.Text;

namespace GartanChatBot.Storage;

/// <summary>
/// Holds the database for this process. LiteDB lets a second one open the same file and then damages it, so the right to open it
/// is a file of our own that the system locks and, when a process dies, unlocks. What stands in it outlives the process: that the database
/// held data, and whether it was closed with an empty log.
/// </summary>
internal sealed class DatabaseLock : IDisposable
{
    // Of one length, so that a full disk does not refuse the change of one into the other.
    private const string InUse = "in use";
    private const string Closed = "closed";

    // Input/output error, no room left, read-only, over quota: nobody else holds the lock then.
    private static readonly int[] DiskFaults = [5, 28, 30, 122];

    private readonly FileStream held;
    private readonly string ownerFile;

    public DatabaseLock(string database, TimeProvider time)
    {
        FilePermissions.CreateFolderOf(database);
        var lockFile = database + ".lock";
        // A file of its own, because a locked file can't be read by those who want to know.
        ownerFile = database + ".owner";
        try
        {
            held = FilePermissions.Open(lockFile, FileMode.OpenOrCreate, FileShare.None);
        }
        catch (IOException busy) when (File.Exists(lockFile) && !DiskFaults.Contains(busy.HResult))
        {
            throw new DatabaseInUseException(
                $"The database {database} is in use by {Owner()}: stop that first, or ask it over its web address.");
        }

        var mark = new byte[InUse.Length];
        HasHeldData = held.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) == mark.Length;
        WasClosed = HasHeldData && mark.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(Closed));
        SayOwner(time);
    }

    /// <summary>Whether the database was ever opened: an empty file in its place has lost its content.</summary>
    public bool HasHeldData { get; private set; }

    /// <summary>Whether whoever had it last left an empty log: one that is not empty now belongs to another file.</summary>
    public bool WasClosed { get; private set; }

    public void MarkInUse()
    {
        Mark(InUse);
        (HasHeldData, WasClosed) = (true, false);
    }

    public void MarkClosed() => Mark(Closed);

    public void Dispose()
    {
        // The lock file itself stays: deleting it would let a third process lock a file that a second one has just opened.
        try
        {
            File.Delete(ownerFile);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // On a read-only disk; the next owner writes over it.
        }

        held.Dispose();
    }

    private void Mark(string mark)
    {
        held.Position = 0;
        held.Write(Encoding.ASCII.GetBytes(mark));
        held.Flush(flushToDisk: true);
    }

    private void SayOwner(TimeProvider time)
    {
        var since = InstantPattern.General.Format(time.GetCurrentInstant());
        try
        {
            FilePermissions.Ensure(ownerFile);
            File.WriteAllText(ownerFile, string.Create(
                CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName} since {since}"));
        }
        catch (IOException)
        {
            // Only for the sentence to a second opener; a full disk is for the database to complain of.
        }
    }

    private string Owner()
    {
        try
        {
            return File.ReadAllText(ownerFile) is { Length: > 0 } owner ? owner : "another process";
        }
        catch (IOException)
        {
            return "another process";
        }
    }
}
