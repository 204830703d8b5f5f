using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Computes the times when a pump is off the run.</summary>
internal static class OffTimes
{
    public static IntervalSet OffIn(this CrewingTimeline timeline, Callsign pump, Interval within) =>
        IntervalSet.Of(timeline.Gaps(pump, within).Select(gap => gap.Interval)).Within(within);
}
