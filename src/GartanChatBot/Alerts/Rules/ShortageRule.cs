using GartanChatBot.Alerts.State;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Alerts.Rules;

/// <summary>Readings needed before a gap is announced; one that starts within <see cref="Near"/> needs one only.</summary>
/// <param name="Confirmations">Readings in a row that have to show it.</param>
/// <param name="Near">How soon a gap must start to be announced after one reading.</param>
internal sealed record ConfirmationPolicy(int Confirmations, Duration Near);

/// <summary>Result of one assessment: gaps to store, and ids that the last reading did not confirm.</summary>
/// <param name="Unconfirmed">Ids of gaps that are not on the rota as it was read, but not surely gone: nothing may be told of them.</param>
internal sealed record ShortageAssessment(IReadOnlyList<KnownGap> Known, IReadOnlySet<string> Unconfirmed);

/// <summary>
/// What becomes of the known gaps of one appliance: a pure function of what was known, what the rota says now and the time.
/// A reading counts once, however often it is looked at; time alone only brings a gap nearer.
/// <code>
/// (none)     + a gap                              → seen once
/// seen once  + in a second reading, or near       → open
/// seen once  + not there                          → (none)
/// open       + its start passed                   → active
/// open       + not there in two readings          → covered (ended, when its time has passed meanwhile)
/// active     + on the run in two readings         → ended
/// any        + a gap that overlaps it             → the same gap, with its new start, end and reasons
/// any        + two gaps that overlap it           → the earlier one goes on; the other is a piece of it, as certain as it was
/// two known  + one gap that overlaps both         → the one known longer goes on, the other joins it
/// any        + two parts, unread between them     → the same gap, over all of it
/// any        + a part gone by a newer reading     → unchanged, and unsure, until the rest is read as well: its days are read one by one
/// any        + any of it not read, or committed   → unchanged, and unsure
/// closed     + two days                           → (none)
/// </code>
/// An active gap is only continued by one that holds the present (or comes within half an hour), where the appliance is on the run now.
/// </summary>
internal static class ShortageRule
{
    private static readonly Duration ClosedAreKept = Duration.FromDays(2);
    private static readonly Duration UnreadAreKept = Duration.FromDays(7);
    private static readonly Duration Soon = Duration.FromMinutes(30);
    private static readonly Duration Quarter = StationClock.SlotLength;

    /// <summary>A new gap that touches midnight waits so long for the page of the other day, which may have the rest of it.</summary>
    private static readonly Duration PatienceAtMidnight = Duration.FromMinutes(5);

    public static ShortageAssessment Assess(
        IReadOnlyList<KnownGap> known, ApplianceReading reading, Instant now, ConfirmationPolicy confirmationPolicy)
    {
        var found = reading.Merged(now);
        var open = known.Where(gap => !gap.IsClosed).OrderBy(gap => gap.FirstSeen).ThenBy(gap => gap.Start).ToList();
        List<KnownGap> after = [.. known.Where(gap => gap.IsClosed && now - gap.ClosedAt < ClosedAreKept)];
        HashSet<string> taken = new(StringComparer.Ordinal), unsure = new(StringComparer.Ordinal);

        foreach (var gap in found)
        {
            // It begins inside of one that was kept longer because nobody could read what lies between: still one.
            if (after.FindIndex(seen => !seen.IsClosed && Overlap(seen.Interval, gap.Interval)) is >= 0 and var around)
            {
                after[around] = Widened(after[around], gap);
                continue;
            }

            var same = open.Find(old => !taken.Contains(old.Id) && IsContinuedBy(old, gap, reading, now));
            var seen = same is not null
                ? Continue(same, gap, reading, now)
                : First(gap, open.Find(old => Overlap(old.Interval, gap.Interval)), reading, now);
            taken.Add(seen.Id);
            after.Add(seen.IsHalfRead ? seen : Ripen(seen, reading, now, confirmationPolicy));
        }

        // Joined only by what was read: two gaps of which nobody knows anything stay two.
        KnownGap[] shown = [.. after];
        foreach (var old in open.Where(old => !taken.Contains(old.Id)))
        {
            if (Array.Find(shown, other => !other.IsClosed && IsContinuedBy(old, other.Interval, now)) is { } whole)
                after.AddRange(Join(old, whole, now));
            else if (IsSilentOn(old, reading, now))
                after.AddRange(now - old.End < UnreadAreKept ? [old] : []);
            else
                after.AddRange(Missing(old, reading, now, confirmationPolicy));
        }

        // Whatever the rota does not show now may be gone: the next reading says.
        unsure.UnionWith(after.Where(gap => !gap.IsClosed && (gap.IsHalfRead || !taken.Contains(gap.Id))).Select(gap => gap.Id));

        return new(after, unsure);
    }

