using GartanChatBot.Alerts.Rules;
using GartanChatBot.Alerts.State;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>The gaps of a station after an assessment.</summary>
/// <param name="Before">As they were stored.</param>
/// <param name="Gaps">All that are known, those that have just closed included.</param>
/// <param name="Unsure">Ids of those of which one more reading has to tell.</param>
internal sealed record TrackedGaps(IReadOnlyList<KnownGap> Before, IReadOnlyList<KnownGap> Gaps, IReadOnlySet<string> Unsure)
{
    /// <summary>Known before, and no longer kept.</summary>
    public IEnumerable<KnownGap> Gone => Before.ExceptBy(Gaps.Select(gap => gap.Id), gap => gap.Id);
}

/// <summary>Follows each gap of a station from the reading that first shows it to the one that no longer does.</summary>
internal sealed class GapTracker(ShortageStore known, RotaStore rota, AlertOptions options, TimeProvider time)
{
    /// <summary>Applies the rules to what the rota says now.</summary>
    /// <param name="station">Its rota, trusted.</param>
    /// <param name="isFirst">The station's first assessment: one reading is enough.</param>
    /// <param name="now">The present.</param>
    public TrackedGaps Assess(StationRota station, bool isFirst, Instant now)
    {
        var before = known
            .Of(station.Station.Code)
            .Select(gap => gap.CountedReading > now ? gap with { CountedReading = Instant.FromUnixTimeTicks(0) } : gap)
            .ToList();
        var timeline = station.Timeline;
        var confirmationPolicy = new ConfirmationPolicy(
            isFirst ? 1 : options.Confirmations, Duration.FromTimeSpan(options.NearConfirmation));
        List<KnownGap> after = [];
        HashSet<string> unsure = new(StringComparer.Ordinal);

        foreach (
            var callsign in timeline
                .Appliances.Select(appliance => appliance.Value)
                .Union(before.Select(gap => gap.Callsign), StringComparer.Ordinal))
        {
            var assessed = ShortageRule.Assess(
                [.. before.Where(gap => gap.Callsign == callsign)], Reading(station, Callsign.Parse(callsign)), now, confirmationPolicy);
            after.AddRange(assessed.Known);
            unsure.UnionWith(assessed.Unconfirmed);
        }

        return new(before, after, unsure);
    }

    public void Save(TrackedGaps tracked) => known.Replace(tracked.Before, tracked.Gaps);

    /// <summary>
    /// Days that were not read since a gap on them, or beside them, was first seen, missed or cut short: one more reading tells.
    /// </summary>
    public HashSet<LocalDate> DaysToConfirm(StationCode code, StationClock clock)
    {
        var now = time.GetCurrentInstant();
        HashSet<LocalDate> days = [];
        foreach (var gap in known.Of(code))
        {
            if (ShortageRule.ToConfirm(gap, now) is not { } interval)
                continue;

            var readings = DaysOf(clock, interval).Select(day => (Day: day, ReadAt: rota.LastReadAt(code, day))).ToList();
            days.UnionWith(
                readings
                    .Where(each => gap.IsHalfRead ? each.ReadAt < readings.Max(other => other.ReadAt) : each.ReadAt <= gap.CountedReading)
                    .Select(each => each.Day));
        }

        return days;
    }

    private ApplianceReading Reading(StationRota station, Callsign callsign)
    {
        var (timeline, clock) = (station.Timeline, station.Station.Clock);
        return new(
            station.Station.Code.Value,
            callsign.Value,
            timeline.Gaps(callsign, new Interval(clock.StartOf(station.Today.PlusDays(-1)), Instant.MaxValue)),
            interval => PhaseOf(timeline, callsign, interval),
            interval => ReadAt(station.Station, interval));
    }

    private static RunPhase PhaseOf(CrewingTimeline timeline, Callsign callsign, Interval interval)
    {
        var phases = timeline.StatesIn(callsign, interval).Select(segment => segment.State.Phase).ToHashSet();
        return phases.Contains(RunPhase.Unknown) || phases.Count == 0 ? RunPhase.Unknown
            : phases.Contains(RunPhase.Off) ? RunPhase.Off
            : phases.Contains(RunPhase.Committed) ? RunPhase.Committed
            : RunPhase.On;
    }

    private Instant ReadAt(Station station, Interval interval) =>
        DaysOf(station.Clock, interval)
            .Select(day => rota.LastReadAt(station.Code, day) ?? Instant.MinValue)
            .DefaultIfEmpty(Instant.MaxValue)
            .Min();

    private static IEnumerable<LocalDate> DaysOf(StationClock clock, Interval interval)
    {
        var last = clock.DateOf(interval.End - Duration.FromTicks(1));
        for (var day = clock.DateOf(interval.Start); day <= last; day = day.PlusDays(1))
            yield return day;
    }
}
