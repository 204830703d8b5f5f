using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Why the pages of some time are to be read with care: their own counts are not ours, or somebody on them is unreadable.</summary>
internal static class PageCautions
{
    /// <summary>A line each; none as a rule.</summary>
    /// <param name="timeline">With the pages.</param>
    /// <param name="verdict">What the verdict is about.</param>
    /// <param name="whole">That and every other time that is named.</param>
    /// <param name="words">How times are said.</param>
    public static IEnumerable<IReadOnlyList<Span>> Of(CrewingTimeline timeline, Interval verdict, Interval whole, ReplyWords words)
    {
        if (timeline.CountDifferenceIn(whole) is { } difference)
        {
            var so = difference.IsSomebodyMissing ? "somebody is missing here" : "don't trust the names";
            yield return [$"⚠ {difference.Figures} (", words.When(difference.At), $"): {so}."];
        }

        if (timeline.UnreadablePeopleIn(verdict) is > 0 and var people)
            yield return [$"⚠ {People(people)} can't be read and {(people == 1 ? "counts" : "count")} as off."];
    }

    public static string People(int people) => people == 1 ? "1 person" : $"{people} people";
}
