using System.Collections;
using NodaTime;

namespace GartanChatBot.Crewing;

/// <summary>A set of instants as half-open intervals that neither overlap nor touch, in ascending order.</summary>
internal sealed class IntervalSet : IReadOnlyList<Interval>, IEquatable<IntervalSet>
{
    public static readonly IntervalSet Empty = new([]);

    private readonly Interval[] _intervals;

    private IntervalSet(Interval[] intervals) => _intervals = intervals;

    public int Count => _intervals.Length;

    public bool IsEmpty => _intervals.Length == 0;

    public Interval this[int index] => _intervals[index];

    public Duration TotalDuration => _intervals.Aggregate(Duration.Zero, (sum, interval) => sum + interval.Duration);

    public static IntervalSet Of(params IEnumerable<Interval> intervals) =>
        OfAscending(intervals.Where(interval => interval.Start < interval.End).OrderBy(interval => interval.Start));

    /// <summary>For those that are in order already, none of them empty; they may touch or overlap.</summary>
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

    public bool Contains(Instant instant) => IndexAtOrBefore(instant) is >= 0 and var index && instant < _intervals[index].End;

    /// <summary>The interval that holds the instant.</summary>
    public Interval? Around(Instant instant) =>
        IndexAtOrBefore(instant) is >= 0 and var index && instant < _intervals[index].End ? _intervals[index] : null;

    /// <summary>The first interval that begins at or after the instant.</summary>
    public Interval? After(Instant instant)
    {
        var index = IndexAtOrBefore(instant);
        if (index < 0 || _intervals[index].Start < instant)
            index++;

        return index < _intervals.Length ? _intervals[index] : null;
    }

    /// <summary>The last interval that ends at or before the instant.</summary>
    public Interval? Before(Instant instant)
    {
        var index = IndexAtOrBefore(instant);
        if (index >= 0 && _intervals[index].End > instant)
            index--;

        return index >= 0 ? _intervals[index] : null;
    }

    public IntervalSet Union(IntervalSet other) => Of(_intervals.Concat(other._intervals));

    public IntervalSet Within(Interval window) => Intersect(Of(window));

    public IntervalSet Intersect(IntervalSet other)
    {
        var common = new List<Interval>();
        for (int mine = 0, theirs = 0; mine < _intervals.Length && theirs < other._intervals.Length;)
        {
            var (left, right) = (_intervals[mine], other._intervals[theirs]);
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

    /// <summary>What of the window is not in the set.</summary>
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
        IsEmpty ? Empty : Intersect(other.Complement(new(_intervals[0].Start, _intervals[^1].End)));

    public bool Equals(IntervalSet? other) => other is not null && _intervals.AsSpan().SequenceEqual(other._intervals);

    public override bool Equals(object? obj) => Equals(obj as IntervalSet);

    public override int GetHashCode() => _intervals.Aggregate(_intervals.Length, HashCode.Combine);

    public override string ToString() => string.Join(" ", _intervals);

    public IEnumerator<Interval> GetEnumerator() => _intervals.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexAtOrBefore(Instant instant)
    {
        var (low, high) = (0, _intervals.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (_intervals[middle].Start <= instant)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return high;
    }
}
