using GartanChatBot.Crewing.Allocation;
using NodaTime;

namespace GartanChatBot.Crewing.Timeline;

/// <summary>
/// Evaluates every appliance at every change of a day and joins equal states, also across midnight between two days that were read.
/// </summary>
internal static class TimelineStates
{
    /// <summary>Segments of each appliance in run order, ascending, without unread days.</summary>
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
        Span<char> fewest = stackalloc char[day.LineUp.TallyLength];
        Span<char> most = stackalloc char[day.LineUp.TallyLength];

        for (int slot = 0, end; slot < day.SlotCount; slot = end)
        {
            end = edges.NextAfter(slot, day.SlotCount);
            day.Tally(slot, fewest, most);
            var crewed = day.Allocation.Allocate(fewest, most);

            var anyCommitted = day.Count(slot, member => member.Committed, fewest) && day.Count(slot, member => member.Committed, most);
            var metWithCommitted = anyCommitted ? day.Allocation.IsMet(fewest, most) : null;

            var interval = new Interval(day.StartOf(slot), end == day.SlotCount ? day.Interval.End : day.StartOf(end));
            var unreadable = day.Page.Members.Count(member => member.Unreadable[slot]);

            for (var appliance = 0; appliance < segments.Length; appliance++)
            {
                var committed = metWithCommitted is null ? false : metWithCommitted[appliance];
                Append(segments[appliance], interval, StateOf(day, slot, appliance, crewed[appliance], committed, unreadable));
            }
        }
    }

    private static CrewingState StateOf(TimelineDay day, int slot, int appliance, CrewedAppliance crewed, bool? metWithCommitted,
        int unreadable) =>
        CrewingEvaluator.Judge(
            day.VerdictOf(appliance, slot),
            day.LineUp.Rules[appliance],
            crewed,
            metWithCommitted,
            unreadable,
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

    /// <summary>Slots at which anything on the page changes.</summary>
    private static UInt128 EdgesOf(TimelineDay day)
    {
        var edges = day.Void.Edges() | day.GartanCounts.Edges;
        foreach (var member in day.Page.Members)
            edges |= member.Available.Edges() | member.Committed.Edges() | member.Unreadable.Edges();

        foreach (var row in day.Rows)
        {
            if (row is not null)
                edges |= row.OnTheRun.Edges() | row.OffTheRun.Edges();
        }

        return edges;
    }
}
