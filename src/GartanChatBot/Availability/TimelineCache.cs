using BitFaster.Caching;
using BitFaster.Caching.Lru;
using GartanChatBot.Crewing;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Availability;

/// <summary>
/// Timelines by station, data version and span: bounded, least recently used out first, one build per miss however many ask.
/// The version in the key makes a new scrape seen at once; the time to live only bounds how long an unused timeline is kept.
/// </summary>
internal sealed class TimelineCache(StationCatalogue stations, RotaStore rota, CacheOptions options)
{
    private readonly ICache<Key, CrewingTimeline> timelines = new ConcurrentLruBuilder<Key, CrewingTimeline>()
        .WithCapacity(options.MaxEntries)
        .WithExpireAfterWrite(options.TimeToLive)
        .WithAtomicGetOrAdd()
        .WithMetrics()
        .Build();

    public long Hits => timelines.Metrics.Value?.Hits ?? 0;

    public long Misses => timelines.Metrics.Value?.Misses ?? 0;

    public int Count => timelines.Count;

    /// <summary>Days from the first to the last, both included; those that were not read, or are left out, are unknown in it.</summary>
    public CrewingTimeline Get(StationCode station, LocalDate first, LocalDate last, DaySet leftOut = default) =>
        timelines.GetOrAdd(new(station, rota.VersionOf(station), first, last, leftOut), Build);

    private CrewingTimeline Build(Key key)
    {
        var read = rota.Between(key.Station, key.First, key.Last);
        return CrewingTimeline.Build(stations.Find(key.Station)!, key.LeftOut.Bits == 0 ? read : [.. read.Where(day => !key.LeftOut.Contains(day.Date))]);
    }

    private readonly record struct Key(StationCode Station, long Version, LocalDate First, LocalDate Last, DaySet LeftOut);
}
