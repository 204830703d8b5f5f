using NodaTime;

namespace GartanChatBot.Crewing.Fixes;

/// <summary>What would close a gap: the smallest sets of people, or what one person could do for a part of it.</summary>
/// <param name="Gap">The gap as it is; null when the appliance is not off at that time.</param>
/// <param name="Whole">Sets that close all of it: fewest people, then least added time.</param>
/// <param name="Parts">One person and the longest stretch they alone would close; only where nobody closes all of it.</param>
/// <param name="Shortfall">What is missing, at its worst.</param>
internal sealed record FixReport(Gap? Gap, IReadOnlyList<Fix> Whole, IReadOnlyList<Fix> Parts, IReadOnlyList<RequirementCount> Shortfall)
{
    public static FixReport NoGap { get; } = new(Gap: null, [], [], []);
}

/// <summary>One set of people who together close the gap, or the stretch of it that is <paramref name="Covers"/>.</summary>
internal sealed record Fix(IReadOnlyList<Extension> People, Interval Covers)
{
    public Duration AddedTime => People.Aggregate(Duration.Zero, (sum, person) => sum + person.AddedTime);
}

/// <summary>One person's part in a fix.</summary>
/// <param name="Member">Who.</param>
/// <param name="Added">From the first to the last moment they would be on beyond what they booked.</param>
/// <param name="AddedTime">Without the time for which they are available anyway.</param>
/// <param name="Kind">How it joins what they booked.</param>
internal sealed record Extension(MemberKey Member, Interval Added, Duration AddedTime, ExtensionKind Kind);

/// <summary>How added time joins what somebody booked anyway.</summary>
internal enum ExtensionKind
{
    StaysLonger,
    StartsEarlier,
    ComesIn,
}
