using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>Resolves one phrase that names a period: a day, a part of a day, a week, a number of hours from now.</summary>
internal sealed class NamedSpan(TimeFrame frame)
{
    private readonly DatesOfPhrase dates = new(frame);

    public Interval? Of(TimePhrase phrase) => phrase switch
    {
        { Length: { } length } => length > Duration.Zero && !frame.IsPast
            ? new(frame.Now, frame.Now + length)
            : new(frame.Now - Duration.Max(length, -length), frame.Now),
        { Period: { } period } => Days(frame.DaysOf(period)),
        { Exact: not null } or { FromNow: not null } or { Clock: not null } => null,
        { Part: { IsNight: true } night } => Meant(dates.Evenings(phrase.Day), night),
        _ => Meant(dates.Of(phrase.Day), phrase.Part),
    };

    /// <summary>Of the past, "Tuesday" means the last whole one, "the morning" the last that has begun.</summary>
    private Interval? Meant(IEnumerable<LocalDate> days, DayPart? part) =>
        frame.Pick(days.Select(day => On(day, part)), span => frame.IsPast && part is not null ? span.Start : span.End - Duration.Epsilon);

    private Interval On(LocalDate day, DayPart? part) => part is null
        ? frame.Clock.DayOf(day)
        : new(frame.Clock.InstantOf(day + part.From), frame.Clock.InstantOf(part.EndOf(day)));

    private Interval Days((LocalDate From, LocalDate To) days) => new(frame.Clock.StartOf(days.From), frame.Clock.StartOf(days.To));
}
