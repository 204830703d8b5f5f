using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>The span that one phrase names by itself: a day, a part of a day, a week, so many hours from now.</summary>
internal sealed class StretchOfPhrase(StationClock clock, Instant now, SaidTime said)
{
    private readonly DatesOfPhrase dates = new(clock, now, said);

    public Interval? Of(TimePhrase phrase) => phrase switch
    {
        { Length: { } length } => new(now, now + length),
        { Period: { } period } => Days(period.DaysSeenFrom(clock.DateOf(now))),
        { Exact: not null } or { FromNow: not null } or { Clock: not null } => null,
        { Part.IsNight: true } => NotOver(dates.Evenings(phrase.Day), phrase),
        _ => NotOver(dates.Of(phrase.Day), phrase),
    };

    private Interval? NotOver(IEnumerable<LocalDate> days, TimePhrase phrase)
    {
        Interval? first = null;
        foreach (var day in days)
        {
            var span = On(day, phrase.Part);
            if (span.End > now)
                return span;

            first ??= span;
        }

        return first;
    }

    private Interval On(LocalDate day, DayPart? part) => part is null
        ? clock.DayOf(day)
        : new(clock.InstantOf(day + part.From), clock.InstantOf((part.IsNight ? day.PlusDays(1) : day) + part.To));

    private Interval Days((LocalDate From, LocalDate To) days) => new(clock.StartOf(days.From), clock.StartOf(days.To));
}
