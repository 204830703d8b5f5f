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

    /// <summary>Longer than any rota is known: nobody means it.</summary>
    private static readonly Duration LongestSpan = Duration.FromDays(370);

    /// <summary>Whether one or several whole days are named, and no clock time or part of a day.</summary>
    public static bool IsWholeDays(string text) =>
        TimeSentence.Read(text) is { Begins: { Part: null, Clock: null } begins, Ends: var ends }
        && (begins.Period is not null || begins.IsDayOnly)
        && ends is null or { IsDayOnly: true };

    /// <summary>Whether it is so many days or weeks from now.</summary>
    public static bool IsOfDays(string text) =>
        TimeSentence.Read(text) is { Begins.Length: { } length, Ends: null } && length > Duration.FromDays(1);

    /// <summary>A moment; of a stretch that has a name the usual one, such as 19:00 of a night.</summary>
    public TimeReading Moment(string text, Instant now) =>
        Read(text, now, (sentence, frame) =>
            sentence is { Begins: { } one, Ends: null } && new MomentOfPhrase(frame).Of(one) is { } at ? new Interval(at, at) : null);

    /// <summary>Two times, or one name for a stretch: a day, a part of a day, a week.</summary>
    public TimeReading Span(string text, Instant now) => Read(text, now, SpanOf);

    /// <summary>A span, where the words name one, else a moment.</summary>
    public TimeReading Time(string text, Instant now)
    {
        var span = Span(text, now);
        return span.Time is null && span.Fault is null ? Moment(text, now) : span;
    }

    /// <summary>How long something is to last: when <c>4h</c>, <c>for two hours</c>, <c>till six</c>, <c>tonight</c> ends.</summary>
    public Instant? End(string text, Instant now)
    {
        var words = new TimeWords(text);
        _ = words.TryTake("for");
        if (TimeLength.Read(words) is { } length && words.IsAtEnd)
            return now + length;

        return TimeSentence.Read(text) is { } sentence && Span(text, now).Time is { } span
            && (sentence.Begins is null || clock.DateOf(span.Start) <= clock.DateOf(now))
                ? span.End
                : null;
    }

    private TimeReading Read(string text, Instant now, Func<TimeSentence, TimeFrame, Interval?> meaning)
    {
        if (TimeSentence.Read(text) is not { } sentence)
            return TimeReading.None;

        if (sentence.Fault is { } fault)
            return new(null, fault);

        var frame = new TimeFrame(clock, now, sentence.IsPast);
        var time = meaning(sentence, frame);
        return (time is null ? frame.FaultOfNothing : frame.Fault) is { } missing
            ? new(null, missing)
            : new(time, null, OtherOf(sentence, now, meaning));
    }

    /// <summary>"Next Friday" on a Tuesday is this week's to some, and next week's to others.</summary>
    private Interval? OtherOf(TimeSentence sentence, Instant now, Func<TimeSentence, TimeFrame, Interval?> meaning) =>
        sentence.Begins is { Day: { Choice: DayChoice.Next, Weekday: { } weekday } day } begins && weekday != clock.DateOf(now).DayOfWeek
            ? meaning(
                sentence with { Begins = begins with { Day = day with { Choice = DayChoice.WeekLater } } },
                new TimeFrame(clock, now, sentence.IsPast))
            : null;

    private static Interval? SpanOf(TimeSentence sentence, TimeFrame frame)
    {
        var span = sentence switch
        {
            { Begins: null, Ends: { } until } => new MomentOfPhrase(frame).Until(until),
            { Begins: { } only, Ends: null } => new NamedSpan(frame).Of(only),
            { Begins: { } begins, Ends: { } ends } => new SpanOfPhrases(frame, sentence.IsUntil, sentence.IsAnd).Of(begins, ends),
            _ => null,
        };

        if (span is not { } whole || whole.Duration == Duration.Zero)
            return null;

        if (whole.Duration > LongestSpan)
        {
            frame.Refuse($"I take spans of up to {LongestSpan.Days} days.");
            return null;
        }

        return whole.Start >= frame.Now || frame.Now >= whole.End ? whole
            : frame.IsPast ? new Interval(whole.Start, frame.Now)
            : new Interval(frame.Now, whole.End);
    }
}
