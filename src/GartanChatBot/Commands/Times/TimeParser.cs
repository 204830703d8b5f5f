using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>
/// Parses typed times in the station's time zone. A moment without day is the next one; a bare hour from 1 to 12 is the next such time on a
/// clock face; a period that has begun starts now; a time that does not exist gets a reason.
/// </summary>
internal sealed class TimeParser(StationClock clock)
{
    public const string Accepted = "16:00, 7am, tomorrow 07:00, Fri 19:00, 13 June 09:00 or 2026-06-09T14:20";

    public const string AcceptedSpans = "tonight, Saturday morning, 18-23, Fri 19:00 Sat 07:00, this weekend or 12-14 June";

    /// <summary>True if the text is a moment or period, independent of the date.</summary>
    public static bool LookLikeTime(string text) => TimeSentence.Read(text) is not null;

    /// <summary>Limit of a period, longer than any known rota.</summary>
    private static readonly Duration LongestSpan = Duration.FromDays(370);

    /// <summary>True if the text names whole days, without clock time or part of a day.</summary>
    public static bool IsWholeDays(string text) =>
        TimeSentence.Read(text) is { Begins: { Part: null, Clock: null } begins, Ends: var ends }
        && (begins.Period is not null || begins.IsDayOnly)
        && ends is null or { IsDayOnly: true };

    /// <summary>True if the text is a number of days or weeks from now.</summary>
    public static bool IsOfDays(string text) =>
        TimeSentence.Read(text) is { Begins.Length: { } length, Ends: null } && length > Duration.FromDays(1);

    /// <summary>Parses a moment; a named period gives its usual moment, such as 19:00 for a night.</summary>
    public TimeReading Moment(string text, Instant now) =>
        Read(text, now, (sentence, frame) =>
            sentence is { Begins: { } one, Ends: null } && new MomentOfPhrase(frame).Of(one) is { } at ? new Interval(at, at) : null);

    /// <summary>Parses a period: two times, or a name such as a day, part of a day or week.</summary>
    public TimeReading Span(string text, Instant now) => Read(text, now, SpanOf);

    /// <summary>Parses a period, else a moment.</summary>
    public TimeReading Time(string text, Instant now)
    {
        var span = Span(text, now);
        return span.Time is null && span.Fault is null ? Moment(text, now) : span;
    }

    /// <summary>Parses an end: when <c>4h</c>, <c>for two hours</c>, <c>till six</c> or <c>tonight</c> ends.</summary>
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
        return (time is null ? frame.FaultIfNothingFound : frame.Fault) is { } missing
            ? new(null, missing)
            : new(time, null, OtherOf(sentence, now, meaning));
    }

    /// <summary>The other meaning of "next Friday": this week's to some people, next week's to others.</summary>
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
            frame.Refuse($"That's too long: I accept up to {LongestSpan.Days} days.");
            return null;
        }

        return whole.Start >= frame.Now || frame.Now >= whole.End ? whole
            : frame.IsPast ? new Interval(whole.Start, frame.Now)
            : new Interval(frame.Now, whole.End);
    }
}
