using GartanChatBot.Crewing.Timeline;

namespace GartanChatBot.Crewing.Fixes;

/// <summary>Trims each person's share of a fix to the part of the gap for which the others need them.</summary>
internal static class FixTrimmer
{
    /// <summary>The added time of each person; null if somebody would have to be on during a time when they may not be asked.</summary>
    public static IReadOnlyList<Extension>? FixOf(CrewingTimeline timeline, GapSlices pieces, int[] people)
    {
        if (Extend(timeline, pieces, people, Trim(pieces, people)) is { } trimmed && AreEnough(pieces, people, trimmed))
            return trimmed;

        // Extra riders may crew an earlier appliance instead; then only a fix over the whole gap is certain.
        return Extend(timeline, pieces, people, Array.ConvertAll(people, person => HullOf(pieces, person, _ => true)));
    }

    private static (int First, int Last)?[] Trim(GapSlices pieces, int[] people)
    {
        var spans = new (int First, int Last)?[people.Length];
        Array.Fill(spans, (0, pieces.Count - 1));

        for (var index = 0; index < people.Length; index++)
        {
            var trimmed = index;
            spans[index] = HullOf(pieces, people[index], piece => !pieces.IsMet(piece, OthersIn(piece, trimmed)));
        }

        return spans;

        int[] OthersIn(int piece, int trimmed) => [.. people.Where((_, other) => other != trimmed && IsIn(spans[other], piece))];
    }

    private static bool IsIn((int First, int Last)? span, int piece) => span is var (first, last) && first <= piece && piece <= last;

    /// <summary>Range from the first to the last slice in which the person could come and is needed.</summary>
    private static (int First, int Last)? HullOf(GapSlices pieces, int person, Func<int, bool> isNeeded)
    {
        var needed = Enumerable.Range(0, pieces.Count)
            .Where(piece => pieces.PartOf(piece, person) is GapPart.CouldCome && isNeeded(piece))
            .ToList();
        return needed.Count == 0 ? null : (needed[0], needed[^1]);
    }

    private static List<Extension>? Extend(CrewingTimeline timeline, GapSlices pieces, int[] people, (int First, int Last)?[] spans)
    {
        var extensions = new List<Extension>();
        for (var index = 0; index < people.Length; index++)
        {
            if (spans[index] is not var (first, last) || MustNotBeAsked(pieces, people[index], first, last))
                return null;

            extensions.Add(BookingExtension.Joining(timeline, pieces.MemberOf(people[index]), pieces.IntervalOf(first, last)));
        }

        return extensions;
    }

    private static bool MustNotBeAsked(GapSlices pieces, int person, int first, int last) =>
        Enumerable.Range(first, last - first + 1).Any(piece => pieces.PartOf(piece, person) is GapPart.MayNotBeAsked);

    private static bool AreEnough(GapSlices pieces, int[] people, List<Extension> extensions) =>
        Enumerable.Range(0, pieces.Count).All(piece =>
            pieces.IsMet(piece, [.. people.Where((_, index) => pieces.Overlaps(piece, extensions[index].Added))]));
}
