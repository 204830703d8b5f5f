using GartanChatBot.Alerts.Rules;
using GartanChatBot.Alerts.State;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>A station's gaps after an assessment.</summary>
/// <param name="Before">Stored gaps.</param>
/// <param name="Gaps">All known gaps, including those that have just closed.</param>
/// <param name="Unsure">Ids of the gaps that need one more reading.</param>
internal sealed record TrackedGaps(IReadOnlyList<KnownGap> Before, IReadOnlyList<KnownGap> Gaps, IReadOnlySet<string> Unsure)
{
    /// <summary>Gaps that were stored and are no longer kept.</summary>
    public IEnumerable<KnownGap> Gone => Before.ExceptBy(Gaps.Select(gap => gap.Id), gap => gap.Id);
}

/// <summary>Tracks each gap of a station from the first reading that shows it to the first that doesn't.</summary>
internal sealed class GapTracker(ShortageStore known, RotaStore rota, AlertOptions options, TimeProvider time)
{
    /// <summary>Applies the shortage rules to the current rota.</summary>
    /// <param name="station">Trusted rota of the station.</param>
    /// <param name="isFirst">True for the station's first assessment, which needs one reading only.</param>
    /// <param name="now">Current time.</param>
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
    /// Days that need another reading to confirm a gap on or next to them that was first seen, missing or shortened since their last
    /// reading.
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
