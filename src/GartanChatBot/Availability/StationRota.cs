using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Availability;

/// <summary>A station's rota as one question sees it: from which moment, and how old the reading is.</summary>
internal sealed record StationRota(Station Station, CrewingTimeline Timeline, Instant At, LocalDate Today, Instant? ReadAt, RotaAge Age)
{
    /// <summary>Later days whose reading is too old to count; unread in the timeline.</summary>
    public DaySet Overdue { get; init; }

    /// <summary>The unbroken time around now for which pages were read; null when today was not.</summary>
    public Interval? Coverage => Timeline.CoverageAround(At);

    /// <summary>The appliance now; unknown as soon as the reading is too old to say.</summary>
    public CrewingState StateNow(Callsign callsign) => Age.IsUntrusted ? CrewingState.NotRead : Timeline.StateAt(callsign, At);
}
