using GartanChatBot.Commands;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Web.Board;

/// <summary>Encodes the states of pumps and people as one letter per time slot; unknown has its own, so it never looks like off.</summary>
internal sealed class BoardStrips(ResolvedQuestion asked)
{
    public const int DaysShown = 7;

    private const int Hours = 24;
    private const int QuartersAnHour = 4;

    private readonly StationClock clock = asked.Rota.Station.Clock;

    /// <summary>The start of the current hour, local time.</summary>
    private Instant Start => asked.ThisSlot - Duration.FromMinutes(clock.LocalOf(asked.ThisSlot).Minute);

    public Interval Day => new(asked.At, Start + Duration.FromHours(Hours));

    public IEnumerable<LocalDate> Dates => Enumerable.Range(0, DaysShown).Select(asked.Rota.Today.PlusDays);

    public DayAxis Axis =>
        new(clock.Shown(Start), [.. Enumerable.Range(0, Hours).Select(hour => NameOf(Start + Duration.FromHours(hour)))]);

    /// <summary>u unknown, f off, r reduced, c one away from off, o on, p on with spare crew, i at an incident.</summary>
    public static char LetterOf(CrewingLevel level) => level switch
    {
        CrewingLevel.Off => 'f',
        CrewingLevel.Reduced => 'r',
        CrewingLevel.Critical => 'c',
        CrewingLevel.On => 'o',
        CrewingLevel.Preferred => 'p',
        CrewingLevel.Committed => 'i',
        _ => 'u',
    };

    public string DayOf(Callsign pump) => Quarters(at => LetterOf(asked.Timeline.StateAt(pump, at).Level));

    /// <summary>o on, f off, i at an incident, u not read or not readable.</summary>
    public string DayOf(MemberKey member)
    {
        var on = asked.Timeline.AvailabilityOf(member, Around);
        var incident = asked.Timeline.CommittedOf(member, Around);
        var unreadable = asked.Timeline.UnreadableOf(member, Around);
        var read = asked.Timeline.ReadIntervals;

        return Quarters(at =>
            !read.Contains(at) || unreadable.Contains(at) ? 'u' : incident.Contains(at) ? 'i' : on.Contains(at) ? 'o' : 'f');
    }

    /// <summary>One letter per hour of the date; an hour skipped by daylight saving is a space.</summary>
    public string DayOf(Callsign pump, LocalDate date) => asked.Rota.AgeOf(date).IsUntrusted
        ? new('u', Hours)
        : string.Concat(HourlyBarChart.WorstByHour(asked, pump, date).Select(level => level is { } known ? LetterOf(known) : ' '));

    private Interval Around => new(Start, Start + Duration.FromHours(Hours));

    private string NameOf(Instant at)
    {
        var local = clock.LocalOf(at);
        return local.Hour == 0
            ? local.ToString("ddd", System.Globalization.CultureInfo.InvariantCulture)
            : local.ToString("HH", System.Globalization.CultureInfo.InvariantCulture);
    }

    private string Quarters(Func<Instant, char> letter) => string.Concat(Enumerable.Range(0, Hours * QuartersAnHour)
        .Select(quarter => Start + StationClock.SlotLength * quarter)
        .Select(at => IsTooOld(at) ? 'u' : letter(at)));

    /// <summary>The timeline omits later days with outdated readings but keeps today as last known, so today is checked here.</summary>
    private bool IsTooOld(Instant at) => asked.Rota.Age.IsUntrusted && clock.DateOf(at) == asked.Rota.Today;
}
