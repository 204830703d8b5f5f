using GartanChatBot.Alerts.Messages;
using GartanChatBot.Alerts.Rules;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Outbox;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>Runs the rules for a station, remembers what is known and told by now, and says what goes to whom.</summary>
internal sealed class ShortageMonitor(
    RotaQueries availability,
    RotaStore rota,
    ShortageStore known,
    GapNotificationStore told,
    ChatProgressStore states,
    MuteStore mutes,
    AlertRecipients audience,
    SilencePolicy catchUp,
    ContactWatch contact,
    CoverOfferTracker offers,
    AlertOptions options,
    TimeProvider time)
{
    private readonly long started = time.GetTimestamp();

    /// <summary>Inside the transaction of the reading: it sees the day that is just being stored.</summary>
    public IReadOnlyList<OutboxMessage> Assess(StationCode code)
    {
        var now = time.GetCurrentInstant();
        var station = availability.Rota(code, asOf: null);
        var isGrace = time.GetElapsedTime(started) is var running && running >= TimeSpan.Zero && running < options.StartUpGrace;
        var chats = audience.Now().Where(chat => chat.IsAbout(code.Value)).ToList();
        var progress = states.All();
        var news = contact.Update(station, chats, progress, isGrace, now);

        // Missing or old data never opens a shortage and never ends one.
        if (station.Age.IsUntrusted || contact.IsLost(code))
            return news;

        var isFirst = !progress.Values.Any(state => state.Baselines.Contains(code.Value));
        var before = known
            .Of(code)
            .Select(gap => gap.CountedReading > now ? gap with { CountedReading = Instant.FromUnixTimeTicks(0) } : gap)
            .ToList();
        var (gaps, unsure) = Judge(station, before, isFirst, now);
        offers.Check(station, gaps, now);
        IReadOnlyList<OutboxMessage> messages = isGrace ? news : [.. news, .. Tell(station, chats, gaps, unsure, now)];
        told.Forget(before.ExceptBy(gaps.Select(gap => gap.Id), gap => gap.Id));
        return messages;
    }

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

    private (IReadOnlyList<KnownGap> Gaps, IReadOnlySet<string> Unsure) Judge(
        StationRota station, IReadOnlyList<KnownGap> before, bool isFirst, Instant now)
    {
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

        known.Replace(before, after);
        return (after, unsure);
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

    private List<OutboxMessage> Tell(
        StationRota rota, List<ChatSettings> chats, IReadOnlyList<KnownGap> gaps, IReadOnlySet<string> unsure, Instant now)
    {
        List<OutboxMessage> messages = [];
        var station = rota.Station;
        var toldBefore = gaps.Select(gap => gap.Callsign).Distinct(StringComparer.Ordinal).SelectMany(told.Of).ToList();
        var muted = mutes.All();

        foreach (var chat in chats)
        {
            var state = states.Of(chat.Id);
            var ofChat = muted.Where(mute => mute.Conversation == chat.Id).ToList();
            var view = catchUp.View(chat, state, ofChat, station, now);
            var toldHere = toldBefore
                .Where(each => each.Conversation == chat.Id)
                .ToDictionary(each => each.Gap, StringComparer.Ordinal);
            var decision = DeliveryRules.Decide(view, Concerning(chat, gaps, toldHere, rota.Timeline), unsure, toldHere, now);

            foreach (var each in decision.Told)
                told.Save(each);
            messages.AddRange(decision.Messages);
            catchUp.Done(view, state, ofChat, station, now);
        }

        return messages;
    }

    /// <summary>What was told there is followed to its end, whoever could close it by then.</summary>
    private static IEnumerable<KnownGap> Concerning(
        ChatSettings chat, IReadOnlyList<KnownGap> gaps, Dictionary<string, GapNotification> told, CrewingTimeline timeline) =>
        chat.OnlyWhere is not { } member
            ? gaps
            : gaps.Where(gap =>
                told.GetValueOrDefault(gap.Id)?.AnnouncedAt is not null || (gap.Stands && GapCure.CouldBeClosedBy(member, timeline, gap)));
}
