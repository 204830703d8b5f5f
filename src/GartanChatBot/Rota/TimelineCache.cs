using System.Globalization;
using BitFaster.Caching;
using BitFaster.Caching.Lru;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Stations;
using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using GartanChatBot.Tuning;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>
/// Timelines by station, data version and span: bounded, least recently used out first, one build per miss however many ask.
/// The version in the key makes a new scrape seen at once; the time to live only bounds how long an unused timeline is kept.
/// </summary>
internal sealed class TimelineCache
{
    private const int StationsKept = 16;

    /// <summary>Spans of one station about which people ask at a time: the days ahead, this week, a day of long ago.</summary>
    private const int AskedOfAStation = 8;

    private readonly StationCatalogue stations;
    private readonly RotaStore rota;
    private readonly BotMetrics metrics;
    private readonly ICache<Key, CrewingTimeline> timelines;

    /// <summary>The pages of the stations that were asked for last, for when the store can't be read.</summary>
    private readonly ConcurrentLru<StationCode, Pages> lastPages = new(StationsKept);

    public TimelineCache(StationCatalogue stations, RotaStore rota, CacheOptions options, TuningDecisions decisions, BotMetrics metrics)
    {
        (this.stations, this.rota, this.metrics) = (stations, rota, metrics);
        timelines = new ConcurrentLruBuilder<Key, CrewingTimeline>()
            .WithCapacity(Math.Min(Math.Max(stations.All.Count, 1) * AskedOfAStation, options.MaxEntries))
            .WithExpireAfterWrite(options.TimeToLive)
            .WithAtomicGetOrAdd()
            .WithMetrics()
            .Build();

        decisions.Tell("cache", Words);
        metrics.WatchTotal("gartanbot.cache.hits", null, "Timelines that were found in the cache.", () => Hits);
        metrics.WatchTotal("gartanbot.cache.misses", null, "Timelines that had to be built.", () => Misses);
        metrics.Watch("gartanbot.cache.entries", null, "Timelines in the cache.", () => Count);
        metrics.Watch("gartanbot.cache.capacity", null, "Timelines that it may hold.", () => timelines.Policy.Eviction.Value!.Capacity);
    }

    public long Hits => timelines.Metrics.Value?.Hits ?? 0;

    public long Misses => timelines.Metrics.Value?.Misses ?? 0;

    public int Count => timelines.Count;

    /// <summary>Days from the first to the last, both included; those that were not read, or are left out, are unknown in it.</summary>
    public CrewingTimeline Get(StationCode station, LocalDate first, LocalDate last, DaySet leftOut = default) =>
        Get(new(station, rota.VersionOf(station), first, last, leftOut));

    private CrewingTimeline Get(Key key)
    {
        try
        {
            return timelines.GetOrAdd(key, Build);
        }
        catch (DatabaseFaultException)
        {
            // Not kept: the store knows more days, once it can be read again. Pages of another version are older than their age says.
            if (lastPages.TryGet(key.Station, out var pages) && pages.Version == key.Version)
                return Build(key, [.. pages.Days.Where(day => day.Date >= key.First && day.Date <= key.Last)]);

            throw;
        }
    }

    /// <summary>As if the time to live of everything had passed.</summary>
    public void Forget() => timelines.Clear();

    private string Words()
    {
        var asked = Hits + Misses;
        var rate = asked == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {(double)Hits / asked:0 %} of look-ups were hits");
        return string.Create(CultureInfo.InvariantCulture, $"the cache holds {Count} timelines{rate}");
    }

    private CrewingTimeline Build(Key key)
    {
        var started = metrics.Start();
        var read = rota.Between(key.Station, key.First, key.Last);
        Remember(key, read);
        var built = Build(key, read);
        metrics.Worked("timeline", started, OperationOutcome.Done);
        return built;
    }

    private CrewingTimeline Build(Key key, IReadOnlyList<StationDay> read) =>
        CrewingTimeline.Build(
            stations.Find(key.Station)!, key.LeftOut.Bits == 0 ? read : [.. read.Where(day => !key.LeftOut.Contains(day.Date))]);

    /// <summary>The longest run of pages of the newest version: most questions are about these.</summary>
    private void Remember(Key key, IReadOnlyList<StationDay> read)
    {
        if (!lastPages.TryGet(key.Station, out var known) || known.Version != key.Version || known.Days.Count <= read.Count)
            lastPages.AddOrUpdate(key.Station, new(key.Version, read));
    }

    private sealed record Pages(long Version, IReadOnlyList<StationDay> Days);

    private readonly record struct Key(StationCode Station, long Version, LocalDate First, LocalDate Last, DaySet LeftOut);
}
