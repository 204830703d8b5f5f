using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Wording;

/// <summary>Why the pages of some time are to be read with care.</summary>
internal static class PageCautions
{
    /// <summary>Their own counts are not ours: a line, or none as a rule. Who is unreadable an answer says by itself.</summary>
    /// <param name="timeline">With the pages.</param>
    /// <param name="within">The time that is spoken of.</param>
    /// <param name="words">How times are said.</param>
    public static IEnumerable<IReadOnlyList<TextRun>> OfCounts(CrewingTimeline timeline, Interval within, TimeText words)
    {
        if (timeline.CountDifferenceIn(within) is { } difference)
        {
            var so = difference.IsSomebodyMissing ? "somebody is missing here" : "don't trust the names";
            yield return [$"⚠ {difference.Figures} (", words.When(difference.At), $"): {so}."];
        }
    }

    /// <summary>People who are unreadable at a moment, for a board: without times, which would change it by the minute.</summary>
    public static IEnumerable<IReadOnlyList<TextRun>> OfPeople(CrewingTimeline timeline, Instant at)
    {
        if (timeline.UnreadablePeopleIn(new(at, at)) is > 0 and var people)
            yield return [$"⚠ {People(people)} can't be read and {(people == 1 ? "counts" : "count")} as off."];
    }

    /// <summary>Both of them under what is told of some time.</summary>
    public static Reply Under(Reply reply, CrewingTimeline timeline, Interval within, TimeText words)
    {
        var told = OfCounts(timeline, within, words).Aggregate(reply, (all, caution) => all.Paragraph(caution));
        return timeline.UnreadablePeopleIn(within) is > 0 and var people ? told.Paragraph(UnreadableFor(people, "that time")) : told;
    }

    /// <param name="people">How many.</param>
    /// <param name="time">What is spoken of.</param>
    public static string UnreadableFor(int people, string time) =>
        $"⚠ {People(people)} can't be read for some of {time}: counted as off.";

    public static string People(int people) => people == 1 ? "1 person" : $"{people} people";
}
