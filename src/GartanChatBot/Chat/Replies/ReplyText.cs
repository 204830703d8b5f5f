using NodaTime;

namespace GartanChatBot.Chat.Replies;

/// <summary>What is said the same way in every answer. Times are those of one station, seen from one day.</summary>
/// <param name="zone">The station's.</param>
/// <param name="today">A day of another year is said with its year.</param>
/// <param name="seenFrom">The day that the answer is about, and has named; null for today.</param>
internal sealed class ReplyText(DateTimeZone zone, LocalDate today, LocalDate? seenFrom = null)
{
    private const int DaysNamedByWeekday = 6;
    private const int MostListed = 4;
    private const int LongestQuote = 60;

    private readonly LocalDate from = seenFrom ?? today;

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

    /// <summary><c>a, b and c</c>; of a long list the first, and how many more there are.</summary>
    public static IReadOnlyList<TextRun> Listed(IReadOnlyList<IReadOnlyList<TextRun>> items, int most = MostListed)
    {
        var shown = items.Count > most + 1 ? most : items.Count;
        var rest = items.Count - shown;
        return
        [
            .. items.Take(shown).SelectMany((item, index) =>
                item.Prepend(index == 0 ? "" : index == shown - 1 && rest == 0 ? " and " : ", ")),
            rest > 0 ? $" and {rest} more" : "",
        ];
    }

    /// <summary>The asker's own words in quotation marks, as one short line of what can be seen.</summary>
    public static string Quoted(string? text) => $"\"{Shown(text)}\"";

    /// <summary>The asker's own words where no quotation marks are wanted.</summary>
    public static string Shown(string? text) => DisplayNameSanitizer.Of(text, LongestQuote);

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The same with a capital at its beginning.</summary>
    public static IReadOnlyList<TextRun> Capital(IReadOnlyList<TextRun> text) =>
        text.Count > 0 && text[0] is TextRun.Plain first ? [Capital(first.Words), .. text.Skip(1)] : text;

    public static string PlainText(IEnumerable<TextRun> text) => string.Concat(text.Select(textRun => textRun.Text));

    /// <summary>The clock, with as much of the date as it takes to be understood today.</summary>
    public TextRun.TimestampRun When(Instant at) => new(at, zone, FormOf(at));

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
    public IReadOnlyList<TextRun> Ranges(IEnumerable<Interval> intervals, int most = MostListed) =>
        Listed([.. intervals.Select(Range)], most);

    /// <summary>As <see cref="Range"/>, but today is called by its name: <c>today 16:00–17:00</c>.</summary>
    public IReadOnlyList<TextRun> NamedRange(Interval interval) =>
        IsFromToday && interval.Start.InZone(zone).Date == today ? ["today ", .. Range(interval)] : Range(interval);

    /// <summary>Today has the name that the answer's other times are seen from.</summary>
    public bool IsFromToday => from == today;

    /// <summary><c>27 min</c>, from an hour on <c>1 h 20 m</c>.</summary>
    public static string Age(Duration age) => age < Duration.FromHours(1) ? $"{(int)Math.Floor(age.TotalMinutes)} min" : Length(age);

    private TimestampStyle FormOf(Instant at)
    {
        var date = at.InZone(zone).Date;
        var days = Math.Abs(Period.DaysBetween(from, date));

        return days switch
        {
            0 => TimestampStyle.Clock,
            <= DaysNamedByWeekday => TimestampStyle.Weekday,
            _ => Date(at).Form,
        };
    }

    private bool IsThisYear(Instant at) => at.InZone(zone).Year == today.Year;
}
