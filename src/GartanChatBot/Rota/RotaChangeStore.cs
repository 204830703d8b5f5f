using System.Globalization;
using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>Stores the changes between readings, one document per reading with changes, in the order of their time.</summary>
internal sealed class RotaChangeStore(BotDatabase database)
{
    private readonly DocumentSet<StoredChanges> changes = database.Documents<StoredChanges>("rota_changes");

    /// <summary>The version distinguishes two readings at the same instant.</summary>
    public void Add(IReadOnlyList<RotaChange> found, long version)
    {
        if (found is [var first, ..])
            changes.Insert(StoredChanges.Pack(StoredChanges.IdOf(first.Station, first.SeenAt, version), first.Date, first.SeenAt, found));
    }

    /// <summary>Changes seen at or after the first instant and before the second.</summary>
    public IReadOnlyList<RotaChange> Between(StationCode station, Instant from, Instant to) =>
        [.. StoredBetween(station, from, to).SelectMany(reading => reading.Unpack())];

    /// <summary>Reads all changes of the station, which are few, because erasing is rare.</summary>
    public void Forget(StationCode station, string member)
    {
        foreach (var reading in StoredBetween(station, Instant.FromUnixTimeTicks(0), Instant.MaxValue))
        {
            var all = reading.Unpack();
            var others = all.Where(change => !string.Equals(change.Member, member, StringComparison.Ordinal)).ToList();
            if (others.Count == 0)
                changes.Delete(reading.Id);
            else if (others.Count < all.Count)
                changes.Upsert(StoredChanges.Pack(reading.Id, reading.Date, reading.SeenAt, others));
        }
    }

    public void Rename(StationCode from, StationCode to)
    {
        foreach (var reading in StoredBetween(from, Instant.FromUnixTimeTicks(0), Instant.MaxValue))
        {
            changes.Delete(reading.Id);
            changes.Upsert(reading.Under(to));
        }
    }

    public int DeleteBefore(StationCode station, Instant cutoff)
    {
        var old = StoredBetween(station, Instant.FromUnixTimeTicks(0), cutoff);
        foreach (var reading in old)
            changes.Delete(reading.Id);

        return old.Sum(reading => reading.Count);
    }

    private IReadOnlyList<StoredChanges> StoredBetween(StationCode station, Instant from, Instant to) =>
    [
        .. changes.Between(StoredChanges.IdOf(station, from), StoredChanges.IdOf(station, to))
            .Where(reading => reading.Station == station),
    ];

    /// <summary>Stored form of one reading's changes.</summary>
    internal sealed class StoredChanges
    {
        public required string Id { get; init; }

        public required LocalDate Date { get; init; }

        public required Instant SeenAt { get; init; }

        public required int Count { get; init; }

        /// <summary>Per member: name, occurrence, then the slots before and after, each preceded by a flag.</summary>
        public required byte[] Members { get; init; }

        public StationCode Station => StoredDay.StationOf(Id);

        public StoredChanges Under(StationCode station) =>
            new() { Id = $"{station.Value}{Id[Station.Value.Length..]}", Date = Date, SeenAt = SeenAt, Count = Count, Members = Members };

        public static string IdOf(StationCode station, Instant seenAt) =>
            string.Create(CultureInfo.InvariantCulture, $"{station.Value}|{seenAt.ToUnixTimeTicks():D19}");

        /// <summary>Longer than the id of its instant alone, so it sorts after it: a range that ends at an instant excludes it.</summary>
        public static string IdOf(StationCode station, Instant seenAt, long version) =>
            string.Create(CultureInfo.InvariantCulture, $"{IdOf(station, seenAt)}|{version:D19}");

        public static StoredChanges Pack(string id, LocalDate date, Instant seenAt, IReadOnlyList<RotaChange> found)
        {
            using var bytes = new MemoryStream();
            using var writer = new BinaryWriter(bytes);
            foreach (var change in found)
            {
                writer.Write(change.Member);
                writer.Write7BitEncodedInt(change.Occurrence);
                Write(writer, change.Before);
                Write(writer, change.After);
            }

            return new() { Id = id, Date = date, SeenAt = seenAt, Count = found.Count, Members = bytes.ToArray() };
        }

        public IReadOnlyList<RotaChange> Unpack()
        {
            using var bytes = new MemoryStream(Members, writable: false);
            using var reader = new BinaryReader(bytes);
            var found = new RotaChange[Count];
            for (var index = 0; index < found.Length; index++)
            {
                found[index] = new()
                {
                    Station = Station,
                    Date = Date,
                    SeenAt = SeenAt,
                    Member = reader.ReadString(),
                    Occurrence = reader.Read7BitEncodedInt(),
                    Before = Read(reader),
                    After = Read(reader),
                };
            }

            return found;
        }

        private static void Write(BinaryWriter writer, MemberSlots? slots)
        {
            writer.Write(slots.HasValue);
            if (slots is { } present)
                writer.Write(present.ToBytes());
        }

        private static MemberSlots? Read(BinaryReader reader) => reader.ReadBoolean() ? MemberSlots.Read(reader) : null;
    }
}
