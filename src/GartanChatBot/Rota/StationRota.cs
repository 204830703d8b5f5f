using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>A station's rota for one question: the moment, and the age of each day's reading.</summary>
/// <param name="Age">Age of today's reading, the day of <paramref name="At"/>.</param>
internal sealed record StationRota(Station Station, CrewingTimeline Timeline, Instant At, LocalDate Today, RotaAge Age, RotaAges Ages)
{
    /// <summary>Time of asking, whatever moment the question is about.</summary>
    public Instant Now { get; init; } = At;

    /// <summary>Later days whose reading is too old; unread in the timeline. Today is included in it as last known.</summary>
    public DaySet TooOld { get; init; }

    /// <summary>The last day planned to be read; null for a past moment or a station that isn't read.</summary>
    public LocalDate? WantedUntil { get; init; }

    /// <summary>Time of today's last reading.</summary>
    public Instant? ReadAt => Age.ReadAt;

    /// <summary>The unbroken time read around now; null if today was not read.</summary>
    public Interval? Coverage => Timeline.CoverageAround(At);

    /// <summary>
    /// End of the last day that was ever read, even too long ago, or is planned to be read: unread days before it are unread time, not the
    /// end. Never before now.
    /// </summary>
    public Instant Horizon
    {
        get
        {
            var read = Timeline.ReadIntervals is [.., var last] ? Instant.Max(At, last.End) : At;
            return new[] { TooOld.Last, WantedUntil }.OfType<LocalDate>().Select(Station.Clock.EndOf).Append(read).Max();
        }
    }

    /// <summary>The appliance's state now; unknown if the reading is too old.</summary>
    public CrewingState StateNow(Callsign callsign) => Age.IsUntrusted ? CrewingState.NotRead : Timeline.StateAt(callsign, At);

    public RotaAge AgeOf(LocalDate day) =>
        day == Today ? Age
        : TooOld.Contains(day) ? Ages.Of(Station, day, At, Now) with { Kind = RotaAgeKind.TooOld }
        : Ages.Of(Station, day, At, Now);

    public AnswerAge AgeOf(Instant moment) => AgeOf(new Interval(moment, moment));

    /// <summary>Age for an answer about a period; time when a pump's state is unknown counts as unread.</summary>
    public AnswerAge AgeOf(Interval within, params IEnumerable<Callsign> pumps)
    {
        var age = AnswerAge.Of(this, within);
        return age with { Unread = IntervalSet.Of(age.Unread.Concat(pumps.SelectMany(pump => Timeline.UnknownIn(pump, within)))) };
    }
}
