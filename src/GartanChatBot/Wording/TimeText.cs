using GartanChatBot.Chat.Replies;
using NodaTime;

namespace GartanChatBot.Wording;

/// <summary>Times as they are said in every answer: those of one station, seen from one day.</summary>
/// <param name="zone">The station's.</param>
/// <param name="today">A day of another year is said with its year.</param>
/// <param name="seenFrom">The day that the answer is about, and has named; null for today.</param>
internal sealed class TimeText(DateTimeZone zone, LocalDate today, LocalDate? seenFrom = null)
{
    private readonly LocalDate from = seenFrom ?? today;

    /// <summary>The clock, with as much of the date as it takes to be understood today.</summary>
    public TextRun.TimestampRun When(Instant at) => TextRun.TimestampRun.SeenFrom(from, at, zone, today);

    public TextRun.TimestampRun Clock(Instant at) => new(at, zone, TimestampStyle.Clock);

    /// <summary><c>23 Jun</c></summary>
    public TextRun.TimestampRun ShortDay(Instant at) =>
        new(at, zone, IsThisYear(at) ? TimestampStyle.ShortDay : TimestampStyle.ShortDayWithYear);

    /// <summary><c>Tue 23 June</c></summary>
    public TextRun.TimestampRun Day(Instant at) => new(at, zone, IsThisYear(at) ? TimestampStyle.Day : TimestampStyle.DayWithYear);

    /// <summary><c>Tue 23 Jun 00:00</c>, where a weekday alone could be any week's.</summary>
    public TextRun.TimestampRun Date(Instant at) => new(at, zone, IsThisYear(at) ? TimestampStyle.Date : TimestampStyle.DateWithYear);

    /// <summary><c>Sat 13 June 09:00</c></summary>
    public TextRun.TimestampRun DayAndClock(Instant at) =>
        new(at, zone, IsThisYear(at) ? TimestampStyle.DayAndClock : TimestampStyle.DayAndClockWithYear);

    public TextRun.TimestampRun Ticking(Instant at) => new(at, zone, TimestampStyle.Ticking);

    /// <summary><c>16:00–17:00</c>, <c>Wed 06:45–12:30</c>, <c>22:00–Wed 06:45</c>; midnight ends a day as 24:00.</summary>
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
    public IReadOnlyList<TextRun> Ranges(IEnumerable<Interval> intervals, int most = ListText.MostListed) =>
        ListText.Listed([.. intervals.Select(Range)], most);

    /// <summary>As <see cref="Range"/>, but today is called by its name: <c>today 16:00–17:00</c>.</summary>
    public IReadOnlyList<TextRun> NamedRange(Interval interval) =>
        IsFromToday && interval.Start.InZone(zone).Date == today ? ["today ", .. Range(interval)] : Range(interval);

    /// <summary>Today has the name that the answer's other times are seen from.</summary>
    public bool IsFromToday => from == today;

    private bool IsThisYear(Instant at) => at.InZone(zone).Year == today.Year;
}
