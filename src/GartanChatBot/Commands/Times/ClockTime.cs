using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>Form in which a time of day was typed; decides whether it may also mean the other half of the day.</summary>
internal enum ClockForm
{
    /// <summary>Unambiguous: <c>19</c>, <c>1900</c>, <c>07:30</c>, <c>noon</c>.</summary>
    Whole,

    /// <summary>With am or pm: <c>7pm</c>.</summary>
    Half,

    /// <summary>Before or after noon: <c>7</c>, <c>half past 7</c>.</summary>
    Face,

    /// <summary>Before noon, unless a part of the day says otherwise: <c>7:30</c>.</summary>
    Short,

    /// <summary>End of the named day: <c>24:00</c>, <c>midnight</c>.</summary>
    EndOfDay,
}

/// <summary>A time of day as typed: <c>16:00</c>, <c>1600</c>, <c>7.30 p.m.</c>, <c>7</c>, <c>half past 7</c>.</summary>
internal sealed partial record ClockTime(LocalTime Time, ClockForm Form)
{
    private static readonly ClockTime EndOfDay = new(LocalTime.Midnight, ClockForm.EndOfDay);

    /// <summary>Possible times of day, the earlier first.</summary>
    public IReadOnlyList<LocalTime> Faces { get; } =
        Form is ClockForm.Face ? [new LocalTime(Time.Hour % 12, Time.Minute), new LocalTime(Time.Hour % 12 + 12, Time.Minute)] : [Time];

    /// <summary>Like <see cref="Faces"/>, if a part of the day is named too.</summary>
    public IReadOnlyList<LocalTime> FacesInPart => Form is ClockForm.Short ? (this with { Form = ClockForm.Face }).BothFaces() : Faces;

    /// <summary>Parses a single time of day, as settings need it; null if the text isn't one.</summary>
    public static LocalTime? ReadOne(string text)
    {
        var words = new TimeWords(text);
        return Read(words) is { } clock && words.IsAtEnd && words.Fault is null ? clock.Time : null;
    }

    public static ClockTime? Read(TimeWords words)
    {
        var begin = words.Position;
        if (ReadPastOrTo(words) is { } moved)
            return moved;

        words.Position = begin;
        if (ReadWord(words) is not { } clock)
            return null;

        _ = words.TryTake("oclock") || words.TryTake("o", "clock");
        return clock;
    }

    /// <summary>Reads <c>half past 7</c>, <c>half 7</c>, <c>quarter to 8</c>, <c>20 past 6pm</c>.</summary>
    private static ClockTime? ReadPastOrTo(TimeWords words)
    {
        if (words.TryTake("half"))
        {
            _ = words.TryTake("past");
            return Moved(ReadHour(words), 30);
        }

        if (words.TryTake("quarter", "past") || words.TryTake("a", "quarter", "past"))
            return Moved(ReadHour(words), 15);

        if (words.TryTake("quarter", "to") || words.TryTake("a", "quarter", "to"))
            return Moved(ReadHour(words), -15);

        // "5 to 7" is a period; "five to seven" is a time.
        if (MinutesBefore(words) is > 0 and { } before)
            return Moved(ReadHour(words), -before);

        if (NumberWords.Read(words.Ahead()) is not (> 0 and < 60 and { } minutes) || words.Ahead(1) is not "past")
            return null;

        words.Position += 2;
        return Moved(ReadHour(words), minutes);
    }

    private static int MinutesBefore(TimeWords words) =>
        words.Ahead(-1) is "at" or "around" or "by" or "till" && words.Ahead(1) is "to"
            && words.Ahead() is "5" or "10" or "20" or "25" ? TakeDigits(words)
        : words.TryTake("twenty", "five", "to") ? 25
        : words.TryTake("twenty", "to") ? 20
        : words.TryTake("ten", "to") ? 10
        : words.TryTake("five", "to") ? 5
        : 0;

    /// <summary>"At 20 to 4" is a time; "20 to 4" alone may be a period from 20:00.</summary>
    private static int TakeDigits(TimeWords words)
    {
        var minutes = NumberWords.Read(words.Ahead())!.Value;
        words.Position += 2;
        return minutes;
    }

    /// <summary>The hour in <c>half past 7</c>; it has no minutes.</summary>
    private static ClockTime? ReadHour(TimeWords words) =>
        ReadWord(words) is { Time.Minute: 0, Form: ClockForm.Face or ClockForm.Half } hour ? hour : null;

    private static ClockTime? Moved(ClockTime? hour, int minutes) => hour is null ? null : new(hour.Time.PlusMinutes(minutes), hour.Form);

    private static ClockTime? ReadWord(TimeWords words)
    {
        var word = words.Ahead();
        var clock = word switch
        {
            "12" when words.Ahead(1) is "noon" or "midnight" => ReadTwelve(words),
            "noon" => new ClockTime(LocalTime.Noon, ClockForm.Whole),
            "midnight" => EndOfDay,
            _ when NumberWords.Read(word) is >= 1 and <= 12 and { } hour && (word.Length < 3 || !char.IsAsciiDigit(word[0]))
                && !(word.Length == 2 && word[0] == '0') => new ClockTime(new LocalTime(hour, 0), ClockForm.Face),
            _ => ReadDigits(word, words),
        };

        if (clock is not null)
            words.Position++;

        return clock;
    }

    /// <summary>In <c>12 noon</c> the number adds nothing.</summary>
    private static ClockTime ReadTwelve(TimeWords words)
    {
        words.Position++;
        return words.Ahead() is "noon" ? new(LocalTime.Noon, ClockForm.Whole) : EndOfDay;
    }

    private static ClockTime? ReadDigits(string word, TimeWords words)
    {
        if (Shape().Match(word) is not { Success: true } match)
            return null;

        var hour = Number(match.Groups["hour"]);
        var minute = match.Groups["minute"].Success ? Number(match.Groups["minute"]) : 0;
        var half = match.Groups["half"].Value;
        if ((half.Length > 0 && hour is < 1 or > 12) || hour > 24 || minute > 59 || (hour, minute) is (24, > 0))
        {
            // A number alone may be a day of the month or a count.
            if (word.All(char.IsAsciiDigit) && word.Length < 4)
                return null;

            words.Fault ??= $"{word} isn't a time of day.";
            return new(LocalTime.Midnight, ClockForm.Whole);
        }

        return half.Length > 0 ? new(new((hour % 12) + (half == "pm" ? 12 : 0), minute), ClockForm.Half)
            : hour == 24 ? EndOfDay
            : new(new(hour, minute), match.Groups["hour"].Length == 1 && hour > 0 ? ClockForm.Short : ClockForm.Whole);
    }

    private IReadOnlyList<LocalTime> BothFaces() => new ClockTime(Time, ClockForm.Face).Faces;

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^(?:(?<hour>[0-9]{1,2})(?:[:.](?<minute>[0-9][0-9]))?|(?<hour>[0-9][0-9])(?<minute>[0-9][0-9]))"
            + "(?:(?<=[0-9]{4}|[:.][0-9]{2})(?:h|hrs|hours)|(?<half>am|pm))?$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
