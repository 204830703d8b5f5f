namespace GartanChatBot.Storage;

/// <summary>
/// Migrates an older file to the present schema: each step once, in order, in the transaction that also stores the new version.
/// </summary>
internal sealed class SchemaMigrations(IReadOnlyList<SchemaMigrations.MigrationStep> steps)
{
    /// <summary>
    /// The schemas of 24 and 25 November 2026 are version 1. Every change of a stored type adds a step, even if old documents remain
    /// readable: the version prevents an older program from rewriting documents without the fields it doesn't know.
    /// </summary>
    public static readonly SchemaMigrations Shipped = new([
        new(
            "days have a checksum, gaps may be partly read, marks and stations are stored; "
                + "a day without a checksum is trusted until it is next written",
            _ => { }),
        new("/names sets whether a chat's alerts name people; the default is no", _ => { }),
        new("alert settings are in the chat's own document", ChatDocuments.MergeAlertSettings)
        {
            Empties = ChatDocuments.Subscriptions,
        },
        new("the refusal of an unknown chat is only in the chat's own document", _ => { }),
    ]);

    public int Version => steps.Count + 1;

    /// <summary>Throws before anything is written if the file comes from a newer program.</summary>
    public void Apply(BotDatabase database)
    {
        var record = database.Documents<SchemaRecord>(SchemaRecord.Collection);
        var version = record.Find(SchemaRecord.OnlyId)?.Version;

        RequireKnown(version ?? Version);
        if (version is null)
        {
            record.Upsert(new SchemaRecord { Version = Version });
            return;
        }

        foreach (
            var (migrationStep, to) in steps
                .Select((migrationStep, index) => (migrationStep, index + 2))
                .Where(next => next.Item2 > version))
        {
            database.InTransaction(() =>
            {
                migrationStep.Apply(database);
                record.Upsert(new SchemaRecord { Version = to });
            });
        }

        foreach (var emptied in steps.Select(each => each.Empties).OfType<string>())
            database.Drop(emptied);
    }

    /// <summary>Writes the version again: a write without a change, to test if the disk accepts one.</summary>
    public void Confirm(BotDatabase database) =>
        database.Documents<SchemaRecord>(SchemaRecord.Collection).Upsert(new SchemaRecord { Version = Version });

    public void RequireKnown(int version)
    {
        if (version > Version)
        {
            throw new DatabaseTooNewException(
                $"The database has version {version} and this program knows only {Version}: "
                + "start the newer program, or restore a backup that this one made.");
        }
    }

    /// <summary>A step from one version to the next.</summary>
    internal sealed record MigrationStep(string Purpose, Action<BotDatabase> Apply)
    {
        /// <summary>Collection that the step empties; dropped after it, if necessary at the next start.</summary>
        public string? Empties { get; init; }
    }

    /// <summary>Stored form of the version.</summary>
    internal sealed class SchemaRecord
    {
        public const string Collection = "schema";

        public const string OnlyId = "schema";

        public string Id { get; init; } = OnlyId;

        public int Version { get; init; }
    }
}
