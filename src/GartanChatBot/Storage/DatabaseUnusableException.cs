namespace GartanChatBot.Storage;

/// <summary>The database can't be opened as it lies there; the message says why and what to do.</summary>
internal abstract class DatabaseUnusableException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Somebody else has the database open; the message says who and since when.</summary>
internal sealed class DatabaseInUseException(string message) : DatabaseUnusableException(message);

/// <summary>The file was written by a newer program.</summary>
internal sealed class DatabaseTooNewException(string message) : DatabaseUnusableException(message);

/// <summary>The file, or the backup that was to take its place, is not what the program wrote. It was not changed.</summary>
internal sealed class DatabaseDamagedException(string message, Exception? cause = null) : DatabaseUnusableException(message, cause)
{
    public static DatabaseDamagedException Of(string path, string damage, Exception? cause = null) =>
        new(
            $"The database {path} is damaged ({damage.TrimEnd('.')}). It stays as it is: put a backup in its place with restore FILE.",
            cause);
}

/// <summary>The disk or the rights refuse.</summary>
internal sealed class DatabaseUnreachableException(string message, Exception cause) : DatabaseUnusableException(message, cause);

/// <summary>
/// The running database could not be read or written, as with a full disk: nothing of the transaction is kept, and the next one tries
/// again. An input/output error to those who only know the system's.
/// </summary>
internal sealed class DatabaseFaultException(string message, Exception? cause) : IOException(message, cause);
