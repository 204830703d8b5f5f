using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Gartan.Pages;

namespace GartanChatBot.Gartan.Marks;

/// <summary>Combines the page's own counts with the looks of the people whom each row counts.</summary>
internal sealed class CountRows(
    IReadOnlyList<MemberDay> members, IReadOnlyList<(MarkedTime Time, int Look)> times, int looks, SkillAliases aliases)
{
    /// <summary>Total Crew first, then each skill that a member of the page has.</summary>
    public IReadOnlyList<CountRow> Of(IReadOnlyList<RuleCounts> counts)
    {
        var heads = HeadCount.In(counts);
        List<CountRow> rows = heads is null ? [] : [RowOf(heads, [.. members.Select(_ => true)])];
        foreach (var skill in counts.Where(count => count != heads))
        {
            bool[] counted =
            [
                .. members.Select(member =>
                    aliases.NamesOf(member.Skills).Intersect(aliases.NamesOf(skill.Requirement), StringComparer.OrdinalIgnoreCase).Any()),
            ];
            if (counted.Contains(true))
                rows.Add(RowOf(skill, counted));
        }

        return rows;
    }

    private CountRow RowOf(RuleCounts counts, bool[] counted)
    {
        var people = new int[counts.Have.Count][];
        var committed = new int[counts.Have.Count];
        for (var slot = 0; slot < people.Length; slot++)
            people[slot] = new int[looks];

        foreach (var (member, _) in members.Zip(counted).Where(pair => pair.Second))
        {
            foreach (var slot in member.Available.Slots())
                people[slot][0]++;
            foreach (var slot in member.Committed.Slots())
                committed[slot]++;
        }

        foreach (var (time, look) in times.Where(entry => counted[entry.Time.Member]))
        {
            foreach (var slot in time.Slots.Slots())
            {
                if (time.Reading == SlotReading.Committed)
                    committed[slot]++;
                else
                    people[slot][look]++;
            }
        }

        return new(counts.Have, committed, [.. people.Select(Shown)]);
    }

    private static List<(int Look, int People)> Shown(int[] people)
    {
        List<(int, int)> shown = [];
        for (var look = 0; look < people.Length; look++)
        {
            if (people[look] > 0)
                shown.Add((look, people[look]));
        }

        return shown;
    }
}
