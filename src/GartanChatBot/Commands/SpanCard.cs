using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>
/// The station over a period such as a night: each pump's worst state as its verdict, and everyone who is on for part of it.
/// </summary>
internal sealed class SpanCard(ResolvedQuestion asked, Interval within)
{
    private const int MaxPeople = 8;

    private readonly IReadOnlyList<SpanOutlook> outlooks = [.. asked.Pumps.Select(pump => new SpanOutlook(asked, pump, within))];

    public Reply Write(IReadOnlyList<TextRun> heading)
    {
        var reply = Reply.Of(CrewingText.WorstOf(outlooks.Select(outlook => outlook.Tone)), heading) with
        {
            About = Gap.Around(outlooks.SelectMany(outlook => outlook.Gaps), within),
        };
        reply = outlooks is [var only]
            ? reply.Paragraph(only.Sentence())
            : reply.Bullets([.. outlooks.Select(outlook => new Bullet(outlook.Sentence(), outlook.Tone))]);

        return WithPeople(reply);
    }

    private Reply WithPeople(Reply reply)
    {
        var on = asked.Timeline.Members
            .Select(member => (Member: member, Times: asked.Timeline.AvailabilityOf(member, within)))
            .Where(each => !each.Times.IsEmpty)
            .Select(each => (State: asked.Timeline.CrewAt(each.Times[0].Start).First(state => state.Key == each.Member), each.Times))
            .OrderBy(each => CrewCard.Seat(each.State))
            .ToList();

        if (on.Count == 0)
            return reply.Paragraph(
                CrewCard.Nobody(
                    asked,
                    asked.IsRead(within) && asked.Timeline.Members.All(member => asked.Timeline.UnreadableOf(member, within).IsEmpty)));

        reply = reply.Bullets([.. on.Take(MaxPeople).Select(each => Line(each.State, each.Times))]);
        return on.Count > MaxPeople ? reply.Paragraph($"+{on.Count - MaxPeople} more") : reply;
    }

    private Bullet Line(MemberState member, IntervalSet times) =>
        new([.. CrewCard.Introduced(asked, member), " – ", .. asked.TimesIn(times, within)]);
}
