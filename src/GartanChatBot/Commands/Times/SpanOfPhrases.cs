using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>
/// The span from one phrase to another. Its first time without a day is today's, as long as the span is not over; a bare hour at its end is
/// the next time that a clock face shows it, and one at its beginning goes with what ends it: <c>7-9pm</c>.
/// </summary>
internal sealed class SpanOfPhrases(StationClock clock, Instant now, SaidTime said)
{
    private readonly DatesOfPhrase dates = new(clock, now, said);
    private readonly MomentOfPhrase moments = new(clock, now, said);

    public Interval? Of(TimePhrase begins, TimePhrase ends, TimeJoin join)
    {
        if (begins.IsDayOnly && ends.IsDayOnly)
            return WholeDays(begins, ends);

        if (IsOfBoth(begins, ends))
            (begins, ends) = (begins with { Day = ends.Day, Part = ends.Part }, ends with { Day = null, Part = null });

        List<Interval> spans = [];
        foreach (var start in Starts(begins, ends))
        {
            if (EndAfter(start, begins, ends, join) is { } end && end > start)
                spans.Add(new(start, end));

            if (spans.Count > 0 && spans[^1].End > now)
                return spans[^1];
        }

        return spans.Count > 0 ? spans[0] : null;
    }

    /// <summary>
    /// <c>7-11 tonight</c>, <c>10:00-14:00 tomorrow</c>; but <c>19:00 to 07:00 tomorrow</c> begins today.
    /// </summary>
    private static bool IsOfBoth(TimePhrase begins, TimePhrase ends) =>
        begins is { Clock: { } from, Day: null, Part: null }
        && ends is { EndsWithDay: true, Clock: { } to }
        && (to.Form is ClockForm.Face || to.Time > from.Time || ends.Day?.DaysFromToday is null);

    private Interval? WholeDays(TimePhrase begins, TimePhrase ends)
    {
        foreach (var first in dates.Of(begins.Day))
        {
            if (DatesFrom(first, ends.Day!).FirstOrDefault(date => date >= first) is var last && last >= first && clock.EndOf(last) > now)
                return new(clock.StartOf(first), clock.EndOf(last));
        }

        return null;
    }

    private IEnumerable<Instant> Starts(TimePhrase begins, TimePhrase ends) => begins switch
    {
        { Exact: { } exact } => [exact],
        { FromNow: { } ahead } => [now + ahead],
        { Period: not null } or { Length: not null } => [],
        { Clock: null, Part: { IsNight: true } night } => dates.Evenings(begins.Day).SelectMany(day => said.Instants(day + night.From)),
        { Clock: null, Part: { } part } => dates.Of(begins.Day).SelectMany(day => said.Instants(day + part.From)),
        { Clock: null } => dates.Of(begins.Day).Select(clock.StartOf),
        { Clock: { Form: ClockForm.Face } face, Part: null } when StartFor(face, ends) is { } time =>
            dates.Of(begins.Day).SelectMany(day => said.Instants(day + time)),
        _ => moments.Candidates(begins),
    };

    /// <summary>In <c>7-9pm</c> the seven that is nearest before nine in the evening; before a 24-hour time it is one as well.</summary>
    private static LocalTime? StartFor(ClockTime face, TimePhrase ends) => ends switch
    {
        { Day: null, Clock: { Form: ClockForm.Half or ClockForm.EndOfDay } end } => Before(face, end.Time),
        { Day: null, Clock: { Time: var time } } when time == LocalTime.Noon => Before(face, time),
        { Day: null, Clock.Form: ClockForm.Whole or ClockForm.Short } => face.Time,
        _ => null,
    };

    private static LocalTime Before(ClockTime face, LocalTime end) =>
        face.Faces.MinBy(time => (end.TickOfDay - time.TickOfDay + NodaConstants.TicksPerDay - 1) % NodaConstants.TicksPerDay);

    private Instant? EndAfter(Instant start, TimePhrase begins, TimePhrase ends, TimeJoin join) =>
        ends switch
        {
            { Length: { } length } => start + length,
            { Exact: { } exact } => exact,
            { FromNow: { } ahead } => now + ahead,
            { Period: { } period } => clock.StartOf(
                period.DaysSeenFrom(clock.DateOf(now)) is var days && join is TimeJoin.To ? days.To : days.From),
            { Day: { } day } => OnDay(start, day, ends, join),
            { Part: { IsNight: true } night, Clock: { } late } => NextAfter(start, late.FacesInPart.Where(night.MayHold)),
            { Clock.Form: ClockForm.EndOfDay } => NextAfter(start, [LocalTime.Midnight]),
            { Clock: { Form: ClockForm.Face } face } when begins is { Clock: null, Part: { IsNight: true } night } => LastOf(
                start, face, night),
            { Clock: { } time } => NextAfter(start, time.Faces),
            { Part: { } part } => NextAfter(start, [part.Usual]),
            _ => null,
        };

    /// <summary>"Tonight till 7" goes on until the morning.</summary>
    private Instant? LastOf(Instant start, ClockTime face, DayPart night)
    {
        var evening = clock.DateOf(start);
        return face.Faces.Where(night.MayHold)
            .SelectMany(time => said.Instants((time < night.From ? evening.PlusDays(1) : evening) + time))
            .Select(at => (Instant?)at)
            .Max();
    }

    private Instant? OnDay(Instant start, DayWord day, TimePhrase ends, TimeJoin join)
    {
        var local = clock.DateOf(start);
        foreach (var date in DatesFrom(local, day))
        {
            var ending = ends switch
            {
                { Clock: null, Part: null } => [join is TimeJoin.To ? clock.EndOf(date) : clock.StartOf(date)],
                { Part.IsNight: true, Clock: null } => [clock.InstantOf(date + ends.Part.Usual)],
                _ => moments.Candidates(ends with { Day = new() { DayOfMonth = date.Day, Month = date.Month, Year = date.Year } }),
            };
            foreach (var end in ending)
            {
                if (end > start)
                    return end;
            }
        }

        return null;
    }

    /// <summary>The days of that name from the one on which the span begins.</summary>
    private IEnumerable<LocalDate> DatesFrom(LocalDate first, DayWord day) => day switch
    {
        { Weekday: { } weekday, Month: null, DayOfMonth: null, Choice: DayChoice.Nearest } =>
            [first.With(DateAdjusters.NextOrSame(weekday)), first.Next(weekday)],
        { DaysFromToday: not null } => dates.Of(day),
        _ => new DatesOfPhrase(clock, clock.StartOf(first), said).Of(day),
    };

    private Instant? NextAfter(Instant start, IEnumerable<LocalTime> times)
    {
        var date = clock.DateOf(start);
        LocalTime[] each = [.. times];
        LocalDateTime[] ahead = [.. each.Select(time => date + time), .. each.Select(time => date.PlusDays(1) + time)];
        foreach (var local in ahead)
        {
            if (said.Instants(local).Where(end => end > start).ToList() is [var first, ..])
                return first;
        }

        return null;
    }
}
