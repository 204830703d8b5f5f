using NodaTime;

namespace GartanChatBot.Crewing.Timeline;

/// <summary>
/// A station's crewing over the days that were read, divided at every change. Days may be missing: unread time is unknown, and nothing is
/// joined across it. Immutable and thread-safe.
/// </summary>
internal sealed class CrewingTimeline
{
    private readonly StationDay[] pages;
    private readonly TimelineDay[] days;
    private readonly Callsign[] appliances;
    private readonly Segment[][] segments;
    private readonly MemberBlocks blocks;
    private readonly IntervalSet read;

    private CrewingTimeline(Station station, StationDay[] pages, Callsign[] appliances, TimelineDay[] days)
    {
        Station = station;
        (this.pages, this.days, this.appliances) = (pages, days, appliances);
        segments = TimelineStates.Of(appliances, days);
        blocks = MemberBlocks.Of(days);
        read = IntervalSet.Of(days.Select(day => day.Interval));
    }

    public Station Station { get; }

    /// <summary>The source pages, in ascending order.</summary>
    public IReadOnlyList<StationDay> Pages => pages;

    /// <summary>The time that was read; consecutive days form one interval.</summary>
    public IntervalSet ReadIntervals => read;

    /// <summary>Appliances in run order: those in the settings, then those only on pages.</summary>
    public IReadOnlyList<Callsign> Appliances => appliances;

    /// <summary>All members of any day, in order of first appearance.</summary>
    public IReadOnlyList<MemberKey> Members => blocks.Members;

    internal IReadOnlyList<TimelineDay> Days => days;

    /// <param name="station">The station; its settings override the pages.</param>
    /// <param name="days">Pages in ascending order, each date once; days may be missing.</param>
    public static CrewingTimeline Build(Station station, IReadOnlyList<StationDay> days) => Build(station, days, voidOf: null);

    /// <summary>Builds a timeline in which Gartan's "available" is ignored in some slots.</summary>
    internal static CrewingTimeline Build(Station station, IReadOnlyList<StationDay> days, Func<StationDay, VoidVerdicts>? voidOf)
    {
        var (appliances, ready) = TimelineDays.Prepare(station, days, voidOf);
        return new(station, [.. days], appliances, ready);
    }

    /// <summary>The unbroken time read around the instant; null if the instant was not read.</summary>
    public Interval? CoverageAround(Instant at) => read.Around(at);

    public Instant? ReadAtFor(Instant at) => DayAt(at)?.Page.ReadAt;

    public CrewingRule? RuleOf(Callsign callsign, Instant at) =>
        DayAt(at) is { } day && IndexOf(callsign) is >= 0 and var appliance ? day.LineUp.Rules[appliance] : null;

    public CrewingState StateAt(Callsign callsign, Instant at) => SegmentAt(SegmentsOf(callsign), at)?.State ?? CrewingState.NotRead;

    public PhaseRun PhaseAt(Callsign callsign, Instant at) => PhaseMerger.At(SegmentsOf(callsign), read, at);

    /// <summary>The run that follows; null if unknown.</summary>
    public PhaseRun? PhaseAfter(PhaseRun run, Callsign callsign) => run.EndKnown ? PhaseAt(callsign, run.End) : null;

    public IReadOnlyList<Gap> Gaps(Callsign callsign, Interval within) => GapFinder.Find(callsign, SegmentsIn(callsign, within));

    /// <summary>The members on that day's page, in its order; empty if the day was not read.</summary>
    public IReadOnlyList<MemberState> CrewAt(Instant at)
    {
        if (DayAt(at) is not { } day)
            return [];

        var (slot, coverage) = (day.SlotAt(at), CoverageAround(at)!.Value);
        var crew = new MemberState[day.Keys.Length];
        for (var index = 0; index < crew.Length; index++)
            crew[index] = StateOf(day, index, slot, at, coverage);

        return crew;
    }

    /// <summary>Times when the member is available; unread time is not included.</summary>
    public IntervalSet AvailabilityOf(MemberKey member, Interval within) => blocks.AvailableOf(member).Within(within);

    /// <summary>Times when the member is out at an incident.</summary>
    public IntervalSet CommittedOf(MemberKey member, Interval within) => blocks.CommittedOf(member).Within(within);

    /// <summary>True if any page has a cell that can't be read.</summary>
    public bool HasUnreadablePeople => blocks.HasUnreadable;

    /// <summary>Times when the member's cell can't be read: they may have been on or off.</summary>
    public IntervalSet UnreadableOf(MemberKey member, Interval within) => blocks.UnreadableOf(member).Within(within);

    /// <summary>Segments of constant state that fill the whole interval; unread time is a segment of its own.</summary>
    public IReadOnlyList<Segment> StatesIn(Callsign callsign, Interval within)
    {
        var pieces = new List<Segment>();
        var from = within.Start;

        foreach (var segment in SegmentsIn(callsign, within))
        {
            if (from < segment.Interval.Start)
                pieces.Add(new(new(from, segment.Interval.Start), CrewingState.NotRead));

            pieces.Add(segment);
            from = segment.Interval.End;
        }

        if (from < within.End)
            pieces.Add(new(new(from, within.End), CrewingState.NotRead));

        return pieces;
    }

