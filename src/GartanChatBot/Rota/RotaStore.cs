using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>
/// The rota as last read: a document per station and day. A day is replaced whole or not at all, so a failed reading leaves every day
/// unchanged, and only its age grows.
/// </summary>
internal sealed class RotaStore
{
    private readonly BotDatabase database;
    private readonly StorageOptions options;
    private readonly DocumentSet<StoredDay> days;
    private readonly RotaReadingStore readings;
    private readonly RotaChangeStore changes;
    private readonly PageHashes hashes;

    public RotaStore(BotDatabase database, StorageOptions options)
    {
        this.database = database;
        this.options = options;
        days = database.Documents<StoredDay>("rota_days");
        days.EnsureIndex("date", "$.Date");
        days.EnsureIndex("member", "$.Members[*]");
        readings = new RotaReadingStore(database);
        changes = new RotaChangeStore(database);
        hashes = new PageHashes(database);
    }

    /// <summary>All stations that were ever read.</summary>
    public IReadOnlyCollection<StationCode> Stations => readings.Stations;

    /// <summary>Stores a page. Call it inside the transaction of the whole scrape: a commit costs about ten disk flushes.</summary>
    public ReplaceOutcome Replace(StationDay day) => database.InTransaction(() =>
    {
        var known = hashes.Find(day.Station, day.Date);
        var previous = Same(known, day.ContentHash) ? null : Stored(day.Station, day.Date);

        readings.MarkRead(day.Station, day.Date, day.ReadAt);
        hashes.Write(day.Station, day.Date, day.ContentHash);
        if (Same(known ?? previous?.ContentHash, day.ContentHash))
            return ReplaceOutcome.Unchanged;

        var next = StoredDay.Pack(day);
        var version = readings.DrawVersion(day.Station);
        // Also replaces an invalid document; the changes are then unknown.
        days.Upsert(next);
        if (previous is null)
            return ReplaceOutcome.Added;

        var differences = RotaChange.Between(previous, next.Unpack(next.ReadAt));
        changes.Add([.. differences.Where(change => change.Member is not MemberName.Erased)], version);
        return ReplaceOutcome.Changed;
    });

    /// <summary>
    /// Records that the same page was read again, which resets the day's age. Returns false and does nothing if another page is stored.
    /// Needs only the hash, so an unchanged page is never parsed.
    /// </summary>
    public bool MarkUnchanged(StationCode station, LocalDate date, string contentHash, Instant readAt) => database.InTransaction(() =>
    {
        if (!Same(ContentHashOf(station, date), contentHash))
            return false;

        hashes.Write(station, date, contentHash);
        readings.MarkRead(station, date, readAt);
        return true;
    });

    /// <summary>Deletes a stored page that turned out to be wrong; the day is unread from then on.</summary>
    public void Disbelieve(StationCode station, LocalDate date) => database.InTransaction(() =>
    {
        days.Delete(StoredDay.IdOf(station, date));
        readings.MarkUnread(station, date);
        readings.DrawVersion(station);
        hashes.Write(station, date, "");
    });

    public StationDay? Find(StationCode station, LocalDate date) =>
        Stored(station, date);

    /// <summary>Days in order of date, both ends included, without days that were never read.</summary>
    public IReadOnlyList<StationDay> Between(StationCode station, LocalDate from, LocalDate to) =>
    [
        .. Believed(station, from, to),
    ];

    /// <summary>Ids of days whose document is invalid; reads everything.</summary>
    public IReadOnlyList<string> UnreadableDays() => [.. days.All().Where(day => day.TryUnpack(day.ReadAt) is null).Select(day => day.Id)];

    /// <summary>
    /// Increases with every change of the station's rota, also across restarts. Unchanged when a page is read again without changes: ask
    /// for the age separately.
    /// </summary>
    public long VersionOf(StationCode station) => readings.VersionOf(station);

    /// <inheritdoc cref="RotaReadingStore.NextPublication"/>
    public Task NextPublication => readings.NextPublication;

    /// <summary>
    /// Increases when pages were read, changed or not; the basis of cached ages. Null inside a transaction, which sees uncommitted
    /// readings.
    /// </summary>
    public long? ReadingsVersion => database.IsWriting ? null : readings.Publications;

    /// <summary>Hash of the stored page; null if the day was never read.</summary>
    public string? ContentHashOf(StationCode station, LocalDate date) =>
        // Not cached here: a reader could restore a hash that a writer is replacing.
        hashes.Find(station, date) ?? Stored(station, date)?.ContentHash;

    /// <summary>Time when that day was last read, changed or not; null if never.</summary>
    public Instant? LastReadAt(StationCode station, LocalDate date) => readings.LastReadAt(station, date);

    public Instant? LastReadAt(StationCode station) => readings.LastReadAt(station);

    /// <summary>Days that were ever read, in order.</summary>
    public IReadOnlyList<LocalDate> DatesRead(StationCode station) => readings.DatesRead(station);

    /// <summary>The latest day that was ever read; null if there is none.</summary>
    public LocalDate? NewestDate(StationCode station) => readings.NewestDate(station);

    /// <summary>Changes seen at or after the first instant and before the second.</summary>
    public IReadOnlyList<RotaChange> Changes(StationCode station, Instant from, Instant to) => changes.Between(station, from, to);

