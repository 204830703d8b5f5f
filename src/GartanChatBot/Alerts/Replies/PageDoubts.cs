using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Alerts.Replies;

/// <summary>Why what is told of some time is to be read with care: Gartan counts other people on its page, or people on it can't be read.</summary>
internal static class PageDoubts
{
    public static Reply Under(Reply reply, CrewingTimeline timeline, Interval within, ReplyWords words)
    {
        if (timeline.CountDifferenceIn(within) is { } difference)
        {
            var meaning = difference.IsSomebodyMissing ? "somebody is missing here" : "don't trust the names";
            reply = reply.Paragraph($"⚠ {difference.Figures} (", words.When(difference.At), $"): {meaning}.");
        }

        return timeline.UnreadablePeopleIn(within) is > 0 and var people
            ? reply.Paragraph($"⚠ {(people == 1 ? "1 person" : $"{people} people")} can't be read for some of that time: counted as off.")
            : reply;
    }
}
