using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Wording;

/// <summary>Warnings about pages that should be read with care.</summary>
internal static class PageCautions
{
    /// <summary>Warning if Gartan's own counts differ from ours; usually none. Unreadable people are listed by the answer itself.</summary>
    /// <param name="timeline">Timeline with the pages.</param>
    /// <param name="within">Time that the answer is about.</param>
    /// <param name="words">Formats times.</param>
    public static IEnumerable<IReadOnlyList<TextRun>> OfCounts(CrewingTimeline timeline, Interval within, TimeText words)
    {
        if (timeline.CountDifferenceIn(within) is { } difference)
        {
            var so = difference.IsSomebodyMissing ? "somebody is missing here" : "don't trust the names";
            yield return [$"⚠ {difference.Figures} (", words.When(difference.At), $"): {so}."];
        }
    }

    /// <summary>Warning about unreadable people at a moment, for a board: without times, which would change it every minute.</summary>
    public static IEnumerable<IReadOnlyList<TextRun>> OfPeople(CrewingTimeline timeline, Instant at)
    {
        if (timeline.UnreadablePeopleIn(new(at, at)) is > 0 and var people)
            yield return [$"⚠ {People(people)} can't be read and {(people == 1 ? "counts" : "count")} as off."];
    }

    /// <summary>Adds both warnings to an answer about some time.</summary>
    public static Reply Under(Reply reply, CrewingTimeline timeline, Interval within, TimeText words)
    {
        var told = OfCounts(timeline, within, words).Aggregate(reply, (all, caution) => all.Paragraph(caution));
        return timeline.UnreadablePeopleIn(within) is > 0 and var people ? told.Paragraph(UnreadableFor(people, "that time")) : told;
    }

    /// <param name="people">Number of people.</param>
    /// <param name="time">Name of the time that the answer is about.</param>
    public static string UnreadableFor(int people, string time) =>
        $"⚠ {People(people)} can't be read for some of {time}: counted as off.";

    public static string People(int people) => people == 1 ? "1 person" : $"{people} people";
}
