using NodaTime;

namespace GartanChatBot.Crewing.Timeline;

/// <summary>The same rota as it would be if somebody booked off; nothing is written anywhere.</summary>
internal static class WhatIf
{
    /// <summary>
    /// Where they were available, Gartan's "available" no longer stands and the rule decides; its "unavailable" stands. Where they can't be
    /// read, nobody knows whether it stands. Gartan would count one fewer. Quarter-hours that the time touches are off as a whole.
    /// </summary>
    public static CrewingTimeline BookOff(CrewingTimeline timeline, MemberKey member, Interval off)
    {
        var voids = new Dictionary<LocalDate, VoidVerdicts>();
        var pages = timeline.Days.Select(day =>
        {
            var index = Array.IndexOf(day.Keys, member);
            var slots = index < 0 ? SlotSet.Empty : day.SlotsTouched(off);
            voids[day.Date] = index < 0 ? day.Void : day.Void.Without(day.Page.Members[index], slots);
            return slots.IsEmpty ? day.Page : WithOff(day.Page, index, slots, timeline.Station.Aliases);
        });

        return CrewingTimeline.Build(timeline.Station, [.. pages], page => voids[page.Date]);
    }

    private static StationDay WithOff(StationDay page, int index, SlotSet slots, SkillAliases aliases)
    {
        var members = page.Members.ToArray();
        var (counted, skills) = (slots & members[index].Available, aliases.NamesOf(members[index].Skills));
        members[index] = members[index] with
        {
            Available = members[index].Available.Except(slots),
            Committed = members[index].Committed.Except(slots),
            Unreadable = members[index].Unreadable.Except(slots),
        };

        return page with { Members = members, RuleCounts = RuleCounts.Without(page.RuleCounts, counted, skills, aliases) };
    }
}