    /// <summary>
    /// The time whose next reading decides about a gap that was seen, or missed, but not often enough; null when nothing hangs on a
    /// reading.
    /// </summary>
    public static Interval? ToConfirm(KnownGap gap, Instant now) =>
        gap.IsClosed ? null
        : gap.IsHalfRead ? Ahead(gap.Interval, now)
        : gap.State is GapState.SeenOnce ? Around(Ahead(gap.Interval, now), now)
        : gap.Absences > 0 ? Looked(gap, now)
        : null;

    private static KnownGap First(Gap gap, KnownGap? whole, ApplianceReading reading, Instant now)
    {
        var readAt = reading.ReadAt(Ahead(gap.Interval, now));
        var isSurePiece = whole is { Stands: true } && !IsHalfRead(whole.Interval, gap.Interval, reading, now);
        return new()
        {
            Id = KnownGap.IdOf(reading.Callsign, gap.Interval.Start, now),
            Station = reading.Station,
            Callsign = reading.Callsign,
            Start = gap.Interval.Start,
            End = gap.Interval.End,
            Unmet = gap.Unmet,
            State = isSurePiece ? GapState.Open : GapState.SeenOnce,
            FirstSeen = now,
            Sightings = 1,
            CountedReading = readAt,
            PieceOf = whole is { Stands: true } ? whole.Id : null,
        };
    }

    private static KnownGap Continue(KnownGap old, Gap gap, ApplianceReading reading, Instant now)
    {
        var readAt = reading.ReadAt(Ahead(gap.Interval, now));
        var isNew = readAt > old.CountedReading;

        // What has begun has begun, wherever the rota lets it begin now.
        var known = old.State is GapState.Active ? new Interval(Instant.Min(gap.Interval.Start, old.End), old.End) : old.Interval;
        if (IsHalfRead(known, gap.Interval, reading, now))
            return old with { Absences = 0, GoneSince = null, IsHalfRead = true };

        var ofNow = now - Duration.FromTicks(now.ToUnixTimeTicks() % Quarter.BclCompatibleTicks);
        var earliest = old.Start < now && reading.PhaseOf(Moment(now)) is RunPhase.On ? ofNow : old.Start;

        return old with
        {
            // Where nobody could read, a gap does not get shorter; but one that has not begun lies ahead of a moment on the run.
            Start = old.State is GapState.Active ? old.Start : NotKnownOn(earliest, gap.Interval.Start)?.Start ?? gap.Interval.Start,
            End = NotKnownOn(gap.Interval.End, old.End)?.End ?? gap.Interval.End,
            Unmet = gap.Unmet,
            Sightings = isNew ? old.Sightings + 1 : old.Sightings,
            Absences = 0,
            GoneSince = null,
            IsHalfRead = false,
            CountedReading = isNew ? readAt : old.CountedReading,
        };

        // The time beside it of which nobody knows, without that at the far end in which the appliance is on; null where all is known.
        Interval? NotKnownOn(Instant from, Instant to)
        {
            while (from < to && IsOn(from))
                from += Quarter;
            while (from < to && IsOn(to - Quarter))
                to -= Quarter;
            return from < to && reading.PhaseOf(new(from, to)) is RunPhase.Unknown ? new(from, to) : null;
        }

        bool IsOn(Instant from) => reading.PhaseOf(new(from, from + Quarter)) is RunPhase.On;
    }

    /// <summary>
    /// What is left of a gap was read before the time beside it that is not short any more: perhaps the rest is gone as well.
    /// </summary>
    private static bool IsHalfRead(Interval known, Interval left, ApplianceReading reading, Instant now)
    {
        var readAt = reading.ReadAt(Ahead(left, now));
        return (left.Start > known.Start && reading.ReadAt(new(left.Start - Quarter, left.Start)) > readAt)
            || (left.End < known.End && reading.ReadAt(new(left.End, left.End + Quarter)) > readAt);
    }

