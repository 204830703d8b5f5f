using NodaTime;

namespace GartanChatBot.Crewing.Timeline;

/// <summary>Copies the rota with a member booked off or on; nothing is stored.</summary>
internal static class WhatIf
{
    /// <summary>
    /// Where the member was available, Gartan's "available" is ignored and the rule decides; its "unavailable" is kept. Where the member
    /// can't be read, the verdict becomes uncertain. Gartan's counts drop by one. Quarter-hours that the time touches are off as a whole.
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

    /// <summary>
    /// Where a pump was short and the member comes on, Gartan's "unavailable" is ignored and the rule decides; where only Gartan's row
    /// shows it off, it is kept. Gartan's counts rise by one. Quarter-hours that the time touches are on as a whole.
    /// </summary>
    public static CrewingTimeline BookOn(CrewingTimeline timeline, MemberKey member, Interval on)
    {
        var voids = new Dictionary<LocalDate, VoidVerdicts>();
        var pages = timeline.Days.Select(day =>
        {
            var index = Array.IndexOf(day.Keys, member);
            var slots = index < 0 ? SlotSet.Empty : day.SlotsTouched(on).Except(day.Page.Members[index].Available);
            var page = slots.IsEmpty ? day.Page : WithOn(day.Page, index, slots, timeline.Station.Aliases);
            var reopened = SlotSet.Empty;
            ApplianceDay[] rows = [.. page.Appliances.Select(row =>
            {
                var decided = ShortIn(timeline, day, row, slots);
                reopened |= decided;
                return row with { OffTheRun = row.OffTheRun.Except(decided), OnTheRun = row.OnTheRun | decided };
            })];
            voids[day.Date] = day.Void with { Surely = day.Void.Surely | reopened };
            return page with { Appliances = rows };
        });

        return CrewingTimeline.Build(timeline.Station, [.. pages], page => voids[page.Date]);
    }

    /// <summary>Slots in which Gartan's row shows the appliance off and the crew is too small.</summary>
    private static SlotSet ShortIn(CrewingTimeline timeline, TimelineDay day, ApplianceDay row, SlotSet slots)
    {
        var found = SlotSet.Empty;
        var off = slots & row.OffTheRun;
        for (var slot = 0; slot < day.SlotCount; slot++)
        {
            if (off[slot] && timeline.StateAt(row.Callsign, day.StartOf(slot)) is { Phase: RunPhase.Off, Mismatch: false })
                found = found.With(slot);
        }

        return found;
    }

    private static StationDay WithOn(StationDay page, int index, SlotSet slots, SkillAliases aliases)
    {
        var members = page.Members.ToArray();
        members[index] = members[index] with
        {
            Available = members[index].Available | slots,
            Unreadable = members[index].Unreadable.Except(slots),
        };

        return page with
        {
            Members = members,
            RuleCounts = RuleCounts.With(page.RuleCounts, slots, aliases.NamesOf(members[index].Skills), aliases),
        };
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
