using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Commands.Times;

/// <summary>
/// What the words say about one time, before anybody knows which day it is: <c>fri 19:00</c>, <c>tomorrow 7am</c>,
/// <c>saturday morning</c>, <c>in 2 hours</c>. Null where the words leave it open.
/// </summary>
internal sealed partial record TimePhrase
{
    private static readonly TimePhrase Nothing = new();

    public DayWord? Day { get; init; }

    public DayPart? Part { get; init; }

    public ClockTime? Clock { get; init; }

    public NamedPeriod? Period { get; init; }

    /// <summary>So long from now, or before now when it is negative.</summary>
    public Duration? FromNow { get; init; }

    /// <summary>So long from when it begins: from now, where nothing else is said; so long until now when it is negative.</summary>
    public Duration? Length { get; init; }

    /// <summary>Said with an offset: there is nothing left to guess.</summary>
    public Instant? Exact { get; init; }

    /// <summary>The day or its part was said after the clock time, and so of all that goes before it: <c>7-11 tonight</c>.</summary>
    public bool EndsWithDay { get; init; }

    /// <summary>"From" was said, and so there has to be a second time.</summary>
    public bool WantsEnd { get; init; }

    public bool IsDayOnly => Day is not null && Part is null && Clock is null;

    /// <summary>Reads as many words as belong to one time.</summary>
    public static TimePhrase? Read(TimeWords words)
    {
        var begin = words.Position;
        if (Alone(words) is { } whole)
            return whole;

        var said = Nothing;
        while (!words.IsAtEnd)
        {
            var before = words.Position;
            var wantsEnd = SkipFillers(words);
            if (said.With(words) is not { } more)
            {
                words.Position = before;
                break;
            }

            said = more with { WantsEnd = said.WantsEnd || wantsEnd };
        }

        if (said != Nothing)
            return said;

        words.Position = begin;
        return null;
    }

    /// <summary>What stands for itself, and takes neither day nor clock.</summary>
    private static TimePhrase? Alone(TimeWords words)
    {
        var begin = words.Position;
        if (words.TryTakeAny("now") || words.TryTake("right", "now"))
            return new() { FromNow = Duration.Zero };

        if (words.TryTake("in") && TimeLength.Read(words) is { } ahead)
        {
            _ = words.TryTake("time") || words.TryTake("from", "now");
            return new() { FromNow = ahead };
        }

        words.Position = begin;
        if (ReadLengthFromNow(words) is { } length)
            return new() { Length = length };

        words.Position = begin;
        if (TimeLength.Read(words) is { } told && (words.TryTake("from", "now") || words.Ahead() is "ago"))
            return new() { FromNow = words.TryTake("ago") ? -told : told };

        words.Position = begin;
        return ReadRest(words) ?? (NamedPeriod.Read(words) is { } period ? new() { Period = period } : null);
    }

    /// <summary><c>for 2 hours</c>, <c>the next 24 hours</c>, <c>the last 24 hours</c>.</summary>
    private static Duration? ReadLengthFromNow(TimeWords words)
    {
        var isLength = words.TryTake("for");
        _ = words.TryTakeAny("in", "over", "during");
        _ = words.TryTake("the");
        var isBack = words.TryTakeAny("last", "past");
        isLength |= isBack || words.TryTakeAny("next", "coming");
        return !isLength || words.Ahead() is "week" or "day" || TimeLength.Read(words) is not { } length ? null
            : isBack ? -length
            : length;
    }

    /// <summary><c>the rest of the day</c>, <c>rest of the week</c>: what has begun is from now on anyway.</summary>
    private static TimePhrase? ReadRest(TimeWords words)
    {
        var begin = words.Position;
        _ = words.TryTake("the");
        if (words.TryTake("rest", "of", "the", "day") || words.TryTake("rest", "of", "today") || words.TryTake("all", "day"))
            return new() { Day = DayWord.Read(words) ?? DayWord.Today };

        if ((words.TryTake("rest", "of") || words.TryTake("all")) && NamedPeriod.Read(words) is { } period)
            return new() { Period = period };

        words.Position = begin;
        return null;
    }

