using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>What one pump would be like with somebody booked off, against what it is.</summary>
internal sealed class WhatIfOutcome(RotaQuestion asked, CrewingTimeline imagined, Callsign pump, MemberKey member, Interval off)
{
    private readonly IReadOnlyList<Segment> _segments = imagined.StatesIn(pump, off);

    private readonly IntervalSet _offAnyway = Offs(asked.Timeline.Gaps(pump, off));

    private readonly IntervalSet _offThen = Offs(imagined.Gaps(pump, off));

    private IntervalSet NewlyOff => _offThen.Except(_offAnyway);

    public bool OpensGap => NewlyOff.Count > 0;

    public bool IsUnknown => _segments.Any(segment => segment.State.Phase is RunPhase.Unknown);

    public Tone Tone => NewlyOff.Count > 0 ? _offThen.TotalDuration == off.Duration ? Tone.Bad : Tone.Thin
        : IsUnknown ? Tone.Unknown
        : _offAnyway.Count > 0 ? Tone.Bad
        : _segments.Any(segment => segment.State.Level is CrewingLevel.Critical or CrewingLevel.Reduced) ? Tone.Thin
        : Tone.Good;

    public IReadOnlyList<Span> Sentence()
    {
        var name = asked.Names.Of(member);

        if (NewlyOff.Count == 0)
        {
            return IsUnknown ? [$"{pump} – I can't tell: not all of that time is known."]
                : _offAnyway.Count > 0 ? [$"No difference: {pump} is off ", .. Ranges(_offAnyway), $" with or without {name}."]
                : [$"{pump} stays on the run without {name} ", .. asked.Times.NamedRange(off), ".", .. Exactly()];
        }

        if (_offThen.TotalDuration == off.Duration)
            return [$"{pump} would be off ", .. asked.Times.NamedRange(off), $" ({ReplyWords.Length(off.Duration)}): {Why(NewlyOff[0])}."];

        return
        [
            IsUnknown ? $"{pump}: part of that time is not known, but " : "Still on the run, but ",
            .. Ranges(NewlyOff), $" it is not: {Why(NewlyOff[0])} → 🔴 off ", .. Ranges(NewlyOff),
            $" ({ReplyWords.Length(NewlyOff.TotalDuration)}).", .. Exactly(),
        ];
    }

    private string Why(Interval gap) => CrewingWords.WhyOff(imagined.StateAt(pump, gap.Start));

    /// <summary>When it would run with nobody to spare.</summary>
    private IEnumerable<Span> Exactly()
    {
        var tight = _segments
            .Where(segment => segment.State is { Phase: RunPhase.On, Requirements: [{ Name: Requirement.Crew } crew, ..] } && crew.Have == crew.Need)
            .ToList();
        var times = IntervalSet.Of(tight.Select(segment => segment.Interval));

        return times.Count == 0 ? [] : [" ", .. Ranges(times), $": exactly {tight[0].State.Requirements[0].Need}."];
    }

    private IEnumerable<Span> Ranges(IntervalSet times) =>
        times.SelectMany((interval, index) => new Span[] { index == 0 ? "" : " and " }.Concat(asked.Times.Range(interval)));

    private static IntervalSet Offs(IReadOnlyList<Gap> gaps) => IntervalSet.Of(gaps.Select(gap => gap.Interval));
}
