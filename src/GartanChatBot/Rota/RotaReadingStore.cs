using System.Collections.Concurrent;
using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>
/// Stores when each day was last read, and the version of each station's rota. Separate from the days and cached in memory: a scrape of
/// unchanged pages then writes one small document per month at the commit, and the age of an answer needs no read.
/// </summary>
internal sealed class RotaReadingStore
{
    private readonly BotDatabase database;
    private readonly DocumentSet<StoredMonth> months;
    private readonly DocumentSet<StoredVersion> versions;
    private readonly TransactionHooks steps;

    // Committed data, visible to all.
    private readonly FileCache<Known> memory;

    // Days whose stored page is invalid, with the time of its reading: the file shows that only after the month's next reading.
    private readonly ConcurrentDictionary<(StationCode Station, LocalDate Date), long> disbelieved = [];

    // Changes in the current transaction; used only by its thread.
    private readonly Dictionary<(StationCode Station, YearMonth Month), long[]> newReadings = [];
    private readonly Dictionary<StationCode, long> newVersions = [];

    // A number is never reused, not even after a rollback, because a cache may have used it as a key.
    private readonly Dictionary<StationCode, long> drawn = [];
    private long publications;
    private TaskCompletionSource published = NewSignal();

    public RotaReadingStore(BotDatabase database)
    {
        this.database = database;
        months = database.Documents<StoredMonth>("rota_readings");
        versions = database.Documents<StoredVersion>("rota_versions");
        steps = new(Flush, Publish, RolledBack);
        memory = new(database, Read) { DrawnAgain = Announce };
    }

    /// <summary>Increases when readings become visible, whether or not the pages changed.</summary>
    public long Publications
    {
        get
        {
            // Reloads outdated ages, which announces them, before the number is read.
            _ = memory.Value;
            return Interlocked.Read(ref publications);
        }
    }

    /// <summary>Completes when the next readings become visible, whether or not the pages changed.</summary>
    public Task NextPublication => Volatile.Read(ref published).Task;

    public IReadOnlyCollection<StationCode> Stations => [.. Committed.Keys];

    private ConcurrentDictionary<(StationCode Station, YearMonth Month), long[]> Readings => memory.Value.Readings;

    private ConcurrentDictionary<StationCode, long> Committed => memory.Value.Versions;

    public long VersionOf(StationCode station) =>
        database.IsWriting && newVersions.TryGetValue(station, out var version) ? version : Committed.GetValueOrDefault(station);

    public Instant? LastReadAt(StationCode station, LocalDate date)
    {
        var key = (station, date.ToYearMonth());
        var month = database.IsWriting && newReadings.TryGetValue(key, out var mine) ? mine : Readings.GetValueOrDefault(key);

        return month?[date.Day - 1] is > 0 and var ticks ? Instant.FromUnixTimeTicks(ticks) : null;
    }

    /// <summary>Days that were ever read successfully, in order; from memory.</summary>
    public IReadOnlyList<LocalDate> DatesRead(StationCode station) =>
    [
        .. Readings.Where(month => month.Key.Station == station)
            .SelectMany(month => month.Value.Index().Where(day => day.Item > 0).Select(day => month.Key.Month.OnDayOfMonth(day.Index + 1)))
            .Order(),
    ];

    /// <summary>The latest day that was ever read successfully; null if there is none.</summary>
    public LocalDate? NewestDate(StationCode station) =>
        Readings.Where(month => month.Key.Station == station).Select(month => NewestOf(month.Key.Month, month.Value)).Max();

    public Instant? LastReadAt(StationCode station)
    {
        var latest = Readings.Where(month => month.Key.Station == station).Select(month => month.Value.Max()).DefaultIfEmpty().Max();
        return latest > 0 ? Instant.FromUnixTimeTicks(latest) : null;
    }

    /// <summary>
    /// Never moves backwards, because an old saved page may be imported after a newer reading. A time in the future is replaced: it is from
    /// before the clock was set back.
    /// </summary>
    public void MarkRead(StationCode station, LocalDate date, Instant readAt)
    {
        ref var known = ref Written(station, date);
        var isOfFuture = Instant.FromUnixTimeTicks(known) > Instant.Max(readAt, database.Time.GetCurrentInstant());
        known = isOfFuture ? readAt.ToUnixTimeTicks() : Math.Max(known, readAt.ToUnixTimeTicks());
    }

    public void MarkUnread(StationCode station, LocalDate date) => Written(station, date) = 0;

    /// <summary>Invalidates the day's reading; stored with the next reading of that month.</summary>
    public void Disbelieve(StationCode station, LocalDate date)
    {
        var key = (station, date.ToYearMonth());
        if (!Readings.TryGetValue(key, out var month) || month[date.Day - 1] == 0)
            return;

        disbelieved[(station, date)] = month[date.Day - 1];
        var without = month.ToArray();
        without[date.Day - 1] = 0;
        Readings.TryUpdate(key, without, month);
        Announce();
    }

