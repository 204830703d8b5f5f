using GartanChatBot.Chat.Replies;
using NodaTime;

namespace GartanChatBot.Wording;

/// <summary>Formats times in every answer: in one station's time zone, as seen from one day.</summary>
/// <param name="zone">Time zone of the station.</param>
/// <param name="today">Today's date; other years are shown with the year.</param>
/// <param name="seenFrom">Day that the answer is about and has named; null for today.</param>
internal sealed class TimeText(DateTimeZone zone, LocalDate today, LocalDate? seenFrom = null)
{
    private readonly LocalDate from = seenFrom ?? today;

    /// <summary>Clock time, with as much of the date as is needed today.</summary>
    public TextRun.TimestampRun When(Instant at) => TextRun.TimestampRun.SeenFrom(from, at, zone, today);

    public TextRun.TimestampRun Clock(Instant at) => new(at, zone, TimestampStyle.Clock);

    /// <summary><c>23 Jun</c></summary>
    public TextRun.TimestampRun ShortDay(Instant at) =>
        new(at, zone, IsThisYear(at) ? TimestampStyle.ShortDay : TimestampStyle.ShortDayWithYear);

    /// <summary><c>Tue 23 June</c></summary>
    public TextRun.TimestampRun Day(Instant at) => new(at, zone, IsThisYear(at) ? TimestampStyle.Day : TimestampStyle.DayWithYear);

    /// <summary><c>Tue 23 Jun 00:00</c>, for times where a weekday alone would be ambiguous.</summary>
    public TextRun.TimestampRun Date(Instant at) => new(at, zone, IsThisYear(at) ? TimestampStyle.Date : TimestampStyle.DateWithYear);

    /// <summary><c>Sat 13 June 09:00</c></summary>
    public TextRun.TimestampRun DayAndClock(Instant at) =>
        new(at, zone, IsThisYear(at) ? TimestampStyle.DayAndClock : TimestampStyle.DayAndClockWithYear);

    public TextRun.TimestampRun Ticking(Instant at) => new(at, zone, TimestampStyle.Ticking);

    /// <summary><c>16:00–17:00</c>, <c>Wed 06:45–12:30</c>, <c>22:00–Wed 06:45</c>; midnight at the end of a day is 24:00.</summary>
    public IReadOnlyList<TextRun> Range(Interval interval)
    {
        var (start, end) = (interval.Start.InZone(zone).LocalDateTime, interval.End.InZone(zone).LocalDateTime);
        var endsAtMidnight = end.TimeOfDay == LocalTime.Midnight && end.Date == start.Date.PlusDays(1);

        TextRun until = start.Date == end.Date ? Clock(interval.End)
            : endsAtMidnight ? new TextRun.TimestampRun(interval.End, zone, TimestampStyle.EndOfDay)
            : When(interval.End);

        return [When(interval.Start), "–", until];
    }

    /// <summary><c>16:00–17:00 and Wed 06:45–12:30</c></summary>
    public IReadOnlyList<TextRun> Ranges(IEnumerable<Interval> intervals, int most = ListText.MaxListed) =>
        ListText.Listed([.. intervals.Select(Range)], most);

    /// <summary>Same as <see cref="Range"/> with today named: <c>today 16:00–17:00</c>.</summary>
    public IReadOnlyList<TextRun> NamedRange(Interval interval) =>
        IsFromToday && interval.Start.InZone(zone).Date == today ? ["today ", .. Range(interval)] : Range(interval);

    /// <summary>True if the answer is about today, so that "today" is unambiguous.</summary>
    public bool IsFromToday => from == today;

    private bool IsThisYear(Instant at) => at.InZone(zone).Year == today.Year;
}
