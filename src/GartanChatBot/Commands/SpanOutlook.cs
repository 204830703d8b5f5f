using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>One pump over a period: the worst state is the verdict, and each state worse than fine has its times.</summary>
internal sealed class SpanOutlook(ResolvedQuestion asked, Callsign pump, Interval within)
{
    private const int MaxNamed = 3;

    private readonly IReadOnlyList<Segment> segments = asked.Timeline.StatesIn(pump, within);

    public Callsign Pump => pump;

    public Tone Tone => CrewingText.WorstOf(segments.Select(segment => segment.State));

    public IReadOnlyList<Gap> Gaps => field ??= asked.GapsIn(pump, within);

    public bool IsKnown => segments.All(segment => segment.State.Phase is not RunPhase.Unknown);

    /// <summary>Such as <c>K41P1 – off 06:45–12:30: crew, officer; reduced crew 18:00–20:00</c>.</summary>
    public IReadOnlyList<TextRun> Sentence()
    {
        List<IReadOnlyList<TextRun>> parts =
        [
            .. Gaps.Take(MaxNamed)
                .Select(gap => (IReadOnlyList<TextRun>)["off ", .. asked.Gaps.Range(gap), $": {asked.Gaps.Missing(gap)}"]),
            .. Part("not known", state => state.Phase is RunPhase.Unknown),
            .. Part("committed", state => state.Phase is RunPhase.Committed),
            .. Part("Gartan shows it on, crewing looks short", state => state is { Phase: RunPhase.On, Mismatch: true }),
            .. Part("reduced crew", state => state.Level is CrewingLevel.Reduced),
            .. Part("one away", state => state is { Level: CrewingLevel.Critical, Mismatch: false }),
        ];

        if (Gaps.Count > MaxNamed)
            parts.Insert(MaxNamed, [$"{Gaps.Count - MaxNamed} more gaps"]);

        return
        [
            segments.All(segment => segment.State.Phase is RunPhase.On) ? $"{pump} on the run" : $"{pump}",
            .. parts.SelectMany((part, index) => part.Prepend(index == 0 ? " – " : "; ")),
        ];
    }

    private IEnumerable<IReadOnlyList<TextRun>> Part(string word, Func<CrewingState, bool> isMeant)
    {
        var times = IntervalSet.OfAscending(segments.Where(segment => isMeant(segment.State)).Select(segment => segment.Interval));
        if (times.IsEmpty)
            return [];

        IReadOnlyList<TextRun> when = times[0] == within ? [] : [" ", .. asked.Times.Ranges(times, most: 1)];
        return
        [
            [word, .. when],
        ];
    }
}
