using GartanChatBot.Crewing.Allocation;
using NodaTime;

namespace GartanChatBot.Crewing.Timeline;

/// <summary>A page prepared for the timeline: its interval, its members' keys, and the day's rules.</summary>
internal sealed class TimelineDay
{
    public required StationDay Page { get; init; }

    public required Interval Interval { get; init; }

    public required int SlotCount { get; init; }

    /// <summary>Keys, parallel to the page's members.</summary>
    public required MemberKey[] Keys { get; init; }

    /// <summary>Kinds in the line-up, parallel to the page's members.</summary>
    public required int[] Kinds { get; init; }

    /// <summary>Skills as named in requirements, parallel to the page's members; computed on first use.</summary>
    public IReadOnlyList<string>[] SkillNames => field ??= [.. Page.Members.Select(member => LineUp.Aliases.NamesOf(member.Skills))];

    /// <summary>Rows in run order; null for an appliance without a row on this page.</summary>
    public required ApplianceDay?[] Rows { get; init; }

    /// <summary>The day's rules, shared with other days that have the same.</summary>
    public required LineUp LineUp { get; init; }

    /// <summary>The page's own counts, an upper limit for ours.</summary>
    public required GartanCounts GartanCounts { get; init; }

    /// <summary>Difference between those counts and ours; computed on first use.</summary>
    public required Lazy<CountDifference?> CountDifference { get; init; }

    public VoidVerdicts Void { get; init; }

    /// <summary>Allocation for the line-up; set once all days are known.</summary>
    public RiderAllocation Allocation { get; set; } = null!;

    public LocalDate Date => Page.Date;

    public int SlotAt(Instant at) => (int)((at - Interval.Start) / StationClock.SlotLength);

    public Instant StartOf(int slot) => Interval.Start + StationClock.SlotLength * slot;

    /// <summary>Slots that the interval touches.</summary>
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

    /// <summary>Possible contribution of a person to a gap in this slot.</summary>
    public GapPart PartOf(int index, int slot)
    {
        var member = Page.Members[index];
        if (member.Available[slot])
            return GapPart.IsOn;

        return (member.Away | member.Committed | member.Unreadable)[slot] ? GapPart.MayNotBeAsked : GapPart.CouldCome;
    }

    /// <summary>
    /// Tallies the people on in this slot, and the excess over Gartan's counts: with all unreadable people off, and with all of them on.
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

    /// <summary>True for a row with a label only, as on a page without verdicts.</summary>
    private static bool HasNoVerdicts(ApplianceDay row) => row.OnTheRun.IsEmpty && row.OffTheRun.IsEmpty && row.OddWords.Count == 0;
}
