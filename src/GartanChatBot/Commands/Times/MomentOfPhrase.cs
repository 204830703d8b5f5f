using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>The one moment that a phrase means.</summary>
internal sealed class MomentOfPhrase(StationClock clock, Instant now, SaidTime said)
{
    private readonly DatesOfPhrase dates = new(clock, now, said);

    public Instant? Of(TimePhrase phrase) => phrase switch
    {
        { Exact: { } exact } => exact,
        { FromNow: { } ahead } => now + ahead,
        { Length: not null } => null,
        { Period: { } period } => clock.StartOf(period.DaysSeenFrom(clock.DateOf(now)).From),
        { Part.IsNight: true, Clock: null } => InNight(phrase),
        _ => FirstToCome(Candidates(phrase)),
    };

    /// <summary>From now on until then.</summary>
    public Interval? Until(TimePhrase until, Instant from)
    {
        var end = until.IsDayOnly ? dates.Of(until.Day).Select(clock.StartOf).FirstOrDefault(start => start > from)
            : until.Length is { } length ? from + length
            : Of(until);
        return end is { } at && at > from ? new Interval(from, at) : null;
    }

    /// <summary>Every moment that may be meant, the earlier first; of what does not come again only those of its one day.</summary>
    public IEnumerable<Instant> Candidates(TimePhrase phrase) =>
        phrase is { Part: { IsNight: true } night, Clock: { } late }
            ? OfNight(late, night, dates.Evenings(phrase.Day))
            : dates.Of(phrase.Day).SelectMany(date => TimesOf(phrase, date).SelectMany(said.Instants));

    /// <summary>What is past of a day that does not come again stays past.</summary>
    private Instant? FirstToCome(IEnumerable<Instant> candidates)
    {
        Instant? first = null;
        foreach (var at in candidates)
        {
            if (at >= now)
                return at;

            first ??= at;
        }

        return first;
    }

    /// <summary>"Tonight" asked at night is the night that it is.</summary>
    private Instant? InNight(TimePhrase phrase)
    {
        var evening = dates.Evenings(phrase.Day).FirstOrDefault();
        var (from, to) = (clock.InstantOf(evening + phrase.Part!.From), clock.InstantOf(evening.PlusDays(1) + phrase.Part.To));
        var usual = clock.InstantOf(evening + phrase.Part.Usual);
        return evening == default ? null : from <= now && now < to && usual < now ? now : usual;
    }

    private IEnumerable<Instant> OfNight(ClockTime late, DayPart night, IEnumerable<LocalDate> evenings)
    {
        LocalTime[] faces = [.. late.FacesInPart.Where(night.MayHold).OrderBy(time => time < night.From)];
        if (faces.Length == 0)
            said.Refuse($"{late.Time:HH:mm} is not in the night: I take it from {night.From:HH:mm} to {night.To:HH:mm}.");

        return evenings.SelectMany(evening =>
            faces.SelectMany(time => said.Instants((time < night.From ? evening.PlusDays(1) : evening) + time)));
    }

    private IEnumerable<LocalDateTime> TimesOf(TimePhrase phrase, LocalDate date) =>
        phrase switch
        {
            { Clock: null, Part: { } part } => [date + part.Usual],
            { Clock: null } => [date + LocalTime.Noon],
            { Clock.Form: ClockForm.EndOfDay } => [date.PlusDays(1) + LocalTime.Midnight],
            { Clock: { } time, Part: { } part } when time.FacesInPart.Where(part.MayHold).ToList() is { Count: > 0 } faces =>
            [
                date + faces[0],
            ],
            { Clock: { Form: ClockForm.Face } face } when phrase.Day is null || date == clock.DateOf(now) => face.Faces.Select(time =>
                date + time),
            { Clock: { } time } => [date + time.Time],
        };
}
