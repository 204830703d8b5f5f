using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>Which of several days with the same name is meant.</summary>
internal enum DayChoice
{
    Nearest,

    /// <summary>"Next Friday": the nearest one after today; some people mean the one a week later.</summary>
    Next,

    /// <summary>"Friday week".</summary>
    WeekLater,

    /// <summary>"Friday next week": in the week that begins next Monday.</summary>
    NextWeek,

    Last,
}

/// <summary>
/// A named day; parts that were not typed are null: <c>tomorrow</c>, <c>fri</c>, <c>the 12th</c>, <c>12 June</c>, <c>Fri 12/06/2026</c>.
/// </summary>
internal sealed partial record DayWord
{
    public static readonly DayWord Today = new() { DaysFromToday = 0 };

    public const string NoSuchYear = "Years must be from 2000 to 2099.";

    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    public int? DaysFromToday { get; init; }

    public IsoDayOfWeek? Weekday { get; init; }

    public DayChoice Choice { get; init; }

    public int? DayOfMonth { get; init; }

    public int? Month { get; init; }

    public int? Year { get; init; }

    public static DayWord Of(LocalDate date) => new() { DayOfMonth = date.Day, Month = date.Month, Year = date.Year };

    /// <summary>True if the day is past, whatever the hour.</summary>
    public bool IsOver => DaysFromToday < 0 || Choice is DayChoice.Last;

    public static DayWord? Read(TimeWords words)
    {
        var begin = words.Position;
        var day = ReadRelative(words) ?? ReadNamed(words);
        if (day is null)
            words.Position = begin;

        return day;
    }

    private static DayWord? ReadRelative(TimeWords words) =>
        words.TryTake("day", "after", "tomorrow") ? new() { DaysFromToday = 2 }
        : words.TryTake("day", "before", "yesterday") ? new() { DaysFromToday = -2 }
        : words.TryTake("a", "week", "today") || words.TryTake("today", "week") ? new() { DaysFromToday = 7 }
        : words.TryTake("a", "week", "tomorrow") || words.TryTake("tomorrow", "week") ? new() { DaysFromToday = 8 }
        : words.TryTake("today") ? Today
        : words.TryTake("tomorrow") ? new() { DaysFromToday = 1 }
        : words.TryTake("yesterday") ? new() { DaysFromToday = -1 }
        : null;

    private static DayWord? ReadNamed(TimeWords words)
    {
        var isWeekLater = words.TryTake("a", "week", "on") || words.TryTake("week", "on");
        var choice = isWeekLater ? DayChoice.WeekLater
            : words.TryTakeAny("next") ? DayChoice.Next
            : words.TryTakeAny("last") ? DayChoice.Last
            : DayChoice.Nearest;
        _ = choice is DayChoice.Nearest && words.TryTakeAny("this", "coming");

        var weekday = ReadWeekday(words.Ahead());
        words.Position += weekday is null ? 0 : 1;
        if (weekday is not null && words.TryTake("week"))
            choice = DayChoice.WeekLater;
        else if (weekday is not null && words.TryTake("next", "week"))
            choice = DayChoice.NextWeek;

        var date = choice is DayChoice.Nearest ? ReadDate(words, weekday is not null) : null;
        return weekday is null ? date : (date ?? new()) with { Weekday = weekday, Choice = choice };
    }

    /// <summary>Reads <c>12 june</c>, <c>the 12th of june 2026</c>, <c>june 12</c>, <c>12/06</c>, <c>12.06.2026</c>, <c>12th</c>.</summary>
    private static DayWord? ReadDate(TimeWords words, bool afterWeekday)
    {
        var begin = words.Position;
        _ = afterWeekday && words.TryTake("the");

        if (Numbers().Match(words.Ahead()) is { Success: true } match)
        {
            words.Position++;
            return Checked(
                words, Number(match.Groups["day"].Value)!.Value, Number(match.Groups["month"].Value)!.Value, match.Groups["year"].Value);
        }

        var (first, second) = (words.Ahead(), words.Ahead(1) is "of" ? words.Ahead(2) : words.Ahead(1));
        if (Ordinal(first) is { } day && MonthOf(second) is { } month)
        {
            words.Position += words.Ahead(1) is "of" ? 3 : 2;
            return Checked(words, day, month, TakeYear(words));
        }

        if (MonthOf(first) is { } named && Ordinal(second) is { } then)
        {
            words.Position += 2;
            return Checked(words, then, named, TakeYear(words));
        }

        if (!char.IsAsciiDigit(first.Length > 0 ? first[^1] : '0') && Ordinal(first) is { } alone)
        {
            words.Position++;
            return new() { DayOfMonth = alone };
        }

        words.Position = begin;
        return null;
    }

    private static string TakeYear(TimeWords words)
    {
        var year = words.Ahead();
        if (!YearNumber().IsMatch(year))
            return "";

        words.Position++;
        return year;
    }

    private static DayWord? Checked(TimeWords words, int day, int month, string year)
    {
        if (month is < 1 or > 12)
        {
            words.Fault ??= $"There's no month {month}: I read the day first, then the month.";
            month = 1;
        }

        var named = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
        int? inYear = Number(year) is { } digits ? digits < 100 ? 2000 + digits : digits : null;
        if (year.Length == 4 && !IsYear(year))
            words.Fault ??= NoSuchYear;
        else if (day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(2024, month))
            words.Fault ??= $"There's no {day} {named}.";
        else if (inYear is { } said && day > CalendarSystem.Iso.GetDaysInMonth(said, month))
            words.Fault ??= $"There's no {day} {named} in {said}.";

        return new() { DayOfMonth = day, Month = month, Year = inYear };
    }

    public static bool IsYear(string digits) => digits.StartsWith("20", StringComparison.Ordinal);

    /// <summary>The day of the month, with or without "st", "nd", "rd", "th".</summary>
    public static int? Ordinal(string word) =>
        OrdinalNumber().Match(word) is { Success: true } match && Number(match.Groups["day"].Value) is >= 1 and <= 31 and var day
            ? day
            : null;

    public static int? MonthOf(string word) => word.Length < 3 ? null
        : Array.FindIndex(
            CultureInfo.InvariantCulture.DateTimeFormat.MonthNames,
            name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                || (word is "sept" && name.StartsWith("Sept", StringComparison.Ordinal))) is var index and >= 0 ? index + 1
        : null;

    public static IsoDayOfWeek? ReadWeekday(string word)
    {
        var index = word.Length < 3 ? -1 : Array.FindIndex(Weekdays, weekday => weekday.StartsWith(word, StringComparison.Ordinal));
        return index < 0 ? null : (IsoDayOfWeek)(index + 1);
    }

    private static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("^(?<day>[0-9]{1,2})(?:st|nd|rd|th)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OrdinalNumber();

    [GeneratedRegex(
        "^(?<day>[0-9]{1,2})(?:/(?<month>[0-9]{1,2})(?:/(?<year>[0-9]{2}|[0-9]{4}))?|[.-](?<month>[0-9]{1,2})[.-](?<year>[0-9]{4}))$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();

    /// <summary>Starts at 2024, because 2015 is a time: a quarter past eight in the evening.</summary>
    [GeneratedRegex("^20(?:2[4-9]|[3-9][0-9])$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YearNumber();
}
