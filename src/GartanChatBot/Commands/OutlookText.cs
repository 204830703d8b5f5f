using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>For boards: how far the time ahead is known, and what is booked in it.</summary>
internal static class OutlookText
{
    private const int MaxTimes = 2;

    /// <summary>What is booked is not what will be.</summary>
    public static IReadOnlyList<TextRun> NoFurtherGap(ResolvedQuestion asked) =>
        ["No further gap booked before ", asked.Times.Day(asked.Outlook.End), ": that is what is booked so far."];

    /// <summary>When it can't be told of some pump whether it is on the run.</summary>
    public static IntervalSet UnknownIn(ResolvedQuestion asked, Interval ahead) =>
        IntervalSet.Of(asked.Pumps.SelectMany(pump => asked.Timeline.UnknownIn(pump, ahead)));

    /// <summary>The first times, and how many more there are.</summary>
    public static IEnumerable<TextRun> Listed(ResolvedQuestion asked, IntervalSet times) => times.Take(MaxTimes)
        .SelectMany((time, index) => new TextRun[] { index == 0 ? "" : ", " }.Concat(asked.NameOf(time)))
        .Append(ListText.MoreTimes(times.Count - MaxTimes));
}
