using System.Collections;
using NodaTime;

namespace GartanChatBot.Crewing;

/// <summary>A set of instants as half-open intervals that neither overlap nor touch, in ascending order.</summary>
internal sealed class IntervalSet : IReadOnlyList<Interval>, IEquatable<IntervalSet>
{
    public static readonly IntervalSet Empty = new([]);

    private readonly Interval[] intervals;

    private IntervalSet(Interval[] intervals) => this.intervals = intervals;

    public int Count => intervals.Length;

    public bool IsEmpty => intervals.Length == 0;

    public Interval this[int index] => intervals[index];

    public Duration TotalDuration => intervals.Aggregate(Duration.Zero, (sum, interval) => sum + interval.Duration);

    public static IntervalSet Of(params IEnumerable<Interval> intervals) =>
        OfAscending(intervals.Where(interval => interval.Start < interval.End).OrderBy(interval => interval.Start));

    /// <summary>Makes a set from non-empty intervals in ascending order; they may touch or overlap.</summary>
    public static IntervalSet OfAscending(IEnumerable<Interval> intervals)
    {
        var merged = new List<Interval>();
        foreach (var interval in intervals)
        {
            if (merged.Count > 0 && interval.Start <= merged[^1].End)
                merged[^1] = new(merged[^1].Start, Instant.Max(merged[^1].End, interval.End));
            else
                merged.Add(interval);
        }

        return merged.Count == 0 ? Empty : new([.. merged]);
    }

    public bool Contains(Instant instant) => IndexAtOrBefore(instant) is >= 0 and var index && instant < intervals[index].End;

    /// <summary>The interval that contains the instant.</summary>
    public Interval? Around(Instant instant) =>
        IndexAtOrBefore(instant) is >= 0 and var index && instant < intervals[index].End ? intervals[index] : null;

    /// <summary>The first interval that begins at or after the instant.</summary>
    public Interval? After(Instant instant)
    {
        var index = IndexAtOrBefore(instant);
        if (index < 0 || intervals[index].Start < instant)
            index++;

        return index < intervals.Length ? intervals[index] : null;
    }

    /// <summary>The last interval that ends at or before the instant.</summary>
    public Interval? Before(Instant instant)
    {
        var index = IndexAtOrBefore(instant);
        if (index >= 0 && intervals[index].End > instant)
            index--;

        return index >= 0 ? intervals[index] : null;
    }

    public IntervalSet Union(IntervalSet other) => Of(intervals.Concat(other.intervals));

    public IntervalSet Within(Interval window) => Intersect(Of(window));

    public IntervalSet Intersect(IntervalSet other)
    {
        var common = new List<Interval>();
        for (int mine = 0, theirs = 0; mine < intervals.Length && theirs < other.intervals.Length;)
        {
            var (left, right) = (intervals[mine], other.intervals[theirs]);
            var (start, end) = (Instant.Max(left.Start, right.Start), Instant.Min(left.End, right.End));

            if (start < end)
                common.Add(new(start, end));

            if (left.End <= right.End)
                mine++;
            else
                theirs++;
        }

        return new([.. common]);
    }

    /// <summary>The part of the window that is not in the set.</summary>
    public IntervalSet Complement(Interval window)
    {
        var missing = new List<Interval>();
        var from = window.Start;

        foreach (var interval in Within(window))
        {
            if (from < interval.Start)
                missing.Add(new(from, interval.Start));
            from = interval.End;
        }

        if (from < window.End)
            missing.Add(new(from, window.End));

        return new([.. missing]);
    }

    public IntervalSet Except(IntervalSet other) =>
        IsEmpty ? Empty : Intersect(other.Complement(new(intervals[0].Start, intervals[^1].End)));

    public bool Equals(IntervalSet? other) => other is not null && intervals.AsSpan().SequenceEqual(other.intervals);

    public override bool Equals(object? obj) => Equals(obj as IntervalSet);

    public override int GetHashCode() => intervals.Aggregate(intervals.Length, HashCode.Combine);

    public override string ToString() => string.Join(" ", intervals);

    public IEnumerator<Interval> GetEnumerator() => intervals.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexAtOrBefore(Instant instant)
    {
        var (low, high) = (0, intervals.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (intervals[middle].Start <= instant)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return high;
    }
}
