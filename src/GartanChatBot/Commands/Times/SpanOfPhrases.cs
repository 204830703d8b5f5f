using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>
/// Resolves the period between two phrases. A start without a day is today's unless the period would be over. A bare hour at the end is the
/// next such time on a clock face; a bare hour at the start follows the end: <c>7-9pm</c>.
/// </summary>
internal sealed class SpanOfPhrases(TimeFrame frame, bool isUntil, bool isAnd = false)
{
    private readonly DatesOfPhrase dates = new(frame);
    private readonly MomentOfPhrase moments = new(frame);

    public Interval? Of(TimePhrase begins, TimePhrase ends)
    {
        if (IsOfBoth(begins, ends))
            (begins, ends) = (begins with { Day = ends.Day, Part = ends.Part }, ends with { Day = null, Part = null });

        // "For 2 hours from 6": the start comes second.
        if (begins.Length is not null && ends.Clock is not null)
            (begins, ends) = (ends, begins);

        var spans = begins.IsDayOnly && ends.IsDayOnly ? WholeDays(begins, ends)
            : Starts(begins, ends)
                .Select(start => (Start: start, End: EndAfter(start, begins, ends)))
                .Where(span => span.End > span.Start)
                .Select(span => new Interval(span.Start, span.End));
        return begins.Day is { IsOver: true }
            ? spans.Cast<Interval?>().FirstOrDefault()
            : frame.Pick(spans, span => frame.IsPast ? span.Start : span.End - Duration.Epsilon);
    }

    /// <summary>
    /// True if the day at the end applies to both times: <c>7-11 tonight</c>, <c>10:00-14:00 tomorrow</c>. But <c>19:00 to 07:00
    /// tomorrow</c> begins today.
    /// </summary>
    private static bool IsOfBoth(TimePhrase begins, TimePhrase ends) =>
        begins is { Clock: { } from, Day: null, Part: null }
        && ends is { EndsWithDay: true, Clock: { } to }
        && (to.Form is ClockForm.Face || to.Time > from.Time || ends.Day?.DaysFromToday is null);

    private IEnumerable<Interval> WholeDays(TimePhrase begins, TimePhrase ends)
    {
        foreach (var first in dates.Of(begins.Day))
        {
            var last = DatesFrom(first, ends.Day!).FirstOrDefault(date => date >= first);
            if (last < first)
                continue;

            if (isAnd && last > first.PlusDays(1))
                frame.Refuse($"{TimeSentence.OneAtATime}");
            else
                yield return new(frame.Clock.StartOf(first), frame.Clock.EndOf(last));
        }
    }

    private IEnumerable<Instant> Starts(TimePhrase begins, TimePhrase ends) => begins switch
    {
        { Exact: { } exact } => [exact],
        { FromNow: { } ahead } => [frame.Now + ahead],
        { Period: not null } or { Length: not null } => [],
        { Clock: null, Part: { IsNight: true } night } => dates.Evenings(begins.Day).SelectMany(day => frame.Instants(day + night.From)),
        { Clock: null, Part: { } part } => dates.Of(begins.Day).SelectMany(day => frame.Instants(day + part.From)),
        { Clock: null } => dates.Of(begins.Day).Select(BeginningOf),
        { Clock: { Form: ClockForm.Face } face, Part: null } when StartFor(face, ends) is { } time =>
            dates.Of(begins.Day).SelectMany(day => frame.Instants(day + time)),
        _ => moments.Candidates(begins),
    };

    /// <summary>"Today till 6" begins now.</summary>
    private Instant BeginningOf(LocalDate day) => day == frame.Today && !frame.IsPast ? frame.Now : frame.Clock.StartOf(day);

    /// <summary>
    /// Resolves a bare start hour: in <c>7-9pm</c> it is the last seven before nine in the evening; before a 24-hour time it is a 24-hour
    /// time too.
    /// </summary>
    private static LocalTime? StartFor(ClockTime face, TimePhrase ends) => ends switch
    {
        { Day: null, Clock: { Form: ClockForm.Half or ClockForm.EndOfDay } end } => Before(face, end.Time),
        { Day: null, Clock: { Time: var time } } when time == LocalTime.Noon => Before(face, time),
        { Day: null, Clock.Form: ClockForm.Whole or ClockForm.Short } => face.Time,
        _ => null,
    };

    private static LocalTime Before(ClockTime face, LocalTime end) =>
        face.Faces.MinBy(time => (end.TickOfDay - time.TickOfDay + NodaConstants.TicksPerDay - 1) % NodaConstants.TicksPerDay);

    /// <summary>The end after the start; default, which is before any start, if there is none.</summary>
    private Instant EndAfter(Instant start, TimePhrase begins, TimePhrase ends) =>
        ends switch
        {
            { Length: { } length } => start + length,
            { Exact: { } exact } => exact,
            { FromNow: { } ahead } => frame.Now + ahead,
            { Period: { } period } => frame.Clock.StartOf(frame.DaysOf(period) is var days && isUntil ? days.From : days.To),
            { Day: { } day } => OnDay(start, day, ends),
            { Part: { IsNight: true } night, Clock: { } late } => NextAfter(start, late.FacesInPart.Where(night.MayHold)),
            { Clock.Form: ClockForm.EndOfDay } => NextAfter(start, [LocalTime.Midnight]),
            { Clock: { Form: ClockForm.Face } face } when begins is { Clock: null, Part: { IsNight: true } night } => LastOf(
                start, face, night),
            { Clock: { } time } => NextAfter(start, time.Faces),
            { Part: { } part } => NextAfter(start, [isUntil ? part.Usual : part.To]),
            _ => default,
        };

    /// <summary>"Tonight till 7" ends the next morning.</summary>
    private Instant LastOf(Instant start, ClockTime face, DayPart night) =>
        face.Faces.Where(night.MayHold)
            .SelectMany(time => frame.Instants(night.At(frame.Clock.DateOf(start), time)))
            .DefaultIfEmpty()
            .Max();

    private Instant OnDay(Instant start, DayWord day, TimePhrase ends) =>
        DatesFrom(frame.Clock.DateOf(start), day)
            .SelectMany(date => ends switch
            {
                { Clock: null, Part: null } => [isUntil ? frame.Clock.StartOf(date) : frame.Clock.EndOf(date)],
                { Clock: null, Part: { } part } => [frame.Clock.InstantOf(isUntil ? date + part.Usual : part.EndOf(date))],
                _ => moments.Candidates(ends with { Day = DayWord.Of(date) }),
            })
            .FirstOrDefault(end => end > start);

    /// <summary>Days with that name, from the start's date on.</summary>
    private IEnumerable<LocalDate> DatesFrom(LocalDate first, DayWord day) => day switch
    {
        { Weekday: { } weekday, Month: null, DayOfMonth: null, Choice: DayChoice.Nearest } =>
            [first.With(DateAdjusters.NextOrSame(weekday)), first.Next(weekday)],
        { DaysFromToday: not null } => dates.Of(day),
        _ => new DatesOfPhrase(frame.SeenFrom(frame.Clock.StartOf(first))).Of(day),
    };

    private Instant NextAfter(Instant start, IEnumerable<LocalTime> times)
    {
        var date = frame.Clock.DateOf(start);
        LocalTime[] each = [.. times];
        LocalDateTime[] ahead = [.. each.Select(time => date + time), .. each.Select(time => date.PlusDays(1) + time)];
        return ahead.SelectMany(frame.Instants).FirstOrDefault(end => end > start);
    }
}
