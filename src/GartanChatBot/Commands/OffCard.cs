using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Lists who is off and back when; for a period, everyone who is off for part of it. Never shows why.</summary>
internal static class OffCard
{
    private const int MaxPeople = 12;

    public static Reply Of(ResolvedQuestion asked)
    {
        var people = asked.Timeline.Members.Count;
        Bullet[] off = asked.Span is { } span
            ? [.. OffOver(asked, span).Select(each => Line(asked, each.Member, [" – ", .. asked.TimesIn(each.Times, span)]))]
            : [.. OffAt(asked).Select(member => Line(asked, member.Key, Back(asked, member)))];
        var title = $"{off.Length} of {people} off{(asked.Span is null ? "" : " for all or part of it")}";

        var reply = Reply.Of(Tone.Plain, title) with { About = asked.Said, LooksTo = asked.Span is null ? asked.Ahead.End : null };
        if (!asked.Names.AreShown)
            return reply;

        reply = reply.Bullets([.. off.Take(MaxPeople)]);
        return off.Length > MaxPeople ? reply.Paragraph($"+{off.Length - MaxPeople} more") : reply;
    }

    private static IEnumerable<MemberState> OffAt(ResolvedQuestion asked) =>
        asked.Timeline.CrewAt(asked.Moment).Where(member => member is { Available: false, Committed: false, Readable: true });

    /// <summary>Unread time counts as neither on nor off.</summary>
    private static IEnumerable<(MemberKey Member, IntervalSet Times)> OffOver(ResolvedQuestion asked, Interval span)
    {
        var read = asked.Timeline.ReadIntervals.Within(span);
        return asked.Timeline.Members
            .Select(member => (Member: member, Times: read
                .Except(asked.Timeline.AvailabilityOf(member, span))
                .Except(asked.Timeline.CommittedOf(member, span))
                .Except(asked.Timeline.UnreadableOf(member, span))))
            .Where(each => !each.Times.IsEmpty);
    }

    private static IReadOnlyList<TextRun> Back(ResolvedQuestion asked, MemberState member) =>
        member.Next is { } next ? [" – back ", asked.Times.When(next)] : [];

    private static Bullet Line(ResolvedQuestion asked, MemberKey member, IReadOnlyList<TextRun> times) =>
        new(asked.Names.AreShown ? [asked.Names.Of(member), .. times] : times);
}