    private static KnownGap Widened(KnownGap known, Gap gap) =>
        known with { End = Instant.Max(known.End, gap.Interval.End), Unmet = [.. known.Unmet.Union(gap.Unmet, StringComparer.Ordinal)] };

    private static KnownGap Ripen(KnownGap gap, ApplianceReading reading, Instant now, ConfirmationPolicy confirmationPolicy)
    {
        if (
            gap.State is GapState.SeenOnce
            && (IsConfirmed(gap, reading, now, confirmationPolicy) || gap.Start <= now + confirmationPolicy.Near))
            gap = gap with { State = GapState.Open };

        return gap.State is GapState.Open && gap.Start <= now ? gap with { State = GapState.Active } : gap;
    }

    private static bool IsConfirmed(KnownGap gap, ApplianceReading reading, Instant now, ConfirmationPolicy confirmationPolicy) =>
        gap.Sightings >= confirmationPolicy.Confirmations
        && (
            gap.Sightings <= 1
            || now - gap.FirstSeen >= PatienceAtMidnight
            || reading.ReadAt(Around(Ahead(gap.Interval, now), now)) >= gap.CountedReading);

    private static IEnumerable<KnownGap> Join(KnownGap old, KnownGap whole, Instant now) =>
        old.State is GapState.SeenOnce ? [] : [old with { State = GapState.Joined, JoinedTo = whole.Id, ClosedAt = now }];

    /// <summary>Read, and on the run.</summary>
    private static IEnumerable<KnownGap> Missing(KnownGap old, ApplianceReading reading, Instant now, ConfirmationPolicy confirmationPolicy)
    {
        var readAt = reading.ReadAt(Looked(old, now));
        if (readAt <= old.CountedReading)
            return [old];

        if (old.State is GapState.SeenOnce)
            return [];

        var missing = old with
        {
            Absences = old.Absences + 1,
            IsHalfRead = false,
            CountedReading = readAt,
            GoneSince = old.GoneSince ?? Instant.Min(now, Instant.Max(old.Start, old.End)),
        };

        return
        [
            missing.Absences < confirmationPolicy.Confirmations ? missing : missing with { State = Closing(missing, now), ClosedAt = now },
        ];
    }

    private static GapState Closing(KnownGap gap, Instant now) =>
        gap.State is GapState.Active || gap.End <= now ? GapState.Ended : GapState.Covered;

    private static bool IsSilentOn(KnownGap gap, ApplianceReading reading, Instant now) =>
        reading.PhaseOf(Looked(gap, now)) is not RunPhase.On;

    /// <summary>Of what has begun only the present counts; of what is to come, all of it.</summary>
    private static Interval Looked(KnownGap gap, Instant now) =>
        gap.State is GapState.Active || gap.End <= now ? Moment(now) : Ahead(gap.Interval, now);

    private static Interval Moment(Instant now) => new(now, now + Duration.FromMinutes(1));

    private static Interval Ahead(Interval interval, Instant now) =>
        new(Instant.Min(Instant.Max(interval.Start, now), interval.End), interval.End);

    /// <summary>With the quarter-hours beside it that are still to come: they may be of another day.</summary>
    private static Interval Around(Interval interval, Instant now) =>
        new(Instant.Max(interval.Start - Quarter, Instant.Min(interval.Start, now)), interval.End + Quarter);

    /// <summary>Nobody knows that the appliance is on now: it is the same gap, whether it has begun to count as active or not.</summary>
    private static bool IsContinuedBy(KnownGap old, Gap gap, ApplianceReading reading, Instant now) =>
        IsContinuedBy(old, gap.Interval, now) || (Overlap(old.Interval, gap.Interval) && IsSilentOn(old, reading, now));

    private static bool IsContinuedBy(KnownGap old, Interval gap, Instant now) =>
        Overlap(old.Interval, gap) && (old.State is not GapState.Active || gap.Start < now + Soon);

    private static bool Overlap(Interval left, Interval right) => left.Start < right.End && right.Start < left.End;
}