    /// <summary>Moves a station's days, their ages and changes to its new code. Data already stored under the new code is kept.</summary>
    public void Rename(StationCode from, StationCode to) => database.InTransaction(() =>
    {
        foreach (var day in StoredBetween(from, LocalDate.FromDateTime(DateTime.UnixEpoch), new(9999, 12, 31)))
        {
            days.Delete(day.Id);
            if (days.Find(StoredDay.IdOf(to, day.Date)) is null)
                days.Insert(day.Under(to));
        }

        readings.Rename(from, to);
        changes.Rename(from, to);
        hashes.Clear();
    });

    /// <summary>Days whose page has the name.</summary>
    public IReadOnlyList<LocalDate> DatesOfMember(StationCode station, string name) =>
        [.. OfMember(station, name).Select(day => day.Date).Order()];

    /// <summary>
    /// Erases a name, and everything that belongs to it alone, from all days and changes of all stations; returns the number of days.
    /// Nameless slots are kept, so that an appliance's past remains correct.
    /// </summary>
    public int ForgetMember(string name) => database.InTransaction(() => Stations.Sum(station => Erase(station, MemberName.KeyOf(name))));

    /// <summary>Deletes data older than configured, and erases members who left.</summary>
    public PruneOutcome Prune(LocalDate today) => database.InTransaction(() =>
    {
        var oldest = today.PlusMonths(-options.RetentionMonths);
        var deletedDays = days.DeleteWhere("$.Date BETWEEN @0 AND @1", 0, BotMapper.Number(oldest.PlusDays(-1)));
        hashes.Clear();
        readings.DeleteBefore(oldest.ToYearMonth());

        var changesFrom = today.PlusDays(-options.ChangeDays).AtMidnight().InUtc().ToInstant();
        return new PruneOutcome(
            deletedDays,
            Stations.Sum(station => changes.DeleteBefore(station, changesFrom)),
            Stations.Sum(station => EraseLeavers(station, oldest, today)));
    });

    private static bool Same(string? stored, string hash) => string.Equals(stored, hash, StringComparison.Ordinal);

    private StationDay? Stored(StationCode station, LocalDate date) =>
        TryFind(station, date) is { } day ? day.TryUnpack(readings.LastReadAt(station, date) ?? day.ReadAt) : null;

    private List<StationDay> Believed(StationCode station, LocalDate from, LocalDate to)
    {
        var believed = StoredBetween(station, from, to)
            .Select(day => day.TryUnpack(readings.LastReadAt(station, day.Date) ?? day.ReadAt)).OfType<StationDay>().ToList();
        var dates = believed.Select(day => day.Date).ToHashSet();
        foreach (var lost in readings.DatesRead(station).Where(date => date >= from && date <= to && !dates.Contains(date)))
            Unread(station, lost);

        return believed;
    }

    /// <summary>Treats an invalid day as never read: its page is due, and counts as new.</summary>
    private void Unread(StationCode station, LocalDate date)
    {
        hashes.Remove(station, date);
        readings.Disbelieve(station, date);
    }

    private StoredDay? TryFind(StationCode station, LocalDate date)
    {
        try
        {
            return days.Find(StoredDay.IdOf(station, date));
        }
        catch (Exception damage) when (!DatabaseHandle.IsFault(damage))
        {
            // The bytes are not a document.
            return null;
        }
    }

    private IReadOnlyList<StoredDay> StoredBetween(StationCode station, LocalDate from, LocalDate to)
    {
        try
        {
            // The collation compares linguistically: a code with similar letters may sort into the range.
            return [.. days.Between(StoredDay.IdOf(station, from), StoredDay.IdOf(station, to))
                .Where(day => day.Id.StartsWith($"{station.Value}|", StringComparison.Ordinal))];
        }
        catch (Exception damage) when (!DatabaseHandle.IsFault(damage))
        {
            // One invalid document must not hide the others.
            return
            [
                .. readings
                    .DatesRead(station)
                    .Where(date => date >= from && date <= to)
                    .Select(date => TryFind(station, date))
                    .OfType<StoredDay>(),
            ];
        }
    }

    private IReadOnlyList<StoredDay> OfMember(StationCode station, string name) =>
        [.. days.Where("$.Members[*] ANY = @0", MemberName.KeyOf(name)).Where(day => day.Station == station)];

    private int EraseLeavers(StationCode station, LocalDate oldest, LocalDate today)
    {
        var seenLately = today.PlusDays(-options.LeaverDays);
        var gone = NamesOn(StoredBetween(station, oldest, seenLately.PlusDays(-1)));
        gone.ExceptWith(NamesOn(StoredBetween(station, seenLately, LocalDate.MaxIsoValue)));

        foreach (var name in gone)
            Erase(station, name);

        return gone.Count;
    }

    private int Erase(StationCode station, string name)
    {
        changes.Forget(station, name);
        var found = OfMember(station, name);
        if (found.Count > 0)
            readings.DrawVersion(station);
        foreach (var day in found)
            RewriteWithout(day, name);

        return found.Count;
    }

    /// <summary>Deletes an invalid day, because it is unknown whose names it has.</summary>
    private void RewriteWithout(StoredDay day, string name)
    {
        if (day.TryUnpack(day.ReadAt) is null)
            days.Delete(day.Id);
        else
            days.Upsert(day.Without(name));
    }

    private static HashSet<string> NamesOn(IEnumerable<StoredDay> found)
    {
        var names = found.SelectMany(day => day.Members).ToHashSet(StringComparer.Ordinal);
        names.Remove(MemberName.Erased);
        return names;
    }
}

/// <summary>Number of items removed by a night's pruning.</summary>
internal readonly record struct PruneOutcome(int Days, int Changes, int Leavers);
