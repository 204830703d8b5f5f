namespace GartanChatBot.Storage;

/// <summary>The database can't be opened in its present state; the message says why and what to do.</summary>
internal abstract class DatabaseUnusableException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Another process has the database open; the message says which and since when.</summary>
internal sealed class DatabaseInUseException(string message) : DatabaseUnusableException(message);

/// <summary>The file was written by a newer program.</summary>
internal sealed class DatabaseTooNewException(string message) : DatabaseUnusableException(message);

/// <summary>The file, or the backup to restore, has content that the program didn't write. It was not changed.</summary>
internal sealed class DatabaseDamagedException(string message, Exception? cause = null) : DatabaseUnusableException(message, cause)
{
    public static DatabaseDamagedException Of(string path, string damage, Exception? cause = null) =>
        new(
            $"The database {path} is damaged ({damage.TrimEnd('.')}). It was not changed: put a backup in its place with restore FILE.",
            cause);
}

/// <summary>The disk or the permissions prevent access.</summary>
internal sealed class DatabaseUnreachableException(string message, Exception cause) : DatabaseUnusableException(message, cause);

/// <summary>
/// The open database could not be read or written, for example because the disk is full: nothing of the transaction is stored, and the next
/// one tries again. An <see cref="IOException"/>, for callers that only handle system errors.
/// </summary>
internal sealed class DatabaseFaultException(string message, Exception? cause) : IOException(message, cause);
