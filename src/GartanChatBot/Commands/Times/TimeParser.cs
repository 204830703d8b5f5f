using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>
/// Times as people type them, in the station's own time. A moment without a day is the next to come; a bare hour from 1 to 12 is the next
/// time that a clock face shows it; a span that has begun is from now; what does not exist is refused in a sentence.
/// </summary>
internal sealed class TimeParser(StationClock clock)
{
    public const string Accepted = "16:00, 7am, tomorrow 07:00, Fri 19:00, 13 June 09:00 or 2026-06-09T14:20";

    public const string AcceptedSpans = "tonight, Saturday morning, 18-23, Fri 19:00 Sat 07:00, this weekend or 12-14 June";

    /// <summary>Whether the words are a time or a span at all, whatever day it is.</summary>
    public static bool LookLikeTime(string text) => TimeSentence.Read(text) is not null;

    /// <summary>Whether one or several whole days are named, and no clock time or part of a day.</summary>
    public static bool IsWholeDays(string text) =>
        TimeSentence.Read(text) is { Begins: { Part: null, Clock: null } begins, Ends: var ends }
        && (begins.Period is not null || begins.IsDayOnly)
        && ends is null or { IsDayOnly: true };

    /// <summary>A moment; of a stretch that has a name the usual one, such as 19:00 of a night.</summary>
    public TimeReading Moment(string text, Instant now) =>
        Read(text, now, (sentence, said) =>
            sentence is { Begins: { } one, Ends: null } && new MomentOfPhrase(clock, now, said).Of(one) is { } at
                ? new Interval(at, at)
                : null);

    /// <summary>Two times, or one name for a stretch: a day, a part of a day, a week.</summary>
    public TimeReading Span(string text, Instant now) => Read(text, now, (sentence, said) => SpanOf(sentence, now, said));

    /// <summary>A span, where the words name one, else a moment.</summary>
    public TimeReading Time(string text, Instant now)
    {
        var span = Span(text, now);
        return span.Time is null && span.Fault is null ? Moment(text, now) : span;
    }

    /// <summary>How long something is to last: when <c>4h</c>, <c>for two hours</c>, <c>till six</c> ends.</summary>
    public Instant? End(string text, Instant now)
    {
        var words = new TimeWords(text);
        _ = words.TryTake("for");
        if (TimeLength.Read(words) is { } length && words.IsAtEnd)
            return now + length;

        return TimeSentence.Read(text) is { Begins: null, Ends: not null } ? Span(text, now).Time?.End : null;
    }

    private TimeReading Read(string text, Instant now, Func<TimeSentence, SaidTime, Interval?> meaning)
    {
        if (TimeSentence.Read(text) is not { } sentence)
            return TimeReading.None;

        if (sentence.Fault is { } fault)
            return new(null, fault);

        var said = new SaidTime(clock, now);
        var time = meaning(sentence, said);
        return (time is null ? said.FaultOfNothing : said.Fault) is { } missing
            ? new(null, missing)
            : new(time, null, OtherOf(sentence, now, meaning));
    }

    /// <summary>"Next Friday" on a Tuesday is this week's to some, and next week's to others.</summary>
    private Interval? OtherOf(TimeSentence sentence, Instant now, Func<TimeSentence, SaidTime, Interval?> meaning) =>
        sentence.Begins is { Day: { Choice: DayChoice.Next, Weekday: { } weekday } day } begins && weekday != clock.DateOf(now).DayOfWeek
            ? meaning(sentence with { Begins = begins with { Day = day with { Choice = DayChoice.WeekLater } } }, new SaidTime(clock, now))
            : null;

    private Interval? SpanOf(TimeSentence sentence, Instant now, SaidTime said)
    {
        var span = sentence switch
        {
            { Begins: null, Ends: { } until } => new MomentOfPhrase(clock, now, said).Until(until, now),
            { Begins: { } only, Ends: null } => new StretchOfPhrase(clock, now, said).Of(only),
            { Begins: { } begins, Ends: { } ends } => new SpanOfPhrases(clock, now, said).Of(begins, ends, sentence.Join),
            _ => null,
        };

        return span is not { } whole || whole.Duration == Duration.Zero ? null
            : whole.Start < now && now < whole.End ? new Interval(now, whole.End)
            : whole;
    }
}
