using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>One or several crew members assumed on for a period: the gaps that closes, and the gaps that remain.</summary>
internal static class Presence
{
    public static Reply Answer(ResolvedQuestion asked, IReadOnlyList<MemberKey> members)
    {
        if (asked.Span is not { } on)
            return InvalidInputReplies.ForHowLong(asked);

        if (asked.Tense is Tense.Past)
            return InvalidInputReplies.Passed("it's too late to book on");

        if (asked.Pumps.Count == 0)
            return InvalidInputReplies.NoPumps(asked.Rota);

        var names = ListText.Of([.. members.Select(asked.Names.Of)]);
        var imagined = members.Aggregate(asked.Timeline, (timeline, member) => WhatIf.BookOn(timeline, member, on));
        Bullet[] pumps = [.. asked.Pumps.Select(pump => Outcome(asked, imagined, pump, names, on))];
        var reply = Reply.Of(pumps[0].Mark, pumps[0].Text).Bullets(pumps[1..]) with { About = on };
        return members.All(member => asked.Timeline.AvailabilityOf(member, on) is [var only] && only == on)
            ? reply.Paragraph($"{names} {asked.AreAt(asked.At, members.Count)} already booked on for all of it.")
            : reply;
    }

    private static Bullet Outcome(ResolvedQuestion asked, CrewingTimeline imagined, Callsign pump, string names, Interval on)
    {
        var (before, after) = (asked.Timeline.OffIn(pump, on), imagined.OffIn(pump, on));
        var closed = before.Except(after);
        var unknown = imagined.UnknownIn(pump, on);
        var why = after.IsEmpty ? "" : CrewingText.WhyOff(imagined.StateAt(pump, after[0].Start));

        return new(
            [
                .. before.IsEmpty && unknown.IsEmpty ? [$"{pump} is on the run anyway."]
                : closed.IsEmpty ? (IReadOnlyList<TextRun>)[]
                : [$"{pump} would be on the run ", .. asked.Times.Ranges(closed), $" with {names}."],
                .. after.IsEmpty ? (IReadOnlyList<TextRun>)[]
                : [closed.IsEmpty ? $"{pump} stays off " : " It stays off ", .. asked.Times.Ranges(after), $": {why}."],
                .. unknown.IsEmpty ? (IReadOnlyList<TextRun>)[] : [$" {pump} – not known ", .. asked.Times.Ranges(unknown), "."],
            ],
            CrewingText.WorstOf(imagined.StatesIn(pump, on).Select(segment => segment.State)));
    }
}
