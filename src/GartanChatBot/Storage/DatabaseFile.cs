using System.Diagnostics.CodeAnalysis;
using LiteDB;

namespace GartanChatBot.Storage;

/// <summary>Operations on the file as a whole: open, copy, exchange, check.</summary>
internal static class DatabaseFile
{
    /// <summary>
    /// Opens the file. Everything is read before anything is written, so a damaged or unexpectedly empty file is not changed.
    /// </summary>
    /// <param name="held">The lock file's information about the database; null if there is none, as in memory.</param>
    public static LiteDatabase Open(string path, DatabaseLock? held)
    {
        if (path is BotDatabase.InMemory)
            return Connect(path);

        if (new FileInfo(path) is { Exists: true, Length: > 0 })
            RequireSound(path, held);
        else
            RequireNew(path, held);

        FilePermissions.Ensure(path);
        FilePermissions.Ensure(LogOf(path));
        // Left by a crash during compaction; the database itself was still the old one.
        DeleteWithLog(CompactedOf(path));
        return Connect(path);
    }

    /// <summary>Opens without creating or writing anything, for a disk that no longer accepts writes.</summary>
    public static LiteDatabase OpenToRead(string path) => Connect(path, readOnly: true);

    public static bool HasEmptyLog(string path) => new FileInfo(LogOf(path)) is not { Exists: true, Length: > 0 };

