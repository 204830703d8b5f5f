using LiteDB;

namespace GartanChatBot.Storage;

/// <summary>What is done to the file as a whole: open, copy, exchange, check.</summary>
internal static class DatabaseFile
{
    private const int SignatureAt = 32;

    private static ReadOnlySpan<byte> Signature => "** This is a LiteDB file **"u8;

    public static LiteDatabase Open(string path)
    {
        if (path is not BotDatabase.InMemory)
        {
            OwnerOnly.Ensure(path);
            OwnerOnly.Ensure(LogOf(path));
            // Left behind by a crash while compacting: the database itself was still the old one.
            DeleteWithLog(CompactedOf(path));
        }

        return Connect(path);
    }

    /// <summary>Everything in the file, without its holes, in a new file beside it.</summary>
    public static string WriteCompacted(LiteDatabase file, string path)
    {
        file.Checkpoint();
        var compacted = CompactedOf(path);
        DeleteWithLog(compacted);
        OwnerOnly.Ensure(compacted);
        OwnerOnly.Ensure(LogOf(compacted));

        using (var copy = Connect(compacted))
        {
            foreach (var name in file.GetCollectionNames().ToList())
                copy.GetCollection(name).InsertBulk(file.GetCollection(name).FindAll());

            foreach (var index in IndexesOf(file))
                copy.GetCollection(index.Collection).EnsureIndex(index.Name, BsonExpression.Create(index.Expression), index.Unique);

            copy.Checkpoint();
        }

        using var written = new FileStream(compacted, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
        return compacted;
    }

    /// <summary>The old log belongs to the old file: over a new one it would be played back as damage.</summary>
    public static void MoveIntoPlace(string file, string path)
    {
        var log = new FileInfo(LogOf(path));
        if (log is { Exists: true, Length: > 0 })
            throw new IOException($"{log.Name} still holds pages after the database was closed; the file was not exchanged.");

        File.Move(file, path, overwrite: true);
    }

    /// <summary>Checks a backup and puts it in the place of the database, which nobody may hold.</summary>
    public static void Replace(string backup, string path)
    {
        if (!File.Exists(backup))
            throw new FileNotFoundException($"There is no backup {backup}.", backup);

        var restored = path + ".restoring";
        OwnerOnly.Copy(backup, restored);
        OwnerOnly.Ensure(LogOf(restored));
        try
        {
            RequireSound(restored, backup);
            // Nothing that anybody was told of is lost with the log: every transaction ends with a checkpoint.
            File.Delete(LogOf(path));
            MoveIntoPlace(restored, path);
        }
        finally
        {
            DeleteWithLog(restored);
        }
    }

    /// <summary>Every document of every collection, by its own order and by each index.</summary>
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
                problems.Add($"{index.Collection}.{index.Name} leads to documents that are not there");
            if (any.Length == 0 && indexed.Count != found[index.Collection].Count)
                problems.Add($"{index.Collection}.{index.Name} has {indexed.Count} of {found[index.Collection].Count} documents");
        }

        return problems;
    }

    private static void RequireSound(string copy, string backup)
    {
        try
        {
            using var file = Connect(copy);
            var schema = file.GetCollection<SchemaMigrations.SchemaRecord>(SchemaMigrations.SchemaRecord.Collection).FindAll().ToList();
            if (schema is not [var record])
                throw new InvalidDataException($"{backup} is no backup of this program; the database stays as it is.");

            SchemaMigrations.Shipped.RequireKnown(record.Version);
            if (Check(file) is [var problem, ..])
                throw new InvalidDataException($"The backup {backup} is damaged ({problem}); the database stays as it is.");
        }
        catch (LiteException unreadable)
        {
            throw new InvalidDataException(
                $"The backup {backup} can't be read ({unreadable.Message}); the database stays as it is.", unreadable);
        }
    }

    private static LiteDatabase Connect(string path)
    {
        RequireSignature(path);
        var settings = new ConnectionString
        {
            Filename = path,
            Connection = ConnectionType.Direct,
            // The default ignores case, and two stations could be one.
            Collation = new Collation("en-GB/None"),
            AutoRebuild = false,
        };

        return new(settings, BotMapper.Create()) { UtcDate = true };
    }

    /// <summary>LiteDB takes any file that is shorter than a page for an empty database, and overwrites it.</summary>
    private static void RequireSignature(string path)
    {
        if (path is BotDatabase.InMemory)
            return;

        var start = new byte[SignatureAt + Signature.Length];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (read > 0 && !start.AsSpan().EndsWith(Signature))
            throw new InvalidDataException($"{path} is no database of this program; it stays as it is.");
    }

    private static List<(string Collection, string Name, string Expression, bool Unique)> IndexesOf(LiteDatabase file) =>
    [
        .. file.GetCollection("$indexes").FindAll().ToList()
            .Where(index => index["name"].AsString is not "_id")
            .Select(index => (
                index["collection"].AsString, index["name"].AsString, index["expression"].AsString, index["unique"].AsBoolean)),
    ];

    private static string CompactedOf(string path) => path + ".compacting";

    // As LiteDB names it: gartan.db has its log in gartan-log.db.
    private static string LogOf(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, $"{Path.GetFileNameWithoutExtension(path)}-log{Path.GetExtension(path)}");

    private static void DeleteWithLog(string path)
    {
        File.Delete(path);
        File.Delete(LogOf(path));
    }
}
