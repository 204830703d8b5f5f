using NodaTime;

namespace GartanChatBot.Crewing.Timeline;

/// <summary>A gap divided into slices without changes on the page, with what each person could do in each slice.</summary>
internal sealed class GapSlices
{
    private readonly IReadOnlyList<MemberKey> members;
    private readonly List<GapPiece> pieces;
    private readonly int appliance;

    private GapSlices(IReadOnlyList<MemberKey> members, List<GapPiece> pieces, int appliance)
    {
        (this.members, this.pieces, this.appliance) = (members, pieces, appliance);
        Candidates =
        [
            .. Enumerable.Range(0, members.Count).Where(person => pieces.Exists(piece => piece.Part[person] is GapPart.CouldCome)),
        ];
    }

    /// <summary>People who could come for some of it, as indices into the timeline's members.</summary>
    public IReadOnlyList<int> Candidates { get; }

    public int Count => pieces.Count;

    /// <summary>True if the rule is known throughout and unmet somewhere; false if only Gartan's row shows the appliance off.</summary>
    public bool CanBeFixed =>
        pieces.TrueForAll(piece => piece.Day.LineUp.Rules[appliance] is not null) && !pieces.TrueForAll(piece => IsMet(piece, []));

    public static GapSlices Of(CrewingTimeline timeline, Callsign callsign, Interval gap)
    {
        var slices = new List<GapPiece>();
        for (var from = gap.Start; from < gap.End;)
        {
            var day = timeline.DayAt(from)!;
            var slot = day.SlotAt(from);
            var end = EdgesOf(day).NextAfter(slot, day.SlotCount);
            var until = Instant.Min(gap.End, end == day.SlotCount ? day.Interval.End : day.StartOf(end));

            slices.Add(GapPiece.Of(timeline.Members, day, slot, new(from, until)));
            from = until;
        }

        return new(timeline.Members, slices, timeline.IndexOf(callsign));
    }

    public MemberKey MemberOf(int person) => members[person];

    public Interval IntervalOf(int first, int last) => new(pieces[first].Interval.Start, pieces[last].Interval.End);

    public bool Overlaps(int piece, Interval interval) =>
        pieces[piece].Interval.Start < interval.End && interval.Start < pieces[piece].Interval.End;

    public GapPart PartOf(int piece, int person) => pieces[piece].Part[person];

    /// <summary>True if the rule is met throughout with these people on whenever they could come.</summary>
    public bool AreEnough(int[] people) => pieces.TrueForAll(piece => IsMet(piece, people));

    /// <summary>True if the rule is met in this slice with these people on, as far as they could come.</summary>
    public bool IsMet(int piece, ReadOnlySpan<int> people) => IsMet(pieces[piece], people);

    /// <summary>Longest unbroken period that the person alone would close.</summary>
    public Interval? LongestStretch(int person)
    {
        Interval? longest = null;
        for (var first = 0; first < Count; first++)
        {
            if (!IsClosedOnlyBy(first, person))
                continue;

            for (var last = first; last < Count && PartOf(last, person) is not GapPart.MayNotBeAsked && IsMet(last, [person]); last++)
            {
                var stretch = IntervalOf(first, last);
                if (IsClosedOnlyBy(last, person) && (longest is null || stretch.Duration > longest.Value.Duration))
                    longest = stretch;
            }
        }

        return longest;
    }

    /// <summary>The worst shortfall, in the rule's order.</summary>
    public IReadOnlyList<RequirementCount> Shortfall() =>
    [
        .. pieces
            .SelectMany(piece => piece.Day.Allocation.Allocate(piece.Fewest, piece.Most)[appliance].Counts)
            .GroupBy(count => count.Name, StringComparer.Ordinal)
            .Select(counts => counts.MaxBy(count => count.Shortfall))
            .Where(count => !count.Met),
    ];

    private bool IsClosedOnlyBy(int piece, int person) =>
        PartOf(piece, person) is GapPart.CouldCome && IsMet(piece, [person]) && !IsMet(piece, []);

    private bool IsMet(GapPiece piece, ReadOnlySpan<int> people)
    {
        Span<char> fewest = stackalloc char[piece.Fewest.Length];
        Span<char> most = stackalloc char[piece.Most.Length];
        piece.Fewest.CopyTo(fewest);
        piece.Most.CopyTo(most);
        foreach (var person in people)
        {
            if (piece.Part[person] is not GapPart.CouldCome)
                continue;

            fewest[piece.Kind[person]]++;
            most[piece.Kind[person]]++;
        }

        return piece.Day.Allocation.IsSurelyMet(fewest, most, appliance);
    }

    private static UInt128 EdgesOf(TimelineDay day)
    {
        var edges = day.GartanCounts.Edges;
        foreach (var member in day.Page.Members)
            edges |= member.Available.Edges() | member.Committed.Edges() | member.Away.Edges() | member.Unreadable.Edges();

        return edges;
    }
}

/// <summary>Possible contribution of a person to a slice of a gap.</summary>
internal enum GapPart
{
    /// <summary>Away, at an incident, unreadable, or not on the page.</summary>
    MayNotBeAsked,
    CouldCome,
    IsOn,
}

/// <summary>
/// A slice of a gap: the tally of people on, without and with the unreadable ones, and each timeline member's part and kind.
/// </summary>
internal sealed record GapPiece(TimelineDay Day, Interval Interval, char[] Fewest, char[] Most, GapPart[] Part, int[] Kind)
{
    public static GapPiece Of(IReadOnlyList<MemberKey> members, TimelineDay day, int slot, Interval interval)
    {
        var (fewest, most) = (new char[day.LineUp.TallyLength], new char[day.LineUp.TallyLength]);
        var (part, kind) = (new GapPart[members.Count], new int[members.Count]);
        day.Tally(slot, fewest, most);

        for (var person = 0; person < members.Count; person++)
        {
            var index = Array.IndexOf(day.Keys, members[person]);
            if (index < 0)
                continue;

            part[person] = day.PartOf(index, slot);
            kind[person] = day.Kinds[index];
        }

        return new(day, interval, fewest, most, part, kind);
    }
}
