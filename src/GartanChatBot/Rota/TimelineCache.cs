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
/// Caches timelines by station, data version and period: bounded, least recently used removed first, one build per miss even for concurrent
/// requests. The version in the key makes a new scrape visible at once; the time to live only limits how long an unused timeline is kept.
/// </summary>
internal sealed class TimelineCache
{
    private const int StationsKept = 16;

    /// <summary>Periods of one station that are requested at a time: the days ahead, this week, a past day.</summary>
    private const int AskedOfAStation = 8;

    private readonly StationCatalogue stations;
    private readonly RotaStore rota;
    private readonly BotMetrics metrics;
    private readonly ICache<Key, CrewingTimeline> timelines;

    /// <summary>Pages of the last requested stations, used while the store can't be read.</summary>
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
        metrics.WatchTotal("gartanbot.cache.hits", null, "Timelines found in the cache.", () => Hits);
        metrics.WatchTotal("gartanbot.cache.misses", null, "Timelines that had to be built.", () => Misses);
        metrics.Watch("gartanbot.cache.entries", null, "Timelines in the cache.", () => Count);
        metrics.Watch("gartanbot.cache.capacity", null, "Capacity of the timeline cache.", () => timelines.Policy.Eviction.Value!.Capacity);
    }

    public long Hits => timelines.Metrics.Value?.Hits ?? 0;

    public long Misses => timelines.Metrics.Value?.Misses ?? 0;

    public int Count => timelines.Count;

    /// <summary>Timeline from the first to the last day, both included; unread and excluded days are unknown in it.</summary>
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
            // Not cached, because the store has more days once it can be read again. Pages of another version are older than their age
            // shows.
            if (lastPages.TryGet(key.Station, out var pages) && pages.Version == key.Version)
                return Build(key, [.. pages.Days.Where(day => day.Date >= key.First && day.Date <= key.Last)]);

            throw;
        }
    }

    /// <summary>Removes all timelines.</summary>
    public void Forget() => timelines.Clear();

    private string Words()
    {
        var asked = Hits + Misses;
        var rate = asked == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {(double)Hits / asked:0 %} of look-ups were hits");
        return string.Create(CultureInfo.InvariantCulture, $"the cache has {Count} timelines{rate}");
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

    /// <summary>Keeps the longest period of pages of the newest version, which most questions need.</summary>
    private void Remember(Key key, IReadOnlyList<StationDay> read)
    {
        if (!lastPages.TryGet(key.Station, out var known) || known.Version != key.Version || known.Days.Count <= read.Count)
            lastPages.AddOrUpdate(key.Station, new(key.Version, read));
    }

    private sealed record Pages(long Version, IReadOnlyList<StationDay> Days);

    private readonly record struct Key(StationCode Station, long Version, LocalDate First, LocalDate Last, DaySet LeftOut);
}
