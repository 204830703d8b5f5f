using GartanChatBot.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Crewing.Fixes;

/// <summary>
/// Finds the smallest sets of people who would close a gap by being on for more of it. People who are away, at an incident, unreadable or
/// not on the page are never proposed for that time.
/// </summary>
internal static class GapFixes
{
    private const int MaxPeople = 4;

    /// <summary>
    /// Fixes for the first gap in the interval: fewest people, then least added time, then staying longer before starting earlier, then
    /// page order.
    /// </summary>
    public static FixReport Find(CrewingTimeline timeline, Callsign callsign, Interval gap)
    {
        if (timeline.Gaps(callsign, gap) is not [var found, ..])
            return FixReport.NoGap;

        var pieces = GapSlices.Of(timeline, callsign, found.Interval);
        if (!pieces.CanBeFixed)
            return new(found, [], [], []);

        var whole = WholeOf(timeline, pieces, found.Interval);
        var parts = whole is [{ People.Count: 1 }, ..] ? [] : PartsOf(timeline, pieces);
        return new(found, whole, parts, pieces.Shortfall());
    }

    private static List<Fix> WholeOf(CrewingTimeline timeline, GapSlices pieces, Interval gap)
    {
        for (var size = 1; size <= MaxPeople; size++)
        {
            var fixes = Choices(pieces.Candidates.Count, size)
                .Select(choice => Array.ConvertAll(choice, index => pieces.Candidates[index]))
                .Where(pieces.AreEnough)
                .Select(people => FixTrimmer.FixOf(timeline, pieces, people))
                .OfType<IReadOnlyList<Extension>>()
                .Select(people => new Fix(people, gap))
                .OrderBy(fix => fix.AddedTime)
                .ThenBy(fix => fix.People.Max(person => person.Kind))
                .ToList();

            if (fixes.Count > 0)
                return fixes;
        }

        return [];
    }

    /// <summary>The people who alone would close the longest periods.</summary>
    private static List<Fix> PartsOf(CrewingTimeline timeline, GapSlices pieces)
    {
        var stretches = pieces.Candidates
            .Select(person => (person, stretch: pieces.LongestStretch(person)))
            .Where(part => part.stretch is not null)
            .Select(part => (part.person, stretch: part.stretch!.Value))
            .ToList();

        var longest = stretches.Select(part => part.stretch.Duration).DefaultIfEmpty().Max();
        return
        [
            .. stretches
                .Where(part => part.stretch.Duration == longest)
                .Select(part => new Fix([BookingExtension.Touching(timeline, pieces.MemberOf(part.person), part.stretch)], part.stretch)),
        ];
    }

    /// <summary>All choices of this size from the first numbers, in lexicographic order.</summary>
    private static IEnumerable<int[]> Choices(int of, int size)
    {
        if (size > of)
            yield break;

        var choice = Enumerable.Range(0, size).ToArray();
        while (true)
        {
            yield return [.. choice];

            var last = size - 1;
            while (last >= 0 && choice[last] == of - size + last)
                last--;

            if (last < 0)
                yield break;

            choice[last]++;
            for (var next = last + 1; next < size; next++)
                choice[next] = choice[next - 1] + 1;
        }
    }
}