    /// <summary>Times when the appliance's state is unknown: not read, or not understood.</summary>
    public IntervalSet UnknownIn(Callsign callsign, Interval within) => IntervalSet.OfAscending(StatesIn(callsign, within)
        .Where(piece => piece.State.Phase is RunPhase.Unknown)
        .Select(piece => piece.Interval));

    /// <summary>True if no part of the time is in <see cref="UnknownIn"/>; cheaper, because it builds no segments.</summary>
    public bool IsKnown(Callsign callsign, Interval within)
    {
        var from = within.Start;
        foreach (var segment in SegmentsIn(callsign, within))
        {
            if (from < segment.Interval.Start || segment.State.Phase is RunPhase.Unknown)
                return false;

            from = segment.Interval.End;
        }

        return from >= within.End;
    }

    /// <summary>Gartan's own count for a requirement; null if the page has no number or the station ignores the counts.</summary>
    public int? GartanCountOf(string requirement, Instant at) =>
        DayAt(at) is { } day ? day.GartanCounts.Of(requirement, day.SlotAt(at)) : null;

    /// <summary>Difference on the first page in the period, or at the moment, whose counts differ from ours; null if all agree.</summary>
    public CountDifference? CountDifferenceIn(Interval within) => days
        .Where(day => day.Interval.Start < AfterStart(within) && within.Start < day.Interval.End)
        .Select(day => day.CountDifference.Value)
        .FirstOrDefault(difference => difference is not null);

    /// <summary>Largest number of unreadable people at any time in the period, or at the moment.</summary>
    public int UnreadablePeopleIn(Interval within) => segments
        .SelectMany(segments => In(segments, new(within.Start, AfterStart(within))))
        .Select(segment => segment.State.Unreadable)
        .DefaultIfEmpty()
        .Max();

    internal int IndexOf(Callsign callsign) => Array.IndexOf(appliances, callsign);

    /// <summary>True if the whole time was read and the member is on its pages, never away, at an incident or unreadable.</summary>
    internal bool MayBeAsked(MemberKey member, Interval interval)
    {
        for (var at = interval.Start; at < interval.End; at += StationClock.SlotLength)
        {
            if (DayAt(at) is not { } day
                || Array.IndexOf(day.Keys, member) is not (>= 0 and var index)
                || day.PartOf(index, day.SlotAt(at)) is GapPart.MayNotBeAsked)
                return false;
        }

        return true;
    }

    internal TimelineDay? DayAt(Instant at)
    {
        var (low, high) = (0, days.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (at < days[middle].Interval.Start)
                high = middle - 1;
            else if (at >= days[middle].Interval.End)
                low = middle + 1;
            else
                return days[middle];
        }

        return null;
    }

    private Segment[] SegmentsOf(Callsign callsign) => IndexOf(callsign) is >= 0 and var index ? segments[index] : [];

    private IEnumerable<Segment> SegmentsIn(Callsign callsign, Interval within) => In(SegmentsOf(callsign), within);

    private static IEnumerable<Segment> In(Segment[] segments, Interval within)
    {
        for (
            var index = PhaseMerger.FirstEndingAfter(segments, within.Start);
            index < segments.Length && segments[index].Interval.Start < within.End;
            index++)
        {
            var interval = segments[index].Interval;
            var (start, end) = (Instant.Max(interval.Start, within.Start), Instant.Min(interval.End, within.End));
            if (start < end)
                yield return segments[index] with { Interval = new(start, end) };
        }
    }

    private static Instant AfterStart(Interval within) => Instant.Max(within.End, within.Start + Duration.Epsilon);

    private MemberState StateOf(TimelineDay day, int index, int slot, Instant at, Interval coverage)
    {
        var member = day.Page.Members[index];
        var available = blocks.AvailableOf(day.Keys[index]);
        var block = available.Around(at);
        var goesOff = block is { } present && present.End < coverage.End ? present.End : (Instant?)null;
        var comesOn = available.After(block?.End ?? at) is { } next && next.Start < coverage.End ? next.Start : (Instant?)null;

        return new()
        {
            Key = day.Keys[index],
            Role = member.Role,
            Skills = member.Skills,
            SkillNames = day.SkillNames[index],
            ContractHours = member.ContractHours,
            GartanHours = member.GartanHours,
            Available = member.Available[slot],
            Committed = member.Committed[slot],
            OnPage = true,
            Readable = !member.Unreadable[slot],
            Since = block?.Start,
            Until = member.Available[slot] ? goesOff : comesOn,
            Next = comesOn,
        };
    }

    private static Segment? SegmentAt(Segment[] segments, Instant at)
    {
        var index = PhaseMerger.FirstEndingAfter(segments, at);
        return index < segments.Length && segments[index].Interval.Start <= at ? segments[index] : null;
    }
}