    public long DrawVersion(StationCode station)
    {
        database.Enlist(steps);
        var version = Math.Max(drawn.GetValueOrDefault(station), Committed.GetValueOrDefault(station)) + 1;
        drawn[station] = version;
        newVersions[station] = version;
        return version;
    }

    /// <summary>Months already stored under the new code are kept.</summary>
    public void Rename(StationCode from, StationCode to)
    {
        DrawVersion(to);
        foreach (var month in Readings.Where(month => month.Key.Station == from).ToList())
        {
            newReadings.TryAdd((to, month.Key.Month), Readings.GetValueOrDefault((to, month.Key.Month)) ?? month.Value);
            months.Delete(StoredMonth.IdOf(from, month.Key.Month));
            Readings.TryRemove(month);
        }

        newVersions[to] = drawn[to] = Math.Max(drawn[to], VersionOf(from) + 1);
        versions.Delete(from.Value);
        Committed.TryRemove(from, out _);
    }

    /// <summary>Deletes whole months only; the rest of a month is a few bytes.</summary>
    public void DeleteBefore(YearMonth oldest)
    {
        foreach (var key in Readings.Keys.Where(key => key.Month.CompareTo(oldest) < 0))
        {
            months.Delete(StoredMonth.IdOf(key.Station, key.Month));
            Readings.TryRemove(key, out _);
        }
    }

    private ref long Written(StationCode station, LocalDate date)
    {
        database.Enlist(steps);
        var key = (station, date.ToYearMonth());
        if (!newReadings.TryGetValue(key, out var month))
            newReadings[key] = month = [.. Readings.GetValueOrDefault(key) ?? new long[StoredMonth.LongestMonth]];

        return ref month[date.Day - 1];
    }

    private Known Read()
    {
        var known = Known.Of(months.All(), versions.All());
        foreach (var ((station, date), readAt) in disbelieved)
        {
            if (known.Readings.TryGetValue((station, date.ToYearMonth()), out var month) && month[date.Day - 1] == readAt)
                month[date.Day - 1] = 0;
        }

        return known;
    }

    private void Flush()
    {
        foreach (var (key, month) in newReadings)
            months.Upsert(new StoredMonth { Id = StoredMonth.IdOf(key.Station, key.Month), ReadAt = month });
        foreach (var (station, version) in newVersions)
            versions.Upsert(new StoredVersion { Id = station.Value, Version = version });
    }

    private void Publish()
    {
        memory.Change(all =>
        {
            foreach (var (key, month) in newReadings)
                all.Readings[key] = month;
            foreach (var (station, version) in newVersions)
                all.Versions[station] = version;
        });
        Announce();
        Forget();
    }

    private void RolledBack()
    {
        memory.Doubt();
        Forget();
    }

    private void Announce()
    {
        Interlocked.Increment(ref publications);
        Interlocked.Exchange(ref published, NewSignal()).TrySetResult();
    }

    /// <summary>Continuations run asynchronously, not on the writer's thread.</summary>
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Forget()
    {
        newReadings.Clear();
        newVersions.Clear();
    }

    private static LocalDate? NewestOf(YearMonth month, long[] readAt) =>
        Array.FindLastIndex(readAt, ticks => ticks > 0) is >= 0 and var index ? month.OnDayOfMonth(index + 1) : null;

    /// <summary>The file's content. Arrays in it are never modified.</summary>
    private sealed record Known(
        ConcurrentDictionary<(StationCode Station, YearMonth Month), long[]> Readings, ConcurrentDictionary<StationCode, long> Versions)
    {
        public static Known Of(IEnumerable<StoredMonth> months, IEnumerable<StoredVersion> versions) => new(
            new(months.Select(month => KeyValuePair.Create((StoredDay.StationOf(month.Id), StoredMonth.MonthOf(month.Id)), month.ReadAt))),
            new(versions.Select(version => KeyValuePair.Create(StationCode.Parse(version.Id), version.Version))));
    }

    /// <summary>Times when the days of one month were last read, in ticks; 0 for never.</summary>
    internal sealed class StoredMonth
    {
        public const int LongestMonth = 31;

        public required string Id { get; init; }

        public required long[] ReadAt { get; init; }

        public static string IdOf(StationCode station, YearMonth month) => StoredDay.IdOf(station, month.OnDayOfMonth(1));

        public static YearMonth MonthOf(string id) =>
            NodaTime.Text.LocalDatePattern.Iso.Parse(id[(id.IndexOf('|', StringComparison.Ordinal) + 1)..]).Value.ToYearMonth();
    }

    /// <summary>Number of changes of a station's rota.</summary>
    internal sealed class StoredVersion
    {
        public required string Id { get; init; }

        public long Version { get; init; }
    }
}
