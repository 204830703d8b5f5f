using NodaTime;

namespace GartanChatBot.Crewing.Fixes;

/// <summary>Ways to close a gap: the smallest sets of people, or one person's contribution.</summary>
/// <param name="Gap">The existing gap; null if the appliance is not off at that time.</param>
/// <param name="Whole">Sets that close the whole gap: fewest people, then least added time.</param>
/// <param name="Parts">One person and the longest period they alone would close; only if no set closes the whole gap.</param>
/// <param name="Shortfall">What is missing, at its worst.</param>
internal sealed record FixReport(Gap? Gap, IReadOnlyList<Fix> Whole, IReadOnlyList<Fix> Parts, IReadOnlyList<RequirementCount> Shortfall)
{
    public static FixReport NoGap { get; } = new(Gap: null, [], [], []);
}

/// <summary>A set of people who together close the gap, or its part <paramref name="Covers"/>.</summary>
internal sealed record Fix(IReadOnlyList<Extension> People, Interval Covers)
{
    public Duration AddedTime => People.Aggregate(Duration.Zero, (sum, person) => sum + person.AddedTime);
}

/// <summary>One person's share of a fix.</summary>
/// <param name="Member">The person.</param>
/// <param name="Added">From the first to the last moment they would be on beyond their bookings.</param>
/// <param name="AddedTime">Added time, without periods when they are available anyway.</param>
/// <param name="Kind">How it joins their bookings.</param>
internal sealed record Extension(MemberKey Member, Interval Added, Duration AddedTime, ExtensionKind Kind);

/// <summary>Relation of added time to a member's bookings.</summary>
internal enum ExtensionKind
{
    StaysLonger,
    StartsEarlier,
    ComesIn,
}
