using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Commands.Times;

/// <summary>
/// The parts of one time as typed, before its date is resolved: <c>fri 19:00</c>, <c>tomorrow 7am</c>, <c>saturday morning</c>, <c>in 2
/// hours</c>. Parts that were not typed are null.
/// </summary>
internal sealed partial record TimePhrase
{
    private static readonly TimePhrase Nothing = new();

    public DayWord? Day { get; init; }

    public DayPart? Part { get; init; }

    public ClockTime? Clock { get; init; }

    public NamedPeriod? Period { get; init; }

    /// <summary>Offset from now; negative for the past.</summary>
    public Duration? FromNow { get; init; }

    /// <summary>Length from the start, or from now if no start was typed; a negative length ends now.</summary>
    public Duration? Length { get; init; }

    /// <summary>An exact moment, typed with an offset.</summary>
    public Instant? Exact { get; init; }

    /// <summary>
    /// True if the day or its part follows the clock time, and so applies to both times of a period: <c>7-11 tonight</c>.
    /// </summary>
    public bool EndsWithDay { get; init; }

    /// <summary>True after "from": a second time must follow.</summary>
    public bool WantsEnd { get; init; }

    public bool IsDayOnly => Day is not null && Part is null && Clock is null;

    /// <summary>Reads the words that belong to one time.</summary>
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

    /// <summary>Reads a phrase that takes neither day nor clock time.</summary>
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

    /// <summary>Reads <c>for 2 hours</c>, <c>the next 24 hours</c>, <c>the last 24 hours</c>.</summary>
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

    /// <summary>
    /// Reads <c>the rest of the day</c>, <c>rest of the week</c>: same as the whole, because a period that has begun starts now.
    /// </summary>
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

    /// <summary>Skips filler words; true if one of them begins a period: <c>from</c>, <c>between</c>.</summary>
    private static bool SkipFillers(TimeWords words)
    {
        var wantsEnd = false;
        while (
            words.TryTakeAny("at", "on", "by", "around", "all", "the", "for", "over", "during", "from", "between")
            || words.TryTake("in", "the"))
            wantsEnd |= words.Ahead(-1) is "from" or "between";

        return wantsEnd;
    }

    /// <summary>Adds the next words; null if they belong to something else, such as a second time.</summary>
    private TimePhrase? With(TimeWords words)
    {
        if (this == Nothing && ReadIso(words) is { } iso)
            return iso;

        // "This morning" means today's even if it is over; "last night" began yesterday.
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

    /// <summary>Reads a day. In <c>20:00 wed 12:00</c> it belongs to the second time.</summary>
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
            words.Fault ??= $"{word} isn't a date.";

        words.Position++;
        return said ?? new() { Day = DayWord.Today };
    }

    [GeneratedRegex("^[0-9]{4}-[0-9][0-9]-[0-9][0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsoStart();

    /// <summary>ISO time without seconds: NodaTime's patterns require them, but people and buttons leave them out.</summary>
    [GeneratedRegex(
        @"^(?<minutes>[0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9])(?<offset>Z|[+-][0-9][0-9]:[0-9][0-9])?$", RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoSeconds();
}
