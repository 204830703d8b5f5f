using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>A station's rota as one question sees it: from which moment, and how old the reading of each day is.</summary>
/// <param name="Age">Of the reading of today, the day that holds <paramref name="At"/>.</param>
internal sealed record StationRota(Station Station, CrewingTimeline Timeline, Instant At, LocalDate Today, RotaAge Age, RotaAges Ages)
{
    /// <summary>When the question is asked, whatever moment it is about.</summary>
    public Instant Now { get; init; } = At;

    /// <summary>Later days whose reading is too old to count; unread in the timeline. Today stays in it, as what was last known.</summary>
    public DaySet TooOld { get; init; }

    /// <summary>The last day that is meant to be read; null for a past moment, or when nobody reads the station.</summary>
    public LocalDate? WantedUntil { get; init; }

    /// <summary>When today was last read.</summary>
    public Instant? ReadAt => Age.ReadAt;

    /// <summary>The unbroken time around now for which pages were read; null when today was not.</summary>
    public Interval? Coverage => Timeline.CoverageAround(At);

    /// <summary>
    /// The end of the last day that was ever read, also when it is too old by now, or is meant to be read: days before it that were not
    /// read are unread time, and no end. Never before now.
    /// </summary>
    public Instant Horizon
    {
        get
        {
            var read = Timeline.ReadIntervals is [.., var last] ? Instant.Max(At, last.End) : At;
            return new[] { TooOld.Last, WantedUntil }.OfType<LocalDate>().Select(Station.Clock.EndOf).Append(read).Max();
        }
    }

    /// <summary>The appliance now; unknown as soon as the reading is too old to say.</summary>
    public CrewingState StateNow(Callsign callsign) => Age.IsUntrusted ? CrewingState.NotRead : Timeline.StateAt(callsign, At);

    public RotaAge AgeOf(LocalDate day) =>
        day == Today ? Age
        : TooOld.Contains(day) ? Ages.Of(Station, day, At, Now) with { Kind = RotaAgeKind.TooOld }
        : Ages.Of(Station, day, At, Now);

    public AnswerAge AgeOf(Instant moment) => AgeOf(new Interval(moment, moment));

    /// <summary>For an answer about a span; the time in which the state of one of the pumps can't be read counts as not read.</summary>
    public AnswerAge AgeOf(Interval within, params IEnumerable<Callsign> pumps)
    {
        var age = AnswerAge.Of(this, within);
        return age with { Unread = IntervalSet.Of(age.Unread.Concat(pumps.SelectMany(pump => Timeline.UnknownIn(pump, within)))) };
    }
}
