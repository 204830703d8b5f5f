using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Commands;

/// <summary>
/// What the words say about a time, before anybody knows which day it is: <c>fri 19:00</c>, <c>tomorrow 7am</c>, <c>saturday morning</c>.
/// Null where the words leave it open.
/// </summary>
internal sealed partial record TimePhrase(DayWord? Day, LocalTime? Time, DayPart? Part)
{
    /// <summary>Said with an offset: there is nothing left to guess.</summary>
    public Instant? Exact { get; init; }

    /// <summary>The time was an hour alone, such as 7: a part of the day tells which half is meant.</summary>
    public bool IsBareHour { get; init; }

    private static readonly HashSet<string> Fillers =
        new(StringComparer.Ordinal) { "at", "on", "this", "the", "next", "coming", "by", "around" };

    /// <summary>Reads as many words as belong to one time, from <paramref name="next"/> on, and moves it past them.</summary>
    public static TimePhrase? Read(IReadOnlyList<string> words, ref int next)
    {
        var nothing = new TimePhrase(null, null, null);
        var spoken = nothing;
        var position = next;

        while (position < words.Count)
        {
            if (Fillers.Contains(words[position]))
            {
                position++;
                continue;
            }

            if (spoken == nothing && ReadIso(words[position]) is { } iso)
            {
                next = position + 1;
                return iso;
            }

            if (spoken.With(words, position) is not ({ } more, var taken))
                break;

            spoken = more;
            position += taken;
        }

        if (spoken == nothing)
            return null;

        next = position;
        return spoken;
    }

    /// <summary>What the next word or two add; null when they belong to something else, such as a second time.</summary>
    private (TimePhrase More, int Words)? With(IReadOnlyList<string> words, int position)
    {
        var word = words[position];
        var following = position + 1 < words.Count ? words[position + 1] : "";

        return this switch
        {
            { Time: null } when following is "am" or "pm" && ClockParser.Read(word + following) is { } time => (
                this with
                {
                    Time = time,
                },
                2),
            { Day: null } when DayWord.ReadDate(word, following) is { } date => (this with { Day = date }, 2),
            { Day: null } when DayWord.Read(word) is { } day => (this with { Day = day }, 1),
            { Part: null } when word is "tonight" => (this with { Day = Day ?? DayWord.Today, Part = DayPart.Tonight }, 1),
            { Part: null } when DayPart.Read(word) is { } part => (this with { Part = part }, 1),
            { Time: null } when ClockParser.Read(word) is { } time => (this with
            {
                Time = time,
                IsBareHour = word.All(char.IsAsciiDigit) && time is { Minute: 0, Hour: > 0 and <= 12 } && word.Length <= 2,
            }, 1),
            _ => null,
        };
    }

    private static TimePhrase? ReadIso(string word)
    {
        if (!IsoStart().IsMatch(word))
            return null;

        var text = word.ToUpperInvariant();
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date)
            return new(new DayWord(date.Value), null, null);

        if (OffsetDateTimePattern.Rfc3339.Parse(Padded(text)) is { Success: true } exact)
            return new(null, null, null) { Exact = exact.Value.ToInstant() };

        return LocalDateTimePattern.GeneralIso.Parse(Padded(text)) is { Success: true } local
            ? new(new DayWord(local.Value.Date), local.Value.TimeOfDay, null)
            : null;
    }

    /// <summary>The patterns want seconds; people and buttons leave them out.</summary>
    private static string Padded(string text) => NoSeconds().Replace(text, "${minutes}:00${offset}");

    [GeneratedRegex(@"^[0-9]{4}-[0-9][0-9]-[0-9][0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsoStart();

    [GeneratedRegex(
        @"^(?<minutes>[0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9])(?<offset>Z|[+-][0-9][0-9]:[0-9][0-9])?$", RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoSeconds();
}

/// <summary>A day as people name it: a date, a weekday, or so many days from today.</summary>
internal sealed record DayWord(LocalDate? Date = null, IsoDayOfWeek? Weekday = null, int? DaysFromToday = null, AnnualDate? EachYear = null)
{
    public static readonly DayWord Today = new(DaysFromToday: 0);

    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    public static DayWord? Read(string word) => word switch
    {
        "today" => Today,
        "tomorrow" or "tomo" or "tmrw" or "tmw" or "tomorrows" => new(DaysFromToday: 1),
        "yesterday" => new(DaysFromToday: -1),
        "weds" => new(Weekday: IsoDayOfWeek.Wednesday),
        _ when ReadWeekday(word) is { } weekday => new(Weekday: weekday),
        _ => null,
    };

    /// <summary><c>9 june</c>, <c>june 9</c>, <c>9th jun</c>.</summary>
    public static DayWord? ReadDate(string first, string second) => ReadDayAndMonth(first, second) ?? ReadDayAndMonth(second, first);

    private static DayWord? ReadDayAndMonth(string day, string month)
    {
        var number = day.EndsWith("th", StringComparison.Ordinal) || day.EndsWith("st", StringComparison.Ordinal)
            || day.EndsWith("nd", StringComparison.Ordinal) || day.EndsWith("rd", StringComparison.Ordinal) ? day[..^2] : day;

        var index = month.Length < 3 ? -1 : Array.FindIndex(Months, name => name.StartsWith(month, StringComparison.Ordinal));
        if (index < 0 || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var dayOfMonth))
            return null;

        return dayOfMonth >= 1 && dayOfMonth <= CalendarSystem.Iso.GetDaysInMonth(2024, index + 1)
            ? new(EachYear: new AnnualDate(index + 1, dayOfMonth))
            : null;
    }

    private static IsoDayOfWeek? ReadWeekday(string word)
    {
        var name = word.EndsWith("days", StringComparison.Ordinal) ? word[..^1] : word;
        var index = name.Length < 3 ? -1 : Array.FindIndex(Weekdays, weekday => weekday.StartsWith(name, StringComparison.Ordinal));
        return index < 0 ? null : (IsoDayOfWeek)(index + 1);
    }
}

/// <summary>A stretch of the day that has a name; its usual moment is the one meant where only one can be.</summary>
internal sealed record DayPart(LocalTime Usual, LocalTime From, LocalTime To)
{
    /// <summary>It ends on the day after.</summary>
    public bool IsNight => To < From;

    public static readonly DayPart Tonight = new(new(19, 0), new(18, 0), new(7, 0));

    private static readonly DayPart Morning = new(new(9, 0), new(6, 0), new(12, 0));
    private static readonly DayPart Noon = new(new(12, 0), new(12, 0), new(14, 0));
    private static readonly DayPart Afternoon = new(new(14, 0), new(12, 0), new(18, 0));
    private static readonly DayPart Evening = new(new(19, 0), new(18, 0), new(23, 0));
    private static readonly DayPart Midnight = new(new(0, 0), new(0, 0), new(6, 0));

    public static DayPart? Read(string word) => word switch
    {
        "morning" => Morning,
        "noon" or "midday" or "lunch" or "lunchtime" => Noon,
        "afternoon" => Afternoon,
        "evening" or "eve" => Evening,
        "night" or "overnight" => Tonight,
        "midnight" => Midnight,
        _ => null,
    };
}
