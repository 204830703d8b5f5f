using NodaTime;

namespace GartanChatBot.Crewing.Timeline;

/// <summary>
/// Times when each member is available, committed or unreadable, in blocks that continue across midnight if both days were read.
/// </summary>
internal sealed class MemberBlocks
{
    private readonly Dictionary<MemberKey, (IntervalSet Available, IntervalSet Committed, IntervalSet Unreadable)> blocks;

    private MemberBlocks(MemberKey[] members, Dictionary<MemberKey, (IntervalSet, IntervalSet, IntervalSet)> blocks) =>
        (Members, this.blocks, HasUnreadable) = (members, blocks, blocks.Values.Any(each => !each.Item3.IsEmpty));

    /// <summary>Members in order of first appearance.</summary>
    public IReadOnlyList<MemberKey> Members { get; }

    /// <summary>True if some member can't be read at some time.</summary>
    public bool HasUnreadable { get; }

    public static MemberBlocks Of(TimelineDay[] days)
    {
        var order = new List<MemberKey>();
        var intervals = new Dictionary<MemberKey, (List<Interval> Available, List<Interval> Committed, List<Interval> Unreadable)>();
        foreach (var day in days)
        {
            for (var index = 0; index < day.Keys.Length; index++)
            {
                if (!intervals.TryGetValue(day.Keys[index], out var lists))
                {
                    intervals.Add(day.Keys[index], lists = ([], [], []));
                    order.Add(day.Keys[index]);
                }

                Add(lists.Available, day, day.Page.Members[index].Available);
                Add(lists.Committed, day, day.Page.Members[index].Committed);
                Add(lists.Unreadable, day, day.Page.Members[index].Unreadable);
            }
        }

        return new([.. order], intervals.ToDictionary(
            entry => entry.Key,
            entry => (
                IntervalSet.OfAscending(entry.Value.Available),
                IntervalSet.OfAscending(entry.Value.Committed),
                IntervalSet.OfAscending(entry.Value.Unreadable))));
    }

    public IntervalSet AvailableOf(MemberKey member) => blocks.TryGetValue(member, out var known) ? known.Available : IntervalSet.Empty;

    public IntervalSet CommittedOf(MemberKey member) => blocks.TryGetValue(member, out var known) ? known.Committed : IntervalSet.Empty;

    public IntervalSet UnreadableOf(MemberKey member) =>
        blocks.TryGetValue(member, out var known) ? known.Unreadable : IntervalSet.Empty;

    private static void Add(List<Interval> intervals, TimelineDay day, SlotSet slots)
    {
        foreach (var (start, end) in (slots & SlotSet.First(day.SlotCount)).Runs())
            intervals.Add(new(day.StartOf(start), end == day.SlotCount ? day.Interval.End : day.StartOf(end)));
    }
}
