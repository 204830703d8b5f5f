using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Compares one pump with somebody booked off to the pump as it is, over the whole period including existing gaps.</summary>
internal sealed class WhatIfOutcome(ResolvedQuestion asked, CrewingTimeline imagined, Callsign pump, string name, Interval off)
{
    private readonly IReadOnlyList<Segment> segments = imagined.StatesIn(pump, off);

    private readonly IntervalSet offAnyway = asked.Timeline.OffIn(pump, off);

    private readonly IntervalSet offThen = imagined.OffIn(pump, off);

    private readonly IntervalSet unknown = imagined.UnknownIn(pump, off).Union(asked.Timeline.UnknownIn(pump, off));

    private IntervalSet NewlyOff => offThen.Except(offAnyway);

    public bool OpensGap => !NewlyOff.IsEmpty;

    public bool IsUnknown => !unknown.IsEmpty;

    /// <summary>True if the pump is off for part of the time anyway.</summary>
    public bool IsOffAnyway => !offAnyway.IsEmpty;

    public Tone Tone => CrewingText.WorstOf(segments.Select(segment => segment.State));

    /// <summary>Badness of the worst state. The worst pump comes first, because the answer shows its tone.</summary>
    public int Badness => segments.Max(segment => CrewingText.Badness(segment.State.Level));

    public IReadOnlyList<TextRun> Sentence() =>
        [
            .. OpensGap ? NewGap()
            : IsOffAnyway || IsUnknown ? []
            : [$"{pump} {Stays} {name}."],
            .. IsOffAnyway ? OffAnyway() : [],
            .. IsUnknown ? Unknown() : [],
            .. Newly(state => state.Level is CrewingLevel.Reduced, state =>
                $": reduced crew ({CrewingText.Shortfalls(state with { RuleMet = false })})."),
            .. Newly(IsExact, state => $": exactly {state.Requirements[0].Need}."),
        ];

    private string Stays =>
        segments.Any(segment => segment.State.Phase is RunPhase.Committed)
            ? "is out at an incident for part of the time; no gap opens without"
            : "stays on the run without";

    private IReadOnlyList<TextRun> NewGap()
    {
        var why = CrewingText.WhyOff(imagined.StateAt(pump, NewlyOff[0].Start));
        return
        [
            $"{pump} would be off ",
            .. asked.TimesIn(NewlyOff, off),
            $" ({LengthText.Of(NewlyOff.TotalDuration)}): {why}.",
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
                + $"{(OpensGap || IsUnknown || offAnyway.TotalDuration == off.Duration ? "" : "; nothing else changes")}.",
        ];

    private IReadOnlyList<TextRun> Unknown() =>
        [$"{(OpensGap || IsOffAnyway ? " Not known: " : $"{pump} – not known ")}", .. asked.Times.Ranges(unknown), "."];

    /// <summary>True if the pump is known to be on the run for the rest of the time.</summary>
    private bool IsOnOtherwise =>
        segments.All(segment => segment.State.Phase is RunPhase.On or RunPhase.Off) && offAnyway.IsEmpty && unknown.IsEmpty
        && NewlyOff.TotalDuration < off.Duration;

    /// <summary>True if the pump would be on the run with nobody to spare.</summary>
    private static bool IsExact(CrewingState state) =>
        state is { Phase: RunPhase.On, Level: not CrewingLevel.Reduced, Requirements: [{ Name: Requirement.Crew } crew, ..] }
        && crew.Have == crew.Need;

    /// <summary>Describes a state the pump would have for part of the time, and does not have anyway.</summary>
    private IReadOnlyList<TextRun> Newly(Func<CrewingState, bool> isSo, Func<CrewingState, string> ending)
    {
        var anyway = TimesOf(asked.Timeline.StatesIn(pump, off), isSo);
        var newly = TimesOf(segments, isSo).Except(anyway);
        return newly.IsEmpty ? [] : [" ", .. asked.Times.Ranges(newly), ending(imagined.StateAt(pump, newly[0].Start))];
    }

    private static IntervalSet TimesOf(IEnumerable<Segment> segments, Func<CrewingState, bool> isSo) =>
        IntervalSet.OfAscending(segments.Where(segment => isSo(segment.State)).Select(segment => segment.Interval));
}