    /// <summary>Writes all content without unused pages to a new file beside the old one.</summary>
    public static string WriteCompacted(LiteDatabase file, string path)
    {
        file.Checkpoint();
        var compacted = CompactedOf(path);
        DeleteWithLog(compacted);
        FilePermissions.Ensure(compacted);
        FilePermissions.Ensure(LogOf(compacted));

        try
        {
            using var copy = Connect(compacted);
            foreach (var name in file.GetCollectionNames().ToList())
                copy.GetCollection(name).InsertBulk(file.GetCollection(name).FindAll());

            foreach (var index in IndexesOf(file))
                copy.GetCollection(index.Collection).EnsureIndex(index.Name, BsonExpression.Create(index.Expression), index.Unique);

            copy.Checkpoint();
        }
        catch
        {
            // The partial copy would fill a disk that has no space for all of it.
            DeleteWithLog(compacted);
            throw;
        }

        using var written = new FileStream(compacted, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
        return compacted;
    }

    /// <summary>The old log belongs to the old file: replayed over a new one, it would damage it.</summary>
    public static void MoveIntoPlace(string file, string path)
    {
        var log = new FileInfo(LogOf(path));
        if (log is { Exists: true, Length: > 0 })
            throw new IOException($"{log.Name} still has pages after the database was closed; the file was not exchanged.");

        File.Move(file, path, overwrite: true);
    }

    /// <summary>Verifies a backup and replaces the database by it; no process may hold the database.</summary>
    public static void Replace(string backup, string path)
    {
        if (!File.Exists(backup))
            throw new FileNotFoundException($"There is no backup {backup}.", backup);

        var restored = path + ".restoring";
        try
        {
            FilePermissions.Copy(backup, restored);
            RequireBackup(restored, backup);
            // The log has nothing that was confirmed: every transaction ends with a checkpoint.
            File.Delete(LogOf(path));
            MoveIntoPlace(restored, path);
        }
        finally
        {
            DeleteWithLog(restored);
        }
    }

    /// <summary>Copies a file that is not being written; the copy is verified before it replaces an older one.</summary>
    public static void Save(string path, string target)
    {
        var part = target + ".part";
        try
        {
            FilePermissions.Copy(path, part);
            if (DamageIn(part) is { } damage)
                throw new DatabaseDamagedException(
                    $"The copy was not saved, because it is damaged ({damage.TrimEnd('.')}); {target} is unchanged.");

            File.Move(part, target, overwrite: true);
        }
        finally
        {
            DeleteWithLog(part);
        }
    }

    /// <summary>Checks every document of every collection, by id and by each index.</summary>
    public static IReadOnlyList<string> Check(LiteDatabase file)
    {
        var problems = new List<string>();
        var found = new Dictionary<string, HashSet<BsonValue>>(StringComparer.Ordinal);

        foreach (var name in file.GetCollectionNames().ToList())
        {
            var collection = file.GetCollection(name);
            var ids = collection.FindAll().Select(document => document["_id"]).ToList();
            found[name] = [.. ids];

            if (found[name].Count != ids.Count)
                problems.Add($"{name} has an id twice");
            problems.AddRange(ids.Where(id => collection.FindById(id) is null).Select(id => $"{name} can't find {id}"));
        }

        foreach (var index in IndexesOf(file))
        {
            var any = index.Expression.Contains("[*]", StringComparison.Ordinal) ? " ANY" : "";
            var all = BsonExpression.Create($"{index.Expression}{any} BETWEEN @0 AND @1", BsonValue.MinValue, BsonValue.MaxValue);
            var indexed = file.GetCollection(index.Collection).Find(all).Select(document => document["_id"]).ToHashSet();

            if (!indexed.IsSubsetOf(found[index.Collection]))
                problems.Add($"{index.Collection}.{index.Name} refers to missing documents");
            if (any.Length == 0 && indexed.Count != found[index.Collection].Count)
                problems.Add($"{index.Collection}.{index.Name} has {indexed.Count} of {found[index.Collection].Count} documents");
        }

        return problems;
    }

    private static void RequireNew(string path, DatabaseLock? held)
    {
        if (held is { HasHeldData: true })
        {
            var gone = File.Exists(path) ? "it is empty and was not before" : "it is gone and was there before";
            throw DatabaseDamagedException.Of(path, $"{gone}; to start over on purpose, delete {path}.lock too");
        }

        if (!HasEmptyLog(path))
            throw DatabaseDamagedException.Of(path, $"it is empty and its log {Path.GetFileName(LogOf(path))} is not");
    }

    private static void RequireSound(string path, DatabaseLock? held)
    {
        if (held is { WasClosed: true } && !HasEmptyLog(path))
            throw DatabaseDamagedException.Of(
                path, $"its log {Path.GetFileName(LogOf(path))} was empty when the program ended, and is not now");
        if (DamageIn(path) is { } damage)
            throw DatabaseDamagedException.Of(path, damage);
    }

    private static void RequireBackup(string copy, string backup)
    {
        if (DamageIn(copy) is { } damage)
            throw new DatabaseDamagedException($"The backup {backup} is damaged ({damage.TrimEnd('.')}); the database is unchanged.");

        using var file = OpenToRead(copy);
        var schema = file.GetCollection<SchemaMigrations.SchemaRecord>(SchemaMigrations.SchemaRecord.Collection).FindAll().ToList();
        if (schema is not [var record])
            throw new DatabaseDamagedException($"{backup} isn't a backup made by this program; the database is unchanged.");

        SchemaMigrations.Shipped.RequireKnown(record.Version);
    }

    /// <summary>Describes damage in the pages or documents, found without writing; null if everything can be read.</summary>
    [SuppressMessage(
        "Design", "CA1031", Justification = "A boundary: damaged bytes can cause any exception in LiteDB.")]
    private static string? DamageIn(string path)
    {
        if (DatabasePages.DamageIn(path, LogOf(path)) is { } torn)
            return torn;

        try
        {
            using var file = OpenToRead(path);
            return Check(file) is [var first, ..] ? first : null;
        }
        catch (Exception damage) when (damage is not (FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException))
        {
            return damage.Message;
        }
    }

    private static LiteDatabase Connect(string path, bool readOnly = false)
    {
        var settings = new ConnectionString
        {
            Filename = path,
            Connection = ConnectionType.Direct,
            // The default collation ignores case, which could merge two stations.
            Collation = new Collation("en-GB/None"),
            AutoRebuild = false,
            ReadOnly = readOnly,
        };

        var file = new LiteDatabase(settings, BotMapper.Shared);
        if (!readOnly)
            file.UtcDate = true;
        return file;
    }

    private static List<(string Collection, string Name, string Expression, bool Unique)> IndexesOf(LiteDatabase file) =>
    [
        .. file.GetCollection("$indexes").FindAll().ToList()
            .Where(index => index["name"].AsString is not "_id")
            .Select(index => (
                index["collection"].AsString, index["name"].AsString, index["expression"].AsString, index["unique"].AsBoolean)),
    ];

    private static string CompactedOf(string path) => path + ".compacting";

    // LiteDB's naming: the log of gartan.db is gartan-log.db.
    private static string LogOf(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, $"{Path.GetFileNameWithoutExtension(path)}-log{Path.GetExtension(path)}");

    private static void DeleteWithLog(string path)
    {
        File.Delete(path);
        File.Delete(LogOf(path));
    }
}
