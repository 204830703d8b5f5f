using System.Globalization;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>Wall times of one station as instants; of what does not exist it remembers why.</summary>
internal sealed class SaidTime(StationClock clock, Instant now)
{
    private string? skipped;

    /// <summary>What was asked for and does not exist, in a sentence.</summary>
    public string? Fault { get; private set; }

    /// <summary>The same, or a past hour that was skipped: that is told only where nothing else can be meant.</summary>
    public string? FaultOfNothing => Fault ?? skipped;

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

    /// <summary>Nothing more is looked for: the first reason is the one that is told.</summary>
    public void Refuse(FormattableString reason) => Fault ??= reason.ToString(CultureInfo.InvariantCulture);
}
