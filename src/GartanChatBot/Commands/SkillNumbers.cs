using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>
/// Counts the holders of a skill over a period against the pumps' need: <c>2 of 2, from 22:00 1 of 2, from 23:00 not read.</c>
/// </summary>
internal sealed class SkillNumbers(ResolvedQuestion asked, string skill, IReadOnlyList<IntervalSet> holders)
{
    private const int MaxChanges = 5;

    public IReadOnlyList<TextRun> Over(Interval span)
    {
        var runs = RunsIn(span);
        IReadOnlyList<TextRun> numbers =
        [
            .. runs.Take(MaxChanges).SelectMany((run, index) => index == 0
                ? (IReadOnlyList<TextRun>)[run.Words]
                : [", from ", asked.Times.When(run.Start), $" {run.Words}"]),
        ];
        return runs switch
        {
            [_] => [.. numbers, ", all of it."],
            { Count: <= MaxChanges } => [.. numbers, "."],
            _ => [.. numbers, $" and {More(runs.Count - MaxChanges)}.", .. Short(runs, span)],
        };
    }

    /// <summary>Total need of the requested pumps; null if no rule needs the skill, or a rule is unknown.</summary>
    public static int? NeedAt(ResolvedQuestion asked, string skill, Instant at)
    {
        CrewingRule?[] rules = [.. asked.Pumps.Select(pump => asked.Timeline.RuleOf(pump, at))];
        int[] needs =
        [
            .. rules.SelectMany(rule => rule?.Requirements ?? [])
                .Where(requirement => requirement.Name == skill)
                .Select(requirement => requirement.Need),
        ];
        return needs.Length == 0 || rules.Contains(null) ? null : needs.Sum();
    }

    public static string Number(int have, int? need) => need is { } needed ? $"{have} of {needed}" : $"{have}";

    private List<Run> RunsIn(Interval span)
    {
        List<Run> runs = [];
        for (var at = span.Start; at < span.End; at = NextSlot(at))
        {
            var run = RunAt(at);
            if (runs.Count == 0 || runs[^1].Words != run.Words)
                runs.Add(run);
        }

        return runs;
    }

    /// <summary>The count at a moment, limited to Gartan's own count.</summary>
    private Run RunAt(Instant at)
    {
        if (!asked.Timeline.ReadIntervals.Contains(at))
            return new(at, "not read", IsShort: false);

        var have = holders.Count(times => times.Contains(at));
        have = Math.Min(have, asked.Timeline.GartanCountOf(skill, at) ?? have);
        var need = NeedAt(asked, skill, at);
        return new(at, Number(have, need), have < (need ?? 1));
    }

    private static string More(int changes) => changes == 1 ? "1 more change" : $"{changes} more changes";

    private IReadOnlyList<TextRun> Short(List<Run> runs, Interval span)
    {
        var times = IntervalSet.Of(runs.Index()
            .Where(run => run.Item.IsShort)
            .Select(run => new Interval(run.Item.Start, run.Index + 1 < runs.Count ? runs[run.Index + 1].Start : span.End)));
        return times.IsEmpty ? [] : [" ⚠ Short ", .. asked.Times.Ranges(times), "."];
    }

    private static Instant NextSlot(Instant at)
    {
        var slot = StationClock.SlotLength.BclCompatibleTicks;
        return Instant.FromUnixTimeTicks(((at.ToUnixTimeTicks() / slot) + 1) * slot);
    }

    private sealed record Run(Instant Start, string Words, bool IsShort);
}
