using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Somebody imagined off for a time: what /whatif and /canigo have in common.</summary>
internal sealed class Absence(ResolvedQuestion asked, MemberKey member, Interval off)
{
    /// <summary>The worst pump first.</summary>
    public IReadOnlyList<WhatIfOutcome> Outcomes { get; } = OutcomesOf(asked, member, off);

    public Tone Tone => CrewingText.WorstOf(Outcomes.Select(outcome => outcome.Tone));

    public static Reply Answer(ResolvedQuestion asked, MemberKey member, string notBooked, Func<Absence, Reply> answer)
    {
        var words = asked.Request["when"] ?? "";
        if (!asked.TimeParser.TrySpan(words, asked.At, out var said))
            return InvalidInputReplies.BadSpan(words);

        // Nobody books off for what has passed.
        var off = asked.FromNowOn(said);
        if (!asked.IsReadAtAll(off))
            return InvalidInputReplies.NotReadThatFar(asked, off.Start);

        if (asked.Pumps.Count == 0)
            return InvalidInputReplies.NoPumps(asked.Rota);

        var reply =
            asked.IsRead(off) && asked.Timeline.AvailabilityOf(member, off).IsEmpty && asked.Timeline.UnreadableOf(member, off).IsEmpty
                ? Reply.Of(Tone.Plain, [$"{notBooked} not booked on ", .. asked.Times.NamedRange(off), ": nothing would change."])
                : answer(new(asked, member, off));

        return reply with { About = off };
    }

    public IReadOnlyList<Bullet> Others => [.. Outcomes.Skip(1).Select(outcome => new Bullet(outcome.Sentence(), outcome.Tone))];

    private static List<WhatIfOutcome> OutcomesOf(ResolvedQuestion asked, MemberKey member, Interval off)
    {
        var imagined = WhatIf.BookOff(asked.Timeline, member, off);
        return
        [
            .. asked
                .Pumps.Select(pump => new WhatIfOutcome(asked, imagined, pump, member, off))
                .OrderBy(outcome =>
                    outcome switch
                    {
                        { OpensGap: true } => 0,
                        { IsUnknown: true } => 1,
                        { IsOffAnyway: true } => 2,
                        _ => 3,
                    }),
        ];
    }
}
