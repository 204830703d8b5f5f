using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Marks;
using GartanChatBot.Gartan.Pages;

namespace GartanChatBot.Gartan.Reading;

/// <summary>Applies the meanings of marks to the crew of a page.</summary>
internal static class MarkedCrew
{
    public static IReadOnlyList<MemberDay> Settle(
        CrewGridPage page, MarkJudge judge, IReadOnlyList<RuleCounts> counts, ReadingDiagnostics diagnostics)
    {
        judge.Decide(page.Members, counts);
        if (judge.Times.Count == 0 && page.Elsewhere.Count == 0 && judge[0].Meaning == MarkMeaning.Neutral)
            return page.Members;

        var crew = page.Members.Select(member => Plain(member, judge[0].Meaning)).ToArray();
        foreach (var (time, look) in judge.Times)
            crew[time.Member] = Read(crew[time.Member], time, judge[look].Meaning);

        Doubt(crew, judge, counts);
        Tell(judge, diagnostics);
        return [.. crew.Where((_, place) => !IsLeftOut(place))];

        bool IsLeftOut(int place)
        {
            var isLeftOut =
                page.Elsewhere.Contains(place)
                && !judge.Times.Any(entry => entry.Time.Member == place && judge[entry.Look].Meaning == MarkMeaning.Neutral);
            if (isLeftOut)
                diagnostics.PersonLeftOut();

            return isLeftOut;
        }
    }

    private static MemberDay Plain(MemberDay member, MarkMeaning meaning) => meaning switch
    {
        MarkMeaning.Neutral => member,
        MarkMeaning.Off => member with { Away = member.Away | member.Available, Available = SlotSet.Empty },
        _ => member with { Unreadable = member.Unreadable | member.Available, Available = SlotSet.Empty },
    };

    /// <summary>
    /// Applies a meaning to a member's slots. A mark gives no reason for being off, so the member must not be asked to come in, unless the
    /// operator configured the mark.
    /// </summary>
    private static MemberDay Read(MemberDay member, MarkedTime time, MarkMeaning meaning) => meaning switch
    {
        MarkMeaning.Neutral when time.Reading == SlotReading.Committed => member with { Committed = member.Committed | time.Slots },
        MarkMeaning.Neutral => member with { Available = member.Available | time.Slots },
        MarkMeaning.Off => member with { Away = member.Away | time.Slots },
        MarkMeaning.PlainlyOff => member,
        _ => member with { Unreadable = member.Unreadable | time.Slots },
    };

    /// <summary>
    /// Makes slots unreadable where the page shows more people than it counts: for members with marks, or for everyone on a page with
    /// unknown marks.
    /// </summary>
    private static void Doubt(MemberDay[] crew, MarkJudge judge, IReadOnlyList<RuleCounts> counts)
    {
        if (HeadCount.In(counts) is not { } heads || !judge.Looks.Any(look => !look.IsHarmless))
            return;

        var tooMany = SlotSet.Empty;
        for (var slot = 0; slot < heads.Have.Count; slot++)
        {
            if (heads.Have[slot] >= 0 && crew.Count(member => member.Available[slot]) > heads.Have[slot])
                tooMany = tooMany.With(slot);
        }

        var nobody = judge.Looks.Any(look => look.Meaning == MarkMeaning.Unknown);
        for (var place = 0; place < crew.Length; place++)
        {
            var doubtful = tooMany & crew[place].Available & (nobody ? tooMany : MarkedSlots(judge, place));
            crew[place] = crew[place] with
            {
                Available = crew[place].Available.Except(doubtful),
                Unreadable = crew[place].Unreadable | doubtful,
            };
        }
    }

    private static SlotSet MarkedSlots(MarkJudge judge, int place) =>
        judge.Times
            .Where(entry => entry.Time.Member == place && !judge[entry.Look].IsHarmless)
            .Aggregate(SlotSet.Empty, (slots, entry) => slots | entry.Time.Slots);

    private static void Tell(MarkJudge judge, ReadingDiagnostics diagnostics)
    {
        foreach (var look in judge.Looks)
        {
            var words = string.Join(" + ", look.Marks);
            if (look.Meaning == MarkMeaning.Unknown)
                diagnostics.UnknownMark(words);
            else if (look.IsProven)
                diagnostics.MarkRead(words, look.Meaning == MarkMeaning.Off);
        }
    }
}
