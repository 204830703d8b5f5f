using System.Collections.Concurrent;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>A station's appliances, last reading and covered days, regardless of age.</summary>
internal sealed record StationSummary(Station Station, IReadOnlyList<Callsign> Appliances, Instant? ReadAt, Interval? Coverage);

/// <summary>Loads the rota for a question.</summary>
internal sealed class RotaQueries(
    StationCatalogue stations, RotaStore rota, RotaAges ages, TimelineCache timelines, IRotaReader reader, TimeProvider time)
{
    /// <summary>Days ahead that are loaded by default; later ones only on request.</summary>
    private const int DaysAhead = 62;

    /// <summary>
    /// Cached, because a call sign is searched in every station, and a brigade may have more stations than the cache has timelines.
    /// </summary>
    private readonly ConcurrentDictionary<StationCode, NamedAppliances> appliances = new();

    /// <summary>The rota now, or as of a moment: readings after it are history, readings before it have the age they had then.</summary>
    public StationRota Rota(StationCode code, Instant? asOf)
    {
        var station = stations.Find(code) ?? throw new ArgumentException($"No station {code}.", nameof(code));
        var now = time.GetCurrentInstant();
        var at = asOf ?? now;
        var today = station.Clock.DateOf(at);

        // Includes the day before, because "off since" may be before midnight.
        var first = today.PlusDays(-1);
        var age = ages.Of(station, today, at, now);
        var tooOld = ages.TooOldAhead(station, first, at, now);
        var timeline = timelines.Get(code, first, today.PlusDays(DaysAhead), tooOld);

        return new(station, timeline, at, today, age, ages)
        {
            Now = now,
            TooOld = tooOld,
            // It is not known what was planned to be read at a past moment.
            WantedUntil = asOf is null ? reader.WantedUntil(code, today) : null,
        };
    }

    /// <summary>Extends the rota's timeline to include these days.</summary>
    public StationRota Widen(StationRota narrow, LocalDate first, LocalDate last)
    {
        var from = LocalDate.Min(first, narrow.Today.PlusDays(-1));
        var to = LocalDate.Max(last, narrow.Today.PlusDays(DaysAhead));
        return narrow with { Timeline = timelines.Get(narrow.Station.Code, from, to, narrow.TooOld) };
    }

    /// <summary>
    /// Appliances in run order: the configured ones, then those on pages, even if nothing was read today. Several pages are used, because a
    /// single page may lack its appliances.
    /// </summary>
    public StationSummary Summary(StationCode code)
    {
        var station = stations.Find(code) ?? throw new ArgumentException($"No station {code}.", nameof(code));
        return new(station, AppliancesOf(station), rota.LastReadAt(code), Coverage(station, rota.DatesRead(code)));
    }

    /// <summary>Finds an appliance by any of its names, also if it is only on pages.</summary>
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

    /// <summary>Every call sign in the configuration or on pages.</summary>
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
    /// The days used by questions about now, else those up to the newest page. Age is ignored: an appliance keeps its name.
    /// </summary>
    private DateInterval DaysThatName(Station station, LocalDate newest)
    {
        var today = station.Clock.DateOf(time.GetCurrentInstant());
        var first = today.PlusDays(-1);

        return newest >= first && newest <= today.PlusDays(DaysAhead)
            ? new(first, today.PlusDays(DaysAhead))
            : new(newest.PlusDays(-DaysAhead), newest);
    }

    /// <summary>The unbroken period of days that includes today, else the last one.</summary>
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
