using NodaTime;

namespace GartanChatBot.Crewing;

/// <summary>
/// Judges every appliance at every change of a day and joins what stays the same, also across midnight between two days that were read.
/// </summary>
internal static class TimelineStates
{
    /// <summary>For every appliance in run order: its segments in ascending order, without the days that were not read.</summary>
    public static Segment[][] Of(Callsign[] appliances, TimelineDay[] days)
    {
        var segments = Array.ConvertAll(appliances, _ => new List<Segment>());
        foreach (var day in days)
            Add(day, segments);

        return Array.ConvertAll(segments, list => list.ToArray());
    }

    private static void Add(TimelineDay day, List<Segment>[] segments)
    {
        var edges = EdgesOf(day);
        Span<char> available = stackalloc char[day.LineUp.KindCount];
        Span<char> withCommitted = stackalloc char[day.LineUp.KindCount];

        for (int slot = 0, end; slot < day.SlotCount; slot = end)
        {
            end = edges.NextAfter(slot, day.SlotCount);
            available.Clear();
            day.Count(slot, member => member.Available, available);
            available.CopyTo(withCommitted);
            var anyCommitted = day.Count(slot, member => member.Committed, withCommitted);

            var crewed = day.Allocation.Allocate(available);
            var crewedWithCommitted = anyCommitted ? day.Allocation.Levels(withCommitted) : null;
            var interval = new Interval(day.StartOf(slot), end == day.SlotCount ? day.Interval.End : day.StartOf(end));

            for (var appliance = 0; appliance < segments.Length; appliance++)
            {
                var metWithCommitted = crewedWithCommitted?[appliance] is CrewedAs.Reduced or CrewedAs.Full;
                var state = StateOf(day, slot, appliance, crewed[appliance], metWithCommitted);
                Append(segments[appliance], interval, state);
            }
        }
    }

    private static CrewingState StateOf(TimelineDay day, int slot, int appliance, CrewedAppliance crewed, bool metWithCommitted) =>
        CrewingJudge.Judge(
            day.VerdictOf(appliance, slot),
            day.LineUp.Rules[appliance],
            crewed,
            metWithCommitted,
            () =>
            {
                List<MemberKey>? critical = null;
                for (var index = 0; index < day.Kinds.Length; index++)
                {
                    if (crewed.Critical[day.Kinds[index]] && day.Page.Members[index].Available[slot])
                        (critical ??= []).Add(day.Keys[index]);
                }

                return critical ?? (IReadOnlyList<MemberKey>)[];
            });

    private static void Append(List<Segment> segments, Interval interval, CrewingState state)
    {
        if (segments.Count > 0 && segments[^1] is var last && last.Interval.End == interval.Start && last.State.Equals(state))
            segments[^1] = last with { Interval = new(last.Interval.Start, interval.End) };
        else
            segments.Add(new(interval, state));
    }

    /// <summary>The slots at which anything on the page changes.</summary>
    private static UInt128 EdgesOf(TimelineDay day)
    {
        var edges = day.Void.Edges();
        foreach (var member in day.Page.Members)
            edges |= member.Available.Edges() | member.Committed.Edges();

        foreach (var row in day.Rows)
        {
            if (row is not null)
                edges |= row.OnTheRun.Edges() | row.OffTheRun.Edges();
        }

        return edges;
    }
}
