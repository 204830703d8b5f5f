using GartanChatBot.Crewing;

namespace GartanChatBot.Gartan.Marks;

/// <summary>Finds Gartan's own count of all people on.</summary>
internal static class HeadCount
{
    public static RuleCounts? In(IReadOnlyList<RuleCounts> counts) =>
        counts.FirstOrDefault(count => count.NameIn(SkillAliases.Default) == Requirement.Crew);
}
