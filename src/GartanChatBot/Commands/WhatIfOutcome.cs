using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>
/// What one pump would be like with somebody booked off, against what it is: over the whole time, gaps that are there anyway included.
/// </summary>
internal sealed class WhatIfOutcome(ResolvedQuestion asked, CrewingTimeline imagined, Callsign pump, string name, Interval off)
{
    private readonly IReadOnlyList<Segment> segments = imagined.StatesIn(pump, off);

    private readonly IntervalSet offAnyway = Offs(asked.Timeline.Gaps(pump, off));

    private readonly IntervalSet offThen = Offs(imagined.Gaps(pump, off));

    private readonly IntervalSet unknown = imagined.UnknownIn(pump, off).Union(asked.Timeline.UnknownIn(pump, off));

    private IntervalSet NewlyOff => offThen.Except(offAnyway);

    public bool OpensGap => !NewlyOff.IsEmpty;

    public bool IsUnknown => !unknown.IsEmpty;

    /// <summary>It is off for a part of the time whoever books off.</summary>
    public bool IsOffAnyway => !offAnyway.IsEmpty;

    public Tone Tone => CrewingText.WorstOf(segments.Select(segment => segment.State));

    /// <summary>Of its worst time; the answer bears the tone of the worst pump, which must then be the first.</summary>
    public int Badness => segments.Max(segment => CrewingText.Badness(segment.State.Level));

    public IReadOnlyList<TextRun> Sentence() =>
        [
            .. OpensGap ? NewGap()
            : IsOffAnyway || IsUnknown ? []
            : [$"{pump} {Stays} {name} ", .. SaidTimes.NameOf(asked, off), "."],
            .. IsOffAnyway ? OffAnyway() : [],
            .. IsUnknown ? Unknown() : [],
            .. Times(segments.Where(segment => segment.State.Level is CrewingLevel.Reduced), segment =>
                $": reduced crew ({CrewingText.Shortfalls(segment.State with { RuleMet = false })})."),
            .. Times(segments.Where(IsExact), segment => $": exactly {segment.State.Requirements[0].Need}."),
        ];

    private string Stays =>
        segments.Any(segment => segment.State.Phase is RunPhase.Committed)
            ? "is committed for a part of the time, and needs nobody new without"
            : "stays on the run without";

    private IReadOnlyList<TextRun> NewGap()
    {
        var why = CrewingText.WhyOff(imagined.StateAt(pump, NewlyOff[0].Start));
        if (offThen[0] == off)
            return [$"{pump} would be off ", .. SaidTimes.NameOf(asked, off), $" ({ReplyText.Length(off.Duration)}): {why}."];

        var length = ReplyText.Length(NewlyOff.TotalDuration);
        return
        [
            $"{pump} would be off ",
            .. asked.Times.Ranges(NewlyOff),
            $" ({length}): {why}.",
            IsOnOtherwise ? " The rest of the time it stays on the run." : "",
        ];
    }

    private IReadOnlyList<TextRun> OffAnyway() =>
        [
            OpensGap ? " It is off "
            : IsUnknown || offAnyway.TotalDuration < off.Duration ? $"{pump} is off "
            : $"No difference: {pump} is off ",
            .. asked.Times.Ranges(offAnyway),
            $" with or without {name}"
                + $"{(OpensGap || IsUnknown || offAnyway.TotalDuration == off.Duration ? "" : "; for the rest nothing changes")}.",
        ];

    private IReadOnlyList<TextRun> Unknown() =>
        [$"{(OpensGap || IsOffAnyway ? " Not known: " : $"{pump} – not known ")}", .. asked.Times.Ranges(unknown), "."];

    /// <summary>The rest of the time it is known to be on the run.</summary>
    private bool IsOnOtherwise =>
        segments.All(segment => segment.State.Phase is RunPhase.On or RunPhase.Off) && offAnyway.IsEmpty && unknown.IsEmpty;

    /// <summary>It would run with nobody to spare.</summary>
    private static bool IsExact(Segment segment) =>
        segment.State is { Phase: RunPhase.On, Level: not CrewingLevel.Reduced, Requirements: [{ Name: Requirement.Crew } crew, ..] }
        && crew.Have == crew.Need;

    private IReadOnlyList<TextRun> Times(IEnumerable<Segment> segments, Func<Segment, string> ending)
    {
        Segment[] meant = [.. segments];
        return meant.Length == 0
            ? []
            : [" ", .. asked.Times.Ranges(IntervalSet.OfAscending(meant.Select(segment => segment.Interval))), ending(meant[0])];
    }

    private static IntervalSet Offs(IReadOnlyList<Gap> gaps) => IntervalSet.Of(gaps.Select(gap => gap.Interval));
}
