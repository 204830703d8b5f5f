using GartanChatBot.Alerts.State;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Alerts.Rules;

/// <summary>Readings needed before a gap is announced; one that starts within <see cref="Near"/> needs one only.</summary>
/// <param name="Confirmations">Consecutive readings that must show the gap.</param>
/// <param name="Near">Time to the start within which one reading is enough.</param>
internal sealed record ConfirmationPolicy(int Confirmations, Duration Near);

/// <summary>Result of one assessment: gaps to store, and ids that the last reading did not confirm.</summary>
/// <param name="Unconfirmed">
/// Ids of gaps that the last reading doesn't show but that may still exist; no message is sent about them.
/// </param>
internal sealed record ShortageAssessment(IReadOnlyList<KnownGap> Known, IReadOnlySet<string> Unconfirmed);

/// <summary>
/// Updates the known gaps of one appliance: a pure function of the known gaps, the current rota and the time. A reading counts once,
/// however often it is assessed; without a new one a gap only comes nearer.
/// <code>
/// (none)     + a gap                              → seen once
/// seen once  + in a second reading, or near       → open
/// seen once  + missing from a later reading       → (none)
/// open       + its start has passed               → active
/// open       + missing from two readings          → covered (ended, if its time has passed meanwhile)
/// active     + on the run in two readings         → ended
/// any        + a gap that overlaps it             → the same gap, with its new start, end and reasons
/// any        + two gaps that overlap it           → the earlier one continues it; the other is a piece of it, equally certain
/// two known  + one gap that overlaps both         → the one known longer continues, the other joins it
/// any        + two parts, unread between them     → the same gap, over both parts
/// any        + a part gone in a newer reading     → unchanged and unconfirmed until the rest is read too; its days are read singly
/// any        + any part unread, or committed      → unchanged and unconfirmed
/// closed     + two days                           → (none)
/// </code>
/// If the appliance is on the run now, an active gap is continued only by a gap that contains the present or starts within half an hour.
/// </summary>
internal static class ShortageRule
{
    private static readonly Duration ClosedAreKept = Duration.FromDays(2);
    private static readonly Duration UnreadAreKept = Duration.FromDays(7);
    private static readonly Duration Soon = Duration.FromMinutes(30);
    private static readonly Duration Quarter = StationClock.SlotLength;

    /// <summary>
    /// Wait for the page of the adjacent day when a new gap touches midnight, because that page may contain the rest of it.
    /// </summary>
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
            // The gap starts inside one that was kept longer because the time between them is unread: still the same gap.
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

        // Joined only if the reading shows it: two gaps in unknown time remain two.
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

        // Gaps that the rota doesn't show now may be gone; the next reading decides.
        unsure.UnionWith(after.Where(gap => !gap.IsClosed && (gap.IsHalfRead || !taken.Contains(gap.Id))).Select(gap => gap.Id));

        return new(after, unsure);
    }

    /// <summary>
    /// Time for which another reading is needed to confirm a gap that was seen or missing too few times; null if none is needed.
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

        // An active gap has started, even if the rota now shows a later start.
        var known = old.State is GapState.Active ? new Interval(Instant.Min(gap.Interval.Start, old.End), old.End) : old.Interval;
        if (IsHalfRead(known, gap.Interval, reading, now))
            return old with { Absences = 0, GoneSince = null, IsHalfRead = true };

        var ofNow = now - Duration.FromTicks(now.ToUnixTimeTicks() % Quarter.BclCompatibleTicks);
        var earliest = old.Start < now && reading.PhaseOf(Moment(now)) is RunPhase.On ? ofNow : old.Start;

        return old with
        {
            // In unknown time a gap does not get shorter; but one that has not started lies after a moment on the run.
            Start = old.State is GapState.Active ? old.Start : NotKnownOn(earliest, gap.Interval.Start)?.Start ?? gap.Interval.Start,
            End = NotKnownOn(gap.Interval.End, old.End)?.End ?? gap.Interval.End,
            Unmet = gap.Unmet,
            Sightings = isNew ? old.Sightings + 1 : old.Sightings,
            Absences = 0,
            GoneSince = null,
            IsHalfRead = false,
            CountedReading = isNew ? readAt : old.CountedReading,
        };

        // Unknown time between the two instants, without the parts at its ends in which the appliance is on; null if all is known.
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
    /// True if the remaining part of a gap was read earlier than the adjacent time that is no longer short; the rest may be gone too.
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

    /// <summary>Handles a gap that the last reading shows as on the run.</summary>
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

    /// <summary>Time that decides about a gap: the present for one that has started, all of its remaining time for a future one.</summary>
    private static Interval Looked(KnownGap gap, Instant now) =>
        gap.State is GapState.Active || gap.End <= now ? Moment(now) : Ahead(gap.Interval, now);

    private static Interval Moment(Instant now) => new(now, now + Duration.FromMinutes(1));

    private static Interval Ahead(Interval interval, Instant now) =>
        new(Instant.Min(Instant.Max(interval.Start, now), interval.End), interval.End);

    /// <summary>The interval with the adjacent future quarter-hours, which may be on another day.</summary>
    private static Interval Around(Interval interval, Instant now) =>
        new(Instant.Max(interval.Start - Quarter, Instant.Min(interval.Start, now)), interval.End + Quarter);

    /// <summary>
    /// True if the new gap continues the old one. That includes an active or due gap while it is unknown whether the appliance is on.
    /// </summary>
    private static bool IsContinuedBy(KnownGap old, Gap gap, ApplianceReading reading, Instant now) =>
        IsContinuedBy(old, gap.Interval, now) || (Overlap(old.Interval, gap.Interval) && IsSilentOn(old, reading, now));

    private static bool IsContinuedBy(KnownGap old, Interval gap, Instant now) =>
        Overlap(old.Interval, gap) && (old.State is not GapState.Active || gap.Start < now + Soon);

    private static bool Overlap(Interval left, Interval right) => left.Start < right.End && right.Start < left.End;
}
