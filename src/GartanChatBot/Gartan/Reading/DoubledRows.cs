using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Marks;

namespace GartanChatBot.Gartan.Reading;

/// <summary>
/// Detects a crew row that is listed twice. Two people may have the same name; identical rows are one person, unless Gartan's own head
/// count includes both whenever they are on.
/// </summary>
internal static class DoubledRows
{
    public static bool AreIn(IReadOnlyList<MemberDay> members, IReadOnlyList<RuleCounts> counts)
    {
        var twice = SlotSet.Empty;
        for (var row = 1; row < members.Count; row++)
        {
            for (var above = 0; above < row; above++)
            {
                if (AreAlike(members[row], members[above]))
                    twice |= MayBeOn(members[row]);
            }
        }

        return !twice.IsEmpty && !CountsBoth(twice, members, counts);
    }

    /// <summary>
    /// True if a person is listed twice on a page whose counts determined its marks: counting a person twice can make wrong meanings fit.
    /// </summary>
    public static bool AreJudgedIn(CrewGridPage page, MarkJudge judge) =>
        judge.IsReadByCounts
        && page.Members.Index().Any(row => page.Members.Take(row.Index).Any(above => IsSamePerson(row.Item, above)));

    private static bool AreAlike(MemberDay one, MemberDay other) =>
        IsSamePerson(one, other)
        && one.Available == other.Available
        && one.Committed == other.Committed
        && one.Away == other.Away
        && one.Unreadable == other.Unreadable;

    private static bool IsSamePerson(MemberDay one, MemberDay other) =>
        one.Name == other.Name
        && one.Role == other.Role
        && one.ContractHours == other.ContractHours
        && one.GartanHours == other.GartanHours
        && one.Skills.SequenceEqual(other.Skills, StringComparer.OrdinalIgnoreCase);

    private static bool CountsBoth(SlotSet slots, IReadOnlyList<MemberDay> members, IReadOnlyList<RuleCounts> counts)
    {
        if (HeadCount.In(counts) is not { } heads)
            return false;

        for (var slot = 0; slot < heads.Have.Count; slot++)
        {
            if (slots[slot] && heads.Have[slot] < members.Count(member => member.Available[slot]))
                return false;
        }

        return true;
    }

    private static SlotSet MayBeOn(MemberDay member) => member.Available | member.Committed | member.Unreadable;
}
