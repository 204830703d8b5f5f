using System.Collections.Concurrent;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>A station's appliances, last reading and covered days, regardless of age.</summary>
internal sealed record StationSummary(Station Station, IReadOnlyList<Callsign> Appliances, Instant? ReadAt, Interval? Coverage);

/// <summary>The way from a question to the rota that answers it.</summary>
internal sealed class RotaQueries(
    StationCatalogue stations, RotaStore rota, RotaAges ages, TimelineCache timelines, IRotaReader reader, TimeProvider time)
{
    /// <summary>So far ahead are days looked up; more is read only when somebody asks about a later time.</summary>
    private const int DaysAhead = 62;

    /// <summary>
    /// Looking for a call sign looks at every station. A brigade has more stations than the cache has timelines, so the few names are kept.
    /// </summary>
    private readonly ConcurrentDictionary<StationCode, NamedAppliances> appliances = new();

    /// <summary>
    /// The rota now, or as of a moment: what was read after it is history, what was read before it is as old as it was then.
    /// </summary>
    public StationRota Rota(StationCode code, Instant? asOf)
    {
        var station = stations.Find(code) ?? throw new ArgumentException($"No station {code}.", nameof(code));
        var now = time.GetCurrentInstant();
        var at = asOf ?? now;
        var today = station.Clock.DateOf(at);

        // The day before as well: "off since" may lie on the other side of midnight.
        var first = today.PlusDays(-1);
        var age = ages.Of(station, today, at, now);
        var tooOld = ages.TooOldAhead(station, first, at, now);
        var timeline = timelines.Get(code, first, today.PlusDays(DaysAhead), tooOld);

        return new(station, timeline, at, today, age, ages)
        {
            Now = now,
            TooOld = tooOld,
            // What was meant to be read of a past moment nobody knows any more.
            WantedUntil = asOf is null ? reader.WantedUntil(code, today) : null,
        };
    }

    /// <summary>The same moment with a timeline that holds these days as well.</summary>
    public StationRota Widen(StationRota narrow, LocalDate first, LocalDate last)
    {
        var from = LocalDate.Min(first, narrow.Today.PlusDays(-1));
        var to = LocalDate.Max(last, narrow.Today.PlusDays(DaysAhead));
        return narrow with { Timeline = timelines.Get(narrow.Station.Code, from, to, narrow.TooOld) };
    }

    /// <summary>
    /// Appliances in run order: those configured, then those of the pages; also when nothing of today has been read.
    /// One page is not enough to ask: a single day may come without its appliances.
    /// </summary>
    public StationSummary Summary(StationCode code)
    {
        var station = stations.Find(code) ?? throw new ArgumentException($"No station {code}.", nameof(code));
        return new(station, AppliancesOf(station), rota.LastReadAt(code), Coverage(station, rota.DatesRead(code)));
    }

    /// <summary>By any of its names, also when only the pages know it.</summary>
    public (Station Station, Callsign Callsign)? FindAppliance(string text)
    {
        if (stations.FindAppliance(text) is { } configured)
            return configured;

        foreach (var station in stations.All)
        {
            foreach (var callsign in AppliancesOf(station).Where(callsign => StationCatalogue.IsCalled(station, callsign, text)))
                return (station, callsign);
        }

        return null;
    }

    /// <summary>Every call sign, from the configuration and from the pages.</summary>
    public IReadOnlyList<Callsign> Appliances() => [.. stations.All.SelectMany(AppliancesOf)];

    private IReadOnlyList<Callsign> AppliancesOf(Station station)
    {
        if (rota.NewestDate(station.Code) is not { } newest)
            return CrewingTimeline.Build(station, []).Appliances;

        var (version, span) = (rota.VersionOf(station.Code), DaysThatName(station, newest));
        if (!appliances.TryGetValue(station.Code, out var known) || (known.Version, known.Days) != (version, span))
            appliances[station.Code] = known = new(version, span, timelines.Get(station.Code, span.Start, span.End).Appliances);

        return known.Callsigns;
    }

    /// <summary>
    /// The days that questions about now rest on, else those that end with the newest page. However old: an appliance keeps its name.
    /// </summary>
    private DateInterval DaysThatName(Station station, LocalDate newest)
    {
        var today = station.Clock.DateOf(time.GetCurrentInstant());
        var first = today.PlusDays(-1);

        return newest >= first && newest <= today.PlusDays(DaysAhead)
            ? new(first, today.PlusDays(DaysAhead))
            : new(newest.PlusDays(-DaysAhead), newest);
    }

    /// <summary>The unbroken run of days that holds today, else the last one.</summary>
    private Interval? Coverage(Station station, IReadOnlyList<LocalDate> read)
    {
        if (read.Count == 0)
            return null;

        var days = read.ToHashSet();
        var today = station.Clock.DateOf(time.GetCurrentInstant());
        var first = days.Contains(today) ? today : read[^1];
        var last = first;
        while (days.Contains(first.PlusDays(-1)))
            first = first.PlusDays(-1);
        while (days.Contains(last.PlusDays(1)))
            last = last.PlusDays(1);

        return new(station.Clock.StartOf(first), station.Clock.EndOf(last));
    }

    private sealed record NamedAppliances(long Version, DateInterval Days, IReadOnlyList<Callsign> Callsigns);
}
