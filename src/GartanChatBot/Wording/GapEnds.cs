using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Wording;

/// <summary>Open ends of a gap: next to unknown time it may have started earlier or last longer.</summary>
internal readonly record struct GapEnds(bool IsStartOpen, bool IsEndOpen)
{
    public static GapEnds Of(CrewingTimeline timeline, Callsign callsign, Interval gap) => new(
        timeline.StateAt(callsign, gap.Start - Duration.Epsilon).Phase is RunPhase.Unknown,
        timeline.StateAt(callsign, gap.End).Phase is RunPhase.Unknown);

    /// <summary>Suffix for the gap's time.</summary>
    public string AfterRange => (IsStartOpen, IsEndOpen) switch
    {
        (true, true) => " or earlier and longer",
        (true, false) => " or earlier",
        (false, true) => " or longer",
        _ => "",
    };

    /// <summary>Prefix for the gap's length.</summary>
    public string BeforeLength => IsStartOpen || IsEndOpen ? "at least " : "";
}
