using System.Globalization;
using System.Text;
using NodaTime.Text;

namespace GartanChatBot.Storage;

/// <summary>
/// Reserves the database for this process. LiteDB lets a second process open the same file and then damages it, so the right to open it is
/// a separate file that the system locks, and unlocks when the process dies. Its content outlives the process: that the database had data,
/// and whether it was closed with an empty log.
/// </summary>
internal sealed class DatabaseLock : IDisposable
{
    // Equal in length, so that a full disk can't prevent replacing one by the other.
    private const string InUse = "in use";
    private const string Closed = "closed";

    // Input/output error, no space, read-only, over quota: in these cases no other process holds the lock.
    private static readonly int[] DiskFaults = [5, 28, 30, 122];

    private readonly FileStream held;
    private readonly string ownerFile;

    public DatabaseLock(string database, TimeProvider time)
    {
        FilePermissions.CreateFolderOf(database);
        var lockFile = database + ".lock";
        // A separate file, because others can't read a locked file.
        ownerFile = database + ".owner";
        try
        {
            held = FilePermissions.Open(lockFile, FileMode.OpenOrCreate, FileShare.None);
        }
        catch (IOException busy) when (File.Exists(lockFile) && !DiskFaults.Contains(busy.HResult))
        {
            throw new DatabaseInUseException(
                $"The database {database} is in use by {Owner()}: stop that first, or use its web address.");
        }

        var mark = new byte[InUse.Length];
        HasHeldData = held.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) == mark.Length;
        WasClosed = HasHeldData && mark.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(Closed));
        SayOwner(time);
    }

    /// <summary>True if the database was ever opened: an empty file in its place has lost its content.</summary>
    public bool HasHeldData { get; private set; }

    /// <summary>True if the last process left an empty log: one that is not empty now belongs to another file.</summary>
    public bool WasClosed { get; private set; }

    public void MarkInUse()
    {
        Mark(InUse);
        (HasHeldData, WasClosed) = (true, false);
    }

    public void MarkClosed() => Mark(Closed);

    public void Dispose()
    {
        // The lock file is kept: if it were deleted, a third process could lock a new file while a second one has just opened the old one.
        try
        {
            File.Delete(ownerFile);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Read-only disk; the next owner overwrites it.
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
            // Only used in a message to a second process; the database itself reports a full disk.
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
