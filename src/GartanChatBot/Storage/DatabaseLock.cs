using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Storage;

/// <summary>
/// Holds the database for this process. LiteDB lets a second one open the same file and then damages it, so the right to open it
/// is a file of our own that the system locks and, when a process dies, unlocks.
/// </summary>
internal sealed class DatabaseLock : IDisposable
{
    private readonly FileStream held;
    private readonly string ownerFile;

    public DatabaseLock(string database, TimeProvider time)
    {
        OwnerOnly.CreateFolderOf(database);
        var lockFile = database + ".lock";
        // A file of its own, because a locked file can't be read by those who want to know.
        ownerFile = database + ".owner";
        try
        {
            held = OwnerOnly.Open(lockFile, FileMode.OpenOrCreate, FileShare.None);
        }
        catch (IOException) when (File.Exists(lockFile))
        {
            throw new DatabaseInUseException(
                $"The database {database} is in use by {Owner()}: stop that first, or ask it over its web address.");
        }

        var since = InstantPattern.General.Format(Instant.FromDateTimeOffset(time.GetUtcNow()));
        OwnerOnly.Ensure(ownerFile);
        File.WriteAllText(ownerFile, string.Create(
            CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName} since {since}"));
    }

    public void Dispose()
    {
        // The lock file itself stays: deleting it would let a third process lock a file that a second one has just opened.
        File.Delete(ownerFile);
        held.Dispose();
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

/// <summary>Somebody else has the database open; the message says who and since when.</summary>
internal sealed class DatabaseInUseException(string message) : Exception(message);
