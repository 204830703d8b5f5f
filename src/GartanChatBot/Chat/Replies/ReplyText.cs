using NodaTime;

namespace GartanChatBot.Chat.Replies;

/// <summary>What is said the same way in every answer. Times are those of one station, seen from one day.</summary>
internal sealed class ReplyText(DateTimeZone zone, LocalDate today)
{
    private const int DaysNamedByWeekday = 6;

    public static string Mark(Tone tone) => tone switch
    {
        Tone.Plain => "",
        Tone.Good => "🟢",
        Tone.Thin => "🟡",
        Tone.Reduced => "🟠",
        Tone.Bad => "🔴",
        Tone.Committed => "🔵",
        Tone.Unknown => "⚪",
        _ => throw new InvalidOperationException($"No mark for {tone}."),
    };

    /// <summary><c>1 h 40 m</c>, <c>1 h</c>, <c>40 m</c>. Whole minutes; seconds are dropped.</summary>
    public static string Length(Duration length)
    {
        var minutes = (long)Math.Floor(length.TotalMinutes);
        var (hours, rest) = Math.DivRem(minutes, 60);

        return (hours, rest) switch
        {
            (0, _) => $"{rest} m",
            (_, 0) => $"{hours} h",
            _ => $"{hours} h {rest:00} m",
        };
    }

    /// <summary><c>a, b and c</c>; <paramref name="last"/> may also be "or".</summary>
    public static string List(IReadOnlyList<string> items, string last = "and") => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} {last} {items[^1]}",
    };

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The same with a capital at its beginning.</summary>
    public static IReadOnlyList<TextRun> Capital(IReadOnlyList<TextRun> text) =>
        text.Count > 0 && text[0] is TextRun.Plain first ? [Capital(first.Words), .. text.Skip(1)] : text;

    public static string PlainText(IEnumerable<TextRun> text) => string.Concat(text.Select(textRun => textRun.Text));

    /// <summary>The clock, with as much of the date as it takes to be understood today.</summary>
    public TextRun.TimestampRun When(Instant at) => new(at, zone, FormOf(at));

    public TextRun.TimestampRun Clock(Instant at) => new(at, zone, TimestampStyle.Clock);

    /// <summary><c>23 Jun</c></summary>
    public TextRun.TimestampRun ShortDay(Instant at) => new(at, zone, TimestampStyle.ShortDay);

    /// <summary><c>Tue 23 June</c></summary>
    public TextRun.TimestampRun Day(Instant at) => new(at, zone, TimestampStyle.Day);

    /// <summary><c>Tue 23 Jun 00:00</c>, where a weekday alone could be any week's.</summary>
    public TextRun.TimestampRun Date(Instant at) => new(at, zone, TimestampStyle.Date);

    /// <summary><c>Sat 13 June 09:00</c></summary>
    public TextRun.TimestampRun DayAndClock(Instant at) => new(at, zone, TimestampStyle.DayAndClock);

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
    public IReadOnlyList<TextRun> Ranges(IEnumerable<Interval> intervals, string between = " and ") =>
        [.. intervals.SelectMany((interval, index) => Range(interval).Prepend(index == 0 ? "" : between))];

    /// <summary>As <see cref="Range"/>, but today is called by its name: <c>today 16:00–17:00</c>.</summary>
    public IReadOnlyList<TextRun> NamedRange(Interval interval) =>
        interval.Start.InZone(zone).Date == today ? ["today ", .. Range(interval)] : Range(interval);

    /// <summary><c>27 min</c>, from an hour on <c>1 h 20 m</c>.</summary>
    public static string Age(Duration age) => age < Duration.FromHours(1) ? $"{(int)Math.Floor(age.TotalMinutes)} min" : Length(age);

    private TimestampStyle FormOf(Instant at)
    {
        var date = at.InZone(zone).Date;
        var days = Math.Abs(Period.DaysBetween(today, date));

        return days switch
        {
            0 => TimestampStyle.Clock,
            <= DaysNamedByWeekday => TimestampStyle.Weekday,
            _ when date.Year == today.Year => TimestampStyle.Date,
            _ => TimestampStyle.DateWithYear,
        };
    }
}
