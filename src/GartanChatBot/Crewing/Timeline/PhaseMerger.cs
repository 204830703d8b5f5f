using NodaTime;

namespace GartanChatBot.Crewing.Timeline;

/// <summary>Joins segments of the same phase around an instant; a run that reaches unread time has no known end.</summary>
internal static class PhaseMerger
{
    public static PhaseRun At(Segment[] segments, IntervalSet read, Instant at)
    {
        if (read.Around(at) is not { } coverage)
            return NotRead(read, at);

        var index = FirstEndingAfter(segments, at);
        if (index == segments.Length)
            return new(RunPhase.Unknown, CrewingLevel.Unknown, coverage.Start, coverage.End, StartKnown: false, EndKnown: false);

        var state = segments[index].State;
        var (first, last) = (index, index);

        while (first > 0 && GoesOn(segments[first - 1], segments[first]))
            first--;

        while (last + 1 < segments.Length && GoesOn(segments[last], segments[last + 1]))
            last++;

        var (start, end) = (segments[first].Interval.Start, segments[last].Interval.End);
        return new(state.Phase, state.Level, start, end, start > coverage.Start, end < coverage.End);
    }

    /// <summary>Index of the first segment that ends after the instant.</summary>
    public static int FirstEndingAfter(Segment[] segments, Instant at)
    {
        var (low, high) = (0, segments.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (segments[middle].Interval.End <= at)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static bool GoesOn(Segment earlier, Segment later) =>
        earlier.Interval.End == later.Interval.Start && earlier.State.Phase == later.State.Phase;

    private static PhaseRun NotRead(IntervalSet read, Instant at)
    {
        var (before, after) = (read.Before(at), read.After(at));
        var (start, end) = (before?.End ?? Instant.MinValue, after?.Start ?? Instant.MaxValue);
        return new(RunPhase.Unknown, CrewingLevel.Unknown, start, end, before is not null, after is not null);
    }
}
