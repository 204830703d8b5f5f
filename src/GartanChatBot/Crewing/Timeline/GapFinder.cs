namespace GartanChatBot.Crewing.Timeline;

/// <summary>Joins adjacent segments off the run into gaps; a single quarter-hour on the run separates two gaps.</summary>
internal static class GapFinder
{
    public static IReadOnlyList<Gap> Find(Callsign callsign, IEnumerable<Segment> segments)
    {
        var gaps = new List<Gap>();
        var run = new List<Segment>();

        foreach (var segment in segments.Where(segment => segment.State.Level is CrewingLevel.Off))
        {
            if (run.Count > 0 && run[^1].Interval.End != segment.Interval.Start)
                Close();

            run.Add(segment);
        }

        Close();
        return gaps;

        void Close()
        {
            if (run.Count > 0)
                gaps.Add(GapOf(callsign, run));

            run.Clear();
        }
    }

    private static Gap GapOf(Callsign callsign, List<Segment> run)
    {
        var byGartan = run.Exists(segment => segment.State.Gartan is GartanVerdict.Unavailable);
        var byRule = run.Exists(segment => segment.State is { RuleKnown: true, RuleMet: false, RuleUnsure: false });

        // Order of the rule, whichever requirement fails first.
        var order = run.SelectMany(segment => segment.State.Requirements).Select(count => count.Name).Distinct(StringComparer.Ordinal);
        var unmet = run.SelectMany(segment => segment.State.Unmet).ToHashSet(StringComparer.Ordinal);

        return new(
            callsign,
            new(run[0].Interval.Start, run[^1].Interval.End),
            [.. order.Where(unmet.Contains)],
            (byGartan, byRule) switch
            {
                (true, true) => GapSource.Both,
                (true, false) => GapSource.Gartan,
                _ => GapSource.Rule,
            });
    }
}
