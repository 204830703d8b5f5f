using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>Resolves a phrase to one moment.</summary>
internal sealed class MomentOfPhrase(TimeFrame frame)
{
    private readonly DatesOfPhrase dates = new(frame);

    public Instant? Of(TimePhrase phrase) => phrase switch
    {
        { Exact: { } exact } => exact,
        { FromNow: { } ahead } => frame.Now + ahead,
        { Length: not null } => null,
        { Period: { } period } => frame.Clock.StartOf(frame.DaysOf(period).From),
        { Part.IsNight: true, Clock: null } => InNight(phrase),
        { Day.IsOver: true } => Candidates(phrase).Cast<Instant?>().FirstOrDefault(),
        _ => frame.Pick(Candidates(phrase), at => at),
    };

    /// <summary>The period from now until the phrase's time.</summary>
    public Interval? Until(TimePhrase until)
    {
        var end = until.IsDayOnly ? dates.Of(until.Day).Select(frame.Clock.StartOf).FirstOrDefault(start => start > frame.Now)
            : until.Length is { } length ? frame.Now + length
            : Of(until);
        return end is { } at && at > frame.Now ? new Interval(frame.Now, at) : null;
    }

    /// <summary>Moments the phrase may mean, the earlier first; a phrase that names one date gives only moments of that date.</summary>
    public IEnumerable<Instant> Candidates(TimePhrase phrase) =>
        (phrase is { Part.IsNight: true, Clock: not null } ? dates.Evenings(phrase.Day) : dates.Of(phrase.Day))
            .SelectMany(date => TimesOf(phrase, date).SelectMany(frame.Instants));

    /// <summary>"Tonight" asked at night means the night in progress.</summary>
    private Instant? InNight(TimePhrase phrase)
    {
        var evening = dates.Evenings(phrase.Day).FirstOrDefault();
        var (from, to) = (frame.Clock.InstantOf(evening + phrase.Part!.From), frame.Clock.InstantOf(phrase.Part.EndOf(evening)));
        var usual = frame.Clock.InstantOf(evening + phrase.Part.Usual);
        return evening == default ? null : from <= frame.Now && frame.Now < to && usual < frame.Now ? frame.Now : usual;
    }

    private IEnumerable<LocalDateTime> TimesOf(TimePhrase phrase, LocalDate date) =>
        phrase switch
        {
            { Clock: null, Part: { } part } => [date + part.Usual],
            { Clock: null } => [date + LocalTime.Noon],
            { Clock: { } clock, Part: { } part } when clock.Form is not ClockForm.EndOfDay || part.IsNight => InPart(clock, part, date),
            { Clock.Form: ClockForm.EndOfDay } => [date.PlusDays(1) + LocalTime.Midnight],
            { Clock: { Form: ClockForm.Face } face } when phrase.Day is null || date == frame.Today =>
                face.Faces.Select(time => date + time),
            { Clock: { } time } => [date + time.Time],
        };

    private IEnumerable<LocalDateTime> InPart(ClockTime clock, DayPart part, LocalDate date)
    {
        LocalDateTime[] times = [.. clock.FacesInPart.Where(part.MayHold).Select(time => part.At(date, time)).Order()];
        if (times.Length == 0)
            frame.Refuse($"{clock.Time:HH:mm} isn't in the {part.Name}: that's {part.Earliest:HH:mm} to {part.Latest:HH:mm}.");

        return part.IsNight ? times : times.Take(1);
    }
}
