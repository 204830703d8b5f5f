namespace GartanChatBot.Commands.Times;

/// <summary>
/// One time, or one that begins a span and one that ends it: <c>fri 19:00 sat 07:00</c>, <c>tonight 7-11</c>, <c>12-14 june</c>,
/// <c>till 6</c>.
/// </summary>
internal sealed record TimeSentence(TimePhrase? Begins, TimePhrase? Ends, TimeJoin Join, string? Fault)
{
    /// <summary>Null when a word of it is not a part of any time.</summary>
    public static TimeSentence? Read(string text)
    {
        var words = new TimeWords(text);
        var sentence = ReadDates(words) ?? ReadTimes(words);
        return !words.IsAtEnd ? null
            : words.Fault is null ? sentence
            : new(null, null, TimeJoin.None, words.Fault);
    }

    private static TimeSentence? ReadTimes(TimeWords words)
    {
        if (words.TryTake("till"))
            return TimePhrase.Read(words) is { } until ? new(null, until, TimeJoin.Till, null) : null;

        _ = words.TryTakeAny("from", "between");
        if (TimePhrase.Read(words) is not { } begins)
            return null;

        if (words.IsAtEnd)
            return new(begins, null, TimeJoin.None, null);

        var join = words.TryTake("till") ? TimeJoin.Till : words.TryTakeAny("-", "to", "and") ? TimeJoin.To : TimeJoin.None;
        return TimePhrase.Read(words) is { } ends ? new(begins, ends, join, null) : null;
    }

    /// <summary><c>12-14 june</c>, <c>Mon 8 – Sun 14 June</c>, <c>june 12 to 14</c>: the month is said once.</summary>
    private static TimeSentence? ReadDates(TimeWords words)
    {
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

        words.Position = 0;
        words.Fault = null;
        return null;
    }

    private static TimeSentence Days(DayWord first, DayWord last) =>
        new(new TimePhrase { Day = first }, new TimePhrase { Day = last }, TimeJoin.To, null);
}

/// <summary>What stands between two times.</summary>
internal enum TimeJoin
{
    None,

    /// <summary>A day that ends a span belongs to it.</summary>
    To,

    /// <summary>A span ends where the day begins.</summary>
    Till,
}
