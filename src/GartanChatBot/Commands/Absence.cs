using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>One or several crew members assumed off for a period: the common part of <c>/whatif</c> and <c>/canigo</c>.</summary>
internal sealed class Absence(ResolvedQuestion asked, IReadOnlyList<MemberKey> members, Interval off)
{
    /// <summary>One outcome per pump, the worst first.</summary>
    public IReadOnlyList<WhatIfOutcome> Outcomes { get; } = OutcomesOf(asked, members, off);

    public Tone Tone => CrewingText.WorstOf(Outcomes.Select(outcome => outcome.Tone));

    public static Reply Answer(
        ResolvedQuestion asked, IReadOnlyList<MemberKey> members, string notBooked, Func<Absence, Reply> answer)
    {
        if (asked.Span is not { } off)
            return InvalidInputReplies.ForHowLong(asked);

        if (asked.Tense is Tense.Past)
            return InvalidInputReplies.Passed("it's too late to book off");

        if (asked.Pumps.Count == 0)
            return InvalidInputReplies.NoPumps(asked.Rota);

        var reply =
            asked.IsRead(off)
            && members.All(member =>
                asked.Timeline.AvailabilityOf(member, off).IsEmpty && asked.Timeline.UnreadableOf(member, off).IsEmpty)
                ? NoDifference(asked, $"{notBooked} not booked on then: nothing would change.", off)
                : answer(new(asked, members, off));

        return reply with { About = off };
    }

    /// <summary>Says that nothing changes, and adds each pump's outlook for that period.</summary>
    private static Reply NoDifference(ResolvedQuestion asked, string sentence, Interval off)
    {
        var outlooks = asked.Pumps.Select(pump => new SpanOutlook(asked, pump, off));
        return Reply.Of(Tone.Plain, sentence).Bullets([.. outlooks.Select(outlook => new Bullet(outlook.Sentence(), outlook.Tone))]);
    }

    public IReadOnlyList<Bullet> Others => [.. Outcomes.Skip(1).Select(outcome => new Bullet(outcome.Sentence(), outcome.Tone))];

    private static List<WhatIfOutcome> OutcomesOf(ResolvedQuestion asked, IReadOnlyList<MemberKey> members, Interval off)
    {
        var imagined = members.Aggregate(asked.Timeline, (timeline, member) => WhatIf.BookOff(timeline, member, off));
        var name = ListText.Of([.. members.Select(member => NameOf(asked, member))]);
        return
        [
            .. asked
                .Pumps.Select(pump => new WhatIfOutcome(asked, imagined, pump, name, off))
                .OrderByDescending(outcome => outcome.Badness)
                .ThenBy(outcome =>
                    outcome switch
                    {
                        { OpensGap: true } => 0,
                        { IsUnknown: true } => 1,
                        { IsOffAnyway: true } => 2,
                        _ => 3,
                    }),
        ];
    }

    private static string NameOf(ResolvedQuestion asked, MemberKey member) =>
        !asked.Names.AreShown && asked.Request.As == member.ToString() ? "you" : asked.Names.Of(member);
}
