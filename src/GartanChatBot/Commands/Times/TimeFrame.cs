using System.Globalization;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>
/// From where a time is looked at: the station's wall clock, the moment of asking, and whether people speak of what was. Of what does not
/// exist it remembers why.
/// </summary>
internal sealed class TimeFrame(StationClock clock, Instant now, bool isPast)
{
    private string? skipped;

    public StationClock Clock => clock;

    public Instant Now => now;

    public LocalDate Today { get; } = clock.DateOf(now);

    /// <summary>"Were we on Friday": the Friday that was.</summary>
    public bool IsPast => isPast;

    /// <summary>What was asked for and does not exist, in a sentence.</summary>
    public string? Fault { get; private set; }

    /// <summary>The same, or a past hour that was skipped: that is told only where nothing else can be meant.</summary>
    public string? FaultOfNothing => Fault ?? skipped;

    /// <summary>The same clock, as somebody sees it at another moment and looks ahead.</summary>
    public TimeFrame SeenFrom(Instant moment) => new(clock, moment, isPast: false);

    /// <summary>One as a rule, two where the hour comes twice, the earlier first; none in a skipped hour, which is remembered.</summary>
    public IReadOnlyList<Instant> Instants(LocalDateTime local)
    {
        var mapping = clock.Zone.MapLocal(local);
        if (mapping.Count == 0)
        {
            skipped ??= string.Create(
                CultureInfo.InvariantCulture, $"There is no {local:HH:mm} on {local:ddd d MMMM}: the clocks go forward then.");
            Fault ??= local > clock.LocalOf(now) ? skipped : null;
        }

        return mapping.Count switch
        {
            0 => [],
            1 => [mapping.Single().ToInstant()],
            _ => [mapping.First().ToInstant(), mapping.Last().ToInstant()],
        };
    }

    /// <summary>The date in the year, where it has one.</summary>
    public LocalDate? DateOf(int year, int month, int day)
    {
        if (day <= CalendarSystem.Iso.GetDaysInMonth(year, month))
            return new LocalDate(year, month, day);

        Refuse($"There is no {day} {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)} in {year}.");
        return null;
    }

    /// <summary>The first day of it, and the first that no longer belongs to it; of what was, the last that has begun.</summary>
    public (LocalDate From, LocalDate To) DaysOf(NamedPeriod period) =>
        period.DaysSeenFrom(Today) is var days && isPast && days.From > Today
            ? (period with { Offset = period.Offset - 1 }).DaysSeenFrom(Today)
            : days;

    /// <summary>The one that is meant of several that have the same name: the next to come, or the last that was.</summary>
    /// <param name="times">What may be meant; of times to come the earlier first.</param>
    /// <param name="counts">The moment by which each is judged.</param>
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

    /// <summary>Nothing more is looked for: the first reason is the one that is told.</summary>
    public void Refuse(FormattableString reason) => Fault ??= reason.ToString(CultureInfo.InvariantCulture);
}
