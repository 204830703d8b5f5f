using GartanChatBot.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Crewing.Fixes;

/// <summary>
/// Joins a time for which somebody is needed to what they booked anyway: they stay longer, start earlier, or come in for it.
/// </summary>
internal static class BookingExtension
{
    /// <summary>
    /// Nobody bridges more than this between their own time and the time they are needed: they would rather come in twice.
    /// </summary>
    private static readonly Duration LongestBridge = Duration.FromHours(12);

    /// <summary>The cheaper way of joining it to the block before or the block after.</summary>
    public static Extension Joining(CrewingTimeline timeline, MemberKey member, Interval needed) =>
        Of(timeline, member, needed, LongestBridge);

    /// <summary>Exactly the time, named by the block that it touches.</summary>
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
