using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>The crew who go off and come on at one moment.</summary>
internal sealed class CrewChange(CrewingTimeline timeline, Instant moment)
{
    public IEnumerable<MemberState> Leaving =>
        timeline.CrewAt(moment - StationClock.SlotLength).Where(member => member.Available && member.Until == moment);

    public IEnumerable<MemberState> Joining => timeline.CrewAt(moment).Where(member => member.Available && member.Since == moment);

    /// <summary>
    /// Of these members, those relevant to the shortfall: all if crew number is missing, else the holders of the missing skills.
    /// </summary>
    public static IReadOnlyList<MemberState> WhoMatter(IEnumerable<MemberState> members, IReadOnlyList<string> missing)
    {
        // Seats for different people are one name, such as "officer and driver".
        var skills = missing.SelectMany(name => name.Split(" and ")).ToHashSet(StringComparer.Ordinal);
        return [.. members.Where(member => skills.Contains(Requirement.Crew) || member.SkillNames.Any(skills.Contains))];
    }
}
