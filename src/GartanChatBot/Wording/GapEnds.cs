using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Wording;

/// <summary>Beside a gap that is next to time which nobody knows: it may have begun earlier, or go on.</summary>
internal readonly record struct GapEnds(bool IsStartOpen, bool IsEndOpen)
{
    public static GapEnds Of(CrewingTimeline timeline, Callsign callsign, Interval gap) => new(
        timeline.StateAt(callsign, gap.Start - Duration.Epsilon).Phase is RunPhase.Unknown,
        timeline.StateAt(callsign, gap.End).Phase is RunPhase.Unknown);

    /// <summary>To follow the gap's time.</summary>
    public string AfterRange => (IsStartOpen, IsEndOpen) switch
    {
        (true, true) => " or earlier and longer",
        (true, false) => " or earlier",
        (false, true) => " or longer",
        _ => "",
    };

    /// <summary>To stand before its length.</summary>
    public string BeforeLength => IsStartOpen || IsEndOpen ? "at least " : "";
}
