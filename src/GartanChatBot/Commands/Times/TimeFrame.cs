using System.Globalization;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>
/// Context for resolving times: the station's clock, the moment of asking, and whether the past is meant. Stores the reason if a time does
/// not exist.
/// </summary>
internal sealed class TimeFrame(StationClock clock, Instant now, bool isPast)
{
    private string? skipped;

    public StationClock Clock => clock;

    public Instant Now => now;

    public LocalDate Today { get; } = clock.DateOf(now);

    /// <summary>True if the question is about the past: "were we on Friday".</summary>
    public bool IsPast => isPast;

    /// <summary>The reason why the requested time does not exist, as a sentence.</summary>
    public string? Fault { get; private set; }

    /// <summary><see cref="Fault"/>, or a skipped hour; a skipped hour is reported only if no other meaning exists.</summary>
    public string? FaultIfNothingFound => Fault ?? skipped;

    /// <summary>Copies the frame for another moment, looking ahead.</summary>
    public TimeFrame SeenFrom(Instant moment) => new(clock, moment, isPast: false);

    /// <summary>
    /// Instants of a local time: usually one, two in a repeated hour, none in a skipped one, which is stored for the error.
    /// </summary>
    public IReadOnlyList<Instant> Instants(LocalDateTime local)
    {
        var mapping = clock.Zone.MapLocal(local);
        if (mapping.Count == 0)
        {
            skipped ??= string.Create(
                CultureInfo.InvariantCulture, $"There's no {local:HH:mm} on {local:ddd d MMMM}: the clocks go forward then.");
            Fault ??= local > clock.LocalOf(now) ? skipped : null;
        }

        return mapping.Count switch
        {
            0 => [],
            1 => [mapping.Single().ToInstant()],
            _ => [mapping.First().ToInstant(), mapping.Last().ToInstant()],
        };
    }

    /// <summary>The date in that year; null if it does not exist.</summary>
    public LocalDate? DateOf(int year, int month, int day)
    {
        if (day <= CalendarSystem.Iso.GetDaysInMonth(year, month))
            return new LocalDate(year, month, day);

        Refuse($"There's no {day} {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)} in {year}.");
        return null;
    }

    /// <summary>First day of the period and first day after it; for the past, the last period that has begun.</summary>
    public (LocalDate From, LocalDate To) DaysOf(NamedPeriod period) =>
        period.DaysSeenFrom(Today) is var days && isPast && days.From > Today
            ? (period with { Offset = period.Offset - 1 }).DaysSeenFrom(Today)
            : days;

    /// <summary>Chooses among times with the same name: the next one, or the last one for the past.</summary>
    /// <param name="times">Possible times, the earlier first.</param>
    /// <param name="counts">Gives the moment that decides if a time is past.</param>
    public T? Pick<T>(IEnumerable<T> times, Func<T, Instant> counts)
        where T : struct
    {
        T? other = null;
        T? last = null;
        foreach (var time in times)
        {
            if (!isPast && counts(time) >= now)
                return time;

            if (isPast && counts(time) <= now && (last is not { } known || counts(known) < counts(time)))
                last = time;

            other ??= time;
        }

        return last ?? other;
    }

    /// <summary>Stores the reason; only the first one is reported.</summary>
    public void Refuse(FormattableString reason) => Fault ??= reason.ToString(CultureInfo.InvariantCulture);
}
