using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>
/// The rota as it was last read: a document for each station and day. A day is replaced whole or not at all, so a failed reading
/// of one leaves every day as it was, and only its age grows.
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

    /// <summary>Every station that was ever read.</summary>
    public IReadOnlyCollection<StationCode> Stations => readings.Stations;

    /// <summary>
    /// Stores what a page said. Call it inside the transaction of the whole pass: a commit costs about ten flushes of the disk.
    /// </summary>
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
        // Over a document that can't be believed too: nobody knows what changed then.
        days.Upsert(next);
        if (previous is null)
            return ReplaceOutcome.Added;

        var differences = RotaChange.Between(previous, next.Unpack(next.ReadAt));
        changes.Add([.. differences.Where(change => change.Member is not MemberName.Erased)], version);
        return ReplaceOutcome.Changed;
    });

    /// <summary>
    /// The same page was read again: true, and the day's age starts anew. False when another one is stored, and nothing is done.
    /// Needs the hash alone, so that an unchanged page is never parsed.
    /// </summary>
    public bool MarkUnchanged(StationCode station, LocalDate date, string contentHash, Instant readAt) => database.InTransaction(() =>
    {
        if (!Same(ContentHashOf(station, date), contentHash))
            return false;

        hashes.Write(station, date, contentHash);
        readings.MarkRead(station, date, readAt);
        return true;
    });

    /// <summary>What is stored of the day turned out not to be its page: it is unread from now on.</summary>
    public void Disbelieve(StationCode station, LocalDate date) => database.InTransaction(() =>
    {
        days.Delete(StoredDay.IdOf(station, date));
        readings.MarkUnread(station, date);
        readings.DrawVersion(station);
        hashes.Write(station, date, "");
    });

    public StationDay? Find(StationCode station, LocalDate date) =>
        Stored(station, date);

    /// <summary>In the order of dates, both ends included; a day that was never read is missing.</summary>
    public IReadOnlyList<StationDay> Between(StationCode station, LocalDate from, LocalDate to) =>
    [
        .. Believed(station, from, to),
    ];

    /// <summary>Days whose document is not what was written, by its id; reads everything.</summary>
    public IReadOnlyList<string> UnreadableDays() => [.. days.All().Where(day => day.TryUnpack(day.ReadAt) is null).Select(day => day.Id)];

    /// <summary>
    /// Grows with every change of the station's rota, also across restarts. It stays when a page is read unchanged: ask for the age apart.
    /// </summary>
    public long VersionOf(StationCode station) => readings.VersionOf(station);

    /// <inheritdoc cref="RotaReadingStore.NextPublication"/>
    public Task NextPublication => readings.NextPublication;

    /// <summary>
    /// What the ages of days rest on: grows when pages were read, changed or not, and the change of any. Null inside a transaction, which
    /// sees more than others do.
    /// </summary>
    public long? ReadingsVersion => database.IsWriting ? null : readings.Publications;

    /// <summary>Of the page that is stored; null when the day was never read.</summary>
    public string? ContentHashOf(StationCode station, LocalDate date) =>
        // Not remembered here: a reader could put back what a writer is just replacing.
        hashes.Find(station, date) ?? Stored(station, date)?.ContentHash;

    /// <summary>When that day was last read, changed or not; null when never.</summary>
    public Instant? LastReadAt(StationCode station, LocalDate date) => readings.LastReadAt(station, date);

    public Instant? LastReadAt(StationCode station) => readings.LastReadAt(station);

    /// <summary>Every day that was ever read, in order.</summary>
    public IReadOnlyList<LocalDate> DatesRead(StationCode station) => readings.DatesRead(station);

    /// <summary>The latest day that was ever read; null when none was.</summary>
    public LocalDate? NewestDate(StationCode station) => readings.NewestDate(station);

    /// <summary>What was seen to change from the first instant on and before the second.</summary>
    public IReadOnlyList<RotaChange> Changes(StationCode station, Instant from, Instant to) => changes.Between(station, from, to);

    /// <summary>
    /// The station has another code: its days, their ages and what was seen to change go with it. What is stored under the new code stays.
    /// </summary>
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

    /// <summary>The days on whose page the name stands.</summary>
    public IReadOnlyList<LocalDate> DatesOfMember(StationCode station, string name) =>
        [.. OfMember(station, name).Select(day => day.Date).Order()];

    /// <summary>
    /// Erases a name, with everything that belongs to it alone, from all days and changes of all stations; the number of days.
    /// Nameless slots stay, so that the past of an appliance stays true.
    /// </summary>
    public int ForgetMember(string name) => database.InTransaction(() => Stations.Sum(station => Erase(station, MemberName.KeyOf(name))));

    /// <summary>Deletes what is older than the options allow, and erases those who left.</summary>
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

    /// <summary>A day that can't be believed was never read: its page is due, and taken for a new one.</summary>
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
            // Bytes that are no document any more.
            return null;
        }
    }

    private IReadOnlyList<StoredDay> StoredBetween(StationCode station, LocalDate from, LocalDate to)
    {
        try
        {
            // The collation compares as people do: a code in other letters of the same kind may sort into the range.
            return [.. days.Between(StoredDay.IdOf(station, from), StoredDay.IdOf(station, to))
                .Where(day => day.Id.StartsWith($"{station.Value}|", StringComparison.Ordinal))];
        }
        catch (Exception damage) when (!DatabaseHandle.IsFault(damage))
        {
            // One document that is none any more must not hide the others.
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

    /// <summary>A day that can't be believed is given up: nobody can tell whose names stand in it.</summary>
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

/// <summary>How much a night's pruning removed.</summary>
internal readonly record struct PruneOutcome(int Days, int Changes, int Leavers);
