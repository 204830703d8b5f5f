using GartanChatBot.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Crewing.Fixes;

/// <summary>Joins a time when a member is needed to their existing bookings: they stay longer, start earlier, or come in for it.</summary>
internal static class BookingExtension
{
    /// <summary>
    /// Longest gap that a member bridges between their own booking and the time needed; beyond it, coming in twice is assumed.
    /// </summary>
    private static readonly Duration LongestBridge = Duration.FromHours(12);

    /// <summary>Extends the block before or after, whichever adds less time.</summary>
    public static Extension Joining(CrewingTimeline timeline, MemberKey member, Interval needed) =>
        Of(timeline, member, needed, LongestBridge);

    /// <summary>Exactly the needed time, named after the block it touches.</summary>
    public static Extension Touching(CrewingTimeline timeline, MemberKey member, Interval needed) =>
        Of(timeline, member, needed, Duration.Zero);

    private static Extension Of(CrewingTimeline timeline, MemberKey member, Interval needed, Duration longestBridge)
    {
        var reach = LongestBridge + Duration.Epsilon;
        var blocks = timeline.AvailabilityOf(member, new(needed.Start - reach, needed.End + reach));
        var choices = new List<Extension>();

        if (blocks.Before(needed.Start) is { } before && CanBridge(new(before.End, needed.Start)))
            choices.Add(Adding(new(before.End, needed.End), ExtensionKind.StaysLonger));

        if (blocks.After(needed.End) is { } after && CanBridge(new(needed.End, after.Start)))
            choices.Add(Adding(new(needed.Start, after.Start), ExtensionKind.StartsEarlier));

        return choices.Count == 0 ? Adding(needed, ExtensionKind.ComesIn) : choices.MinBy(choice => choice.AddedTime)!;

        bool CanBridge(Interval bridge) => bridge.Duration <= longestBridge && timeline.MayBeAsked(member, bridge);

        Extension Adding(Interval added, ExtensionKind kind) => new(member, added, blocks.Complement(added).TotalDuration, kind);
    }
}