    /// <summary>True where one of them begins a span: <c>from</c>, <c>between</c>.</summary>
    private static bool SkipFillers(TimeWords words)
    {
        var wantsEnd = false;
        while (
            words.TryTakeAny("at", "on", "by", "around", "all", "the", "for", "over", "during", "from", "between")
            || words.TryTake("in", "the"))
            wantsEnd |= words.Ahead(-1) is "from" or "between";

        return wantsEnd;
    }

    /// <summary>What comes next adds to it; null when it belongs to something else, such as a second time.</summary>
    private TimePhrase? With(TimeWords words)
    {
        if (this == Nothing && ReadIso(words) is { } iso)
            return iso;

        // "This morning" is today's, also when it is over; "last night" began yesterday.
        var begin = words.Position;
        if (Day is null && Part is null && words.TryTakeAny("this", "last"))
        {
            var isLast = words.Ahead(-1) is "last";
            if (DayPart.Read(words, ofDay: false) is { } part)
                return this with
                {
                    Day = isLast ? new() { DaysFromToday = -1 } : DayWord.Today,
                    Part = part,
                    EndsWithDay = Clock is not null,
                };

            words.Position = begin;
        }

        if (Part is null && words.Ahead() is "tonight")
            return this with { Day = Day ?? DayWord.Today, Part = DayPart.Read(words, ofDay: false), EndsWithDay = Clock is not null };

        return ReadDay(words) is { } day ? this with { Day = day, EndsWithDay = Clock is not null }
            : Part is null && DayPart.Read(words, ofDay: Day is not null) is { } named
                ? this with
                {
                    Part = named,
                    EndsWithDay = Clock is not null,
                }
            : Clock is null && ClockTime.Read(words) is { } clock ? this with { Clock = clock }
            : null;
    }

    /// <summary>In <c>20:00 wed 12:00</c> the day belongs to the second time.</summary>
    private DayWord? ReadDay(TimeWords words)
    {
        var begin = words.Position;
        if (Day is not null || DayWord.Read(words) is not { } day)
            return null;

        var end = words.Position;
        var isOfNext = Clock is not null && ClockTime.Read(words) is not null;
        words.Position = isOfNext ? begin : end;
        return isOfNext ? null : day;
    }

    private static TimePhrase? ReadIso(TimeWords words)
    {
        var word = words.Ahead();
        if (!IsoStart().IsMatch(word))
            return null;

        if (!DayWord.IsYear(word[..4]))
        {
            words.Fault ??= DayWord.NoSuchYear;
            words.Position++;
            return new() { Day = DayWord.Today };
        }

        var text = NoSeconds().Replace(word.ToUpperInvariant(), "${minutes}:00${offset}");
        var said = LocalDatePattern.Iso.Parse(text) is { Success: true } date ? new() { Day = DayWord.Of(date.Value) }
            : OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } exact ? new() { Exact = exact.Value.ToInstant() }
            : LocalDateTimePattern.GeneralIso.Parse(text) is { Success: true } local
                ? new TimePhrase { Day = DayWord.Of(local.Value.Date), Clock = new(local.Value.TimeOfDay, ClockForm.Whole) }
            : null;

        if (said is null)
            words.Fault ??= $"{word} is no date.";

        words.Position++;
        return said ?? new() { Day = DayWord.Today };
    }

    [GeneratedRegex("^[0-9]{4}-[0-9][0-9]-[0-9][0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsoStart();

    /// <summary>The patterns want seconds; people and buttons leave them out.</summary>
    [GeneratedRegex(
        @"^(?<minutes>[0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9])(?<offset>Z|[+-][0-9][0-9]:[0-9][0-9])?$", RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoSeconds();
}
