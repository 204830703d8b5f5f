using NodaTime;

namespace GartanChatBot.Crewing.Timeline;

/// <summary>
/// Everything about a station's crewing over the days that were read, cut at every change. Days may be missing: what was not read is
/// unknown, and nothing is joined across it. Never changes once built; safe for many readers.
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

    /// <summary>The pages it was built from, ascending.</summary>
    public IReadOnlyList<StationDay> Pages => pages;

    /// <summary>What was read; days that follow each other are one interval.</summary>
    public IntervalSet ReadIntervals => read;

    /// <summary>In run order: those of the settings, then those that are only on pages.</summary>
    public IReadOnlyList<Callsign> Appliances => appliances;

    /// <summary>Everybody on any day, in the order in which they appear.</summary>
    public IReadOnlyList<MemberKey> Members => blocks.Members;

    internal IReadOnlyList<TimelineDay> Days => days;

    /// <param name="station">Whose settings go before what the pages say.</param>
    /// <param name="days">Ascending, each date once; there may be holes.</param>
    public static CrewingTimeline Build(Station station, IReadOnlyList<StationDay> days) => Build(station, days, voidOf: null);

    /// <summary>As if Gartan's "available" did not stand in some slots.</summary>
    internal static CrewingTimeline Build(Station station, IReadOnlyList<StationDay> days, Func<StationDay, VoidVerdicts>? voidOf)
    {
        var (appliances, ready) = TimelineDays.Prepare(station, days, voidOf);
        return new(station, [.. days], appliances, ready);
    }

    /// <summary>The unbroken time that was read around the instant; null when the instant was not read.</summary>
    public Interval? CoverageAround(Instant at) => read.Around(at);

    public Instant? ReadAtFor(Instant at) => DayAt(at)?.Page.ReadAt;

    public CrewingRule? RuleOf(Callsign callsign, Instant at) =>
        DayAt(at) is { } day && IndexOf(callsign) is >= 0 and var appliance ? day.LineUp.Rules[appliance] : null;

    public CrewingState StateAt(Callsign callsign, Instant at) => SegmentAt(SegmentsOf(callsign), at)?.State ?? CrewingState.NotRead;

    public PhaseRun PhaseAt(Callsign callsign, Instant at) => PhaseMerger.At(SegmentsOf(callsign), read, at);

    /// <summary>What follows; null where it is not known.</summary>
    public PhaseRun? PhaseAfter(PhaseRun run, Callsign callsign) => run.EndKnown ? PhaseAt(callsign, run.End) : null;

    public IReadOnlyList<Gap> Gaps(Callsign callsign, Interval within) => GapFinder.Find(callsign, SegmentsIn(callsign, within));

    /// <summary>Everybody on the page of that day, in its order; nobody when the day was not read.</summary>
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

    /// <summary>When they are available; nobody knows for the time that was not read.</summary>
    public IntervalSet AvailabilityOf(MemberKey member, Interval within) => blocks.AvailableOf(member).Within(within);

    /// <summary>When they are out at an incident.</summary>
    public IntervalSet CommittedOf(MemberKey member, Interval within) => blocks.CommittedOf(member).Within(within);

    /// <summary>On some page that was read, somebody's cell can't be read.</summary>
    public bool HasUnreadablePeople => blocks.HasUnreadable;

    /// <summary>When their page showed something that nobody can read: they may have been on or off.</summary>
    public IntervalSet UnreadableOf(MemberKey member, Interval within) => blocks.UnreadableOf(member).Within(within);

    /// <summary>Pieces of constant state that fill the whole interval; what was not read is a piece of its own.</summary>
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

    /// <summary>Times for which nobody can say whether the appliance is on or off: not read, or read and not understood.</summary>
    public IntervalSet UnknownIn(Callsign callsign, Interval within) => IntervalSet.OfAscending(StatesIn(callsign, within)
        .Where(piece => piece.State.Phase is RunPhase.Unknown)
        .Select(piece => piece.Interval));

    /// <summary>Nothing of the time is in <see cref="UnknownIn"/>; told without making its pieces.</summary>
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

    /// <summary>
    /// How many people Gartan itself counts for a requirement; null where the page has no number, or the station ignores it.
    /// </summary>
    public int? GartanCountOf(string requirement, Instant at) =>
        DayAt(at) is { } day ? day.GartanCounts.Of(requirement, day.SlotAt(at)) : null;

    /// <summary>Of the first page with a part in the time, or of the moment, whose own counts are not ours; null where all agree.</summary>
    public CountDifference? CountDifferenceIn(Interval within) => days
        .Where(day => day.Interval.Start < AfterStart(within) && within.Start < day.Interval.End)
        .Select(day => day.CountDifference.Value)
        .FirstOrDefault(difference => difference is not null);

    /// <summary>The most people who are unreadable at one time of it, or at the moment.</summary>
    public int UnreadablePeopleIn(Interval within) => segments
        .SelectMany(segments => In(segments, new(within.Start, AfterStart(within))))
        .Select(segment => segment.State.Unreadable)
        .DefaultIfEmpty()
        .Max();

    internal int IndexOf(Callsign callsign) => Array.IndexOf(appliances, callsign);

    /// <summary>The whole time was read, they are on its pages, and never away, at an incident or unreadable.</summary>
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
