namespace GartanChatBot.Commands.Times;

/// <summary>
/// One time, or the start and end of a period: <c>fri 19:00 sat 07:00</c>, <c>tonight 7-11</c>, <c>12-14 june</c>, <c>till 6</c>. A leading
/// <c>gone</c> selects the last one in the past.
/// </summary>
internal sealed record TimeSentence(TimePhrase? Begins, TimePhrase? Ends)
{
    public const string OneAtATime = "One time, please, or from one to another: 14:00, or 14:00 to 16:00.";

    /// <summary>Prefix of a past time: <c>gone friday</c>.</summary>
    public const string Gone = "gone";

    /// <summary>
    /// True if the period ends where its last day or part begins ("until Friday"); otherwise that day or part is included.
    /// </summary>
    public bool IsUntil { get; init; }

    /// <summary>True if two days are joined by "and", so that nothing between them is meant.</summary>
    public bool IsAnd { get; init; }

    public bool IsPast { get; init; }

    /// <summary>The reason why the time does not exist, as a sentence.</summary>
    public string? Fault { get; init; }

    /// <summary>Null if a word isn't part of any time.</summary>
    public static TimeSentence? Read(string text)
    {
        var words = new TimeWords(text);
        var isPast = words.TryTake(Gone);
        var sentence = ReadDates(words) ?? ReadTimes(words);
        return words.IsAtEnd && sentence is not null ? sentence with { IsPast = isPast, Fault = words.Fault } : null;
    }

    private static TimeSentence? ReadTimes(TimeWords words)
    {
        if (words.TryTake("till"))
            return TimePhrase.Read(words) is { } until ? new(null, until) { IsUntil = true } : null;

        var wantsEnd = words.TryTakeAny("from", "between");
        if (TimePhrase.Read(words) is not { } begins)
            return null;

        if (words.IsAtEnd)
        {
            if (wantsEnd || begins.WantsEnd)
                words.Fault ??= "From when until when? Send both, such as from 18:00 to 23:00.";

            return new(begins, null);
        }

        var isUntil = words.TryTake("till");
        var isAnd = !isUntil && words.TryTake("and");
        var isJoined = isUntil || isAnd || words.TryTakeAny("-", "to");
        if (TimePhrase.Read(words) is not { } ends || !(isJoined || ends.Period is null))
            return null;

        // "At 2 and 3" is two moments; "between 2 and 3" is one period.
        if (isAnd && !wantsEnd && !begins.WantsEnd && !(begins.IsDayOnly && ends.IsDayOnly))
            words.Fault ??= OneAtATime;

        return new(begins, ends) { IsUntil = isUntil, IsAnd = isAnd && !wantsEnd };
    }

    /// <summary>Reads <c>12-14 june</c>, <c>Mon 8 – Sun 14 June</c>, <c>june 12 to 14</c>, where the month is typed once.</summary>
    private static TimeSentence? ReadDates(TimeWords words)
    {
        var begin = words.Position;
        _ = words.TryTake("from");
        var monthFirst = DayWord.MonthOf(words.Ahead());
        words.Position += monthFirst is null ? 0 : 1;
        var weekday = DayWord.ReadWeekday(words.Ahead());
        words.Position += weekday is null ? 0 : 1;

        if (DayWord.Ordinal(words.Ahead()) is { } first && words.Ahead(1) is "-" or "to" or "till")
        {
            words.Position += 2;
            if (monthFirst is { } month && DayWord.Ordinal(words.Ahead()) is { } last)
            {
                words.Position++;
                return Days(new() { DayOfMonth = first, Month = month }, new() { DayOfMonth = last, Month = month });
            }

            if (DayWord.Read(words) is { Month: { } said, DayOfMonth: { } day } end && words.IsAtEnd)
                return Days(
                    new() { DayOfMonth = first, Month = first <= day ? said : ((said + 10) % 12) + 1, Year = end.Year, Weekday = weekday },
                    end);
        }

        words.Position = begin;
        words.Fault = null;
        return null;
    }

    private static TimeSentence Days(DayWord first, DayWord last) => new(new TimePhrase { Day = first }, new TimePhrase { Day = last });
}
