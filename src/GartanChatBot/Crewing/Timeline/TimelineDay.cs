using GartanChatBot.Crewing.Allocation;
using NodaTime;

namespace GartanChatBot.Crewing.Timeline;

/// <summary>A day that was read, made ready for the timeline: its place in time, who is who, and the rules that hold on it.</summary>
internal sealed class TimelineDay
{
    public required StationDay Page { get; init; }

    public required Interval Interval { get; init; }

    public required int SlotCount { get; init; }

    /// <summary>Parallel to the members of the page.</summary>
    public required MemberKey[] Keys { get; init; }

    /// <summary>Parallel to the members of the page: which of the line-up's kinds they are.</summary>
    public required int[] Kinds { get; init; }

    /// <summary>
    /// Parallel to the members of the page: their skills in the words of the requirements; worked out when somebody asks.
    /// </summary>
    public IReadOnlyList<string>[] SkillNames => field ??= [.. Page.Members.Select(member => LineUp.Aliases.NamesOf(member.Skills))];

    /// <summary>In run order; null for an appliance that has no row on this page.</summary>
    public required ApplianceDay?[] Rows { get; init; }

    /// <summary>The rules that hold on this day, shared with the other days that have the same.</summary>
    public required LineUp LineUp { get; init; }

    /// <summary>What the page itself counts, by which ours is limited.</summary>
    public required GartanCounts GartanCounts { get; init; }

    /// <summary>Where that is not what we read; worked out when somebody asks.</summary>
    public required Lazy<CountDifference?> CountDifference { get; init; }

    public VoidVerdicts Void { get; init; }

    /// <summary>Answers for the line-up; set once all days are known.</summary>
    public RiderAllocation Allocation { get; set; } = null!;

    public LocalDate Date => Page.Date;

    public int SlotAt(Instant at) => (int)((at - Interval.Start) / StationClock.SlotLength);

    public Instant StartOf(int slot) => Interval.Start + StationClock.SlotLength * slot;

    /// <summary>The slots that the interval touches.</summary>
    public SlotSet SlotsTouched(Interval interval)
    {
        if (interval.Start >= Interval.End || interval.End <= Interval.Start)
            return SlotSet.Empty;

        var first = SlotAt(Instant.Max(interval.Start, Interval.Start));
        var last = SlotAt(Instant.Min(interval.End, Interval.End) - Duration.Epsilon);
        return SlotRuns.Between(first, last + 1);
    }

    public GartanVerdict VerdictOf(int appliance, int slot)
    {
        if (Rows[appliance] is not { } row || HasNoVerdicts(row))
            return GartanVerdict.None;

        if (row.OffTheRun[slot])
            return GartanVerdict.Unavailable;

        if (!row.OnTheRun[slot])
            return GartanVerdict.Unknown;

        return Void.Surely[slot] ? GartanVerdict.None
            : Void.Perhaps[slot] ? GartanVerdict.Unknown
            : GartanVerdict.Available;
    }

    /// <summary>What somebody could do for a gap in this slot.</summary>
    public GapPart PartOf(int index, int slot)
    {
        var member = Page.Members[index];
        if (member.Available[slot])
            return GapPart.IsOn;

        return (member.Away | member.Committed | member.Unreadable)[slot] ? GapPart.MayNotBeAsked : GapPart.CouldCome;
    }

    /// <summary>
    /// Tallies who is on in this slot, and how many too many that is by Gartan's counts: with everybody off who is unreadable, and with
    /// everybody on.
    /// </summary>
    public void Tally(int slot, Span<char> fewest, Span<char> most)
    {
        fewest.Clear();
        Count(slot, member => member.Available, fewest);
        fewest.CopyTo(most);
        GartanCounts.Limit(slot, fewest);

        Count(slot, member => member.Unreadable, most);
        GartanCounts.Limit(slot, most);
    }

    /// <summary>Adds the people who are in the set in this slot to the counts by kind.</summary>
    public bool Count(int slot, Func<MemberDay, SlotSet> set, Span<char> people)
    {
        var any = false;
        for (var index = 0; index < Kinds.Length; index++)
        {
            if (!set(Page.Members[index])[slot])
                continue;

            people[Kinds[index]]++;
            any = true;
        }

        return any;
    }

    /// <summary>A row that is only a label, as a page without verdicts has it.</summary>
    private static bool HasNoVerdicts(ApplianceDay row) => row.OnTheRun.IsEmpty && row.OffTheRun.IsEmpty && row.OddWords.Count == 0;
}
