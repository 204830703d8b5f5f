using NodaTime;
using NodaTime.TimeZones;

namespace GartanChatBot.Crewing;

/// <summary>
/// Converts between wall time of a station's grid and instants; the only class that handles clock changes. A skipped hour has no slots; a
/// repeated hour has its slots twice, the earlier pass first.
/// </summary>
internal sealed class StationClock(DateTimeZone zone)
{
    public static readonly Duration SlotLength = Duration.FromMinutes(SlotMinutes);

    public const int SlotMinutes = 15;

    public DateTimeZone Zone => zone;

    /// <summary>Midnight of the day; if midnight is skipped, the first moment of the day.</summary>
    public Instant StartOf(LocalDate date) => zone.AtStartOfDay(date).ToInstant();

    public Instant EndOf(LocalDate date) => StartOf(date.PlusDays(1));

    public Interval DayOf(LocalDate date) => new(StartOf(date), EndOf(date));

    /// <summary>Quarter-hours between midnight and midnight: 96, or 92 or 100 when the clocks change by an hour.</summary>
    public int SlotCount(LocalDate date) => (int)((EndOf(date) - StartOf(date)) / SlotLength);

    public LocalDate DateOf(Instant instant) => instant.InZone(zone).Date;

    public LocalDateTime LocalOf(Instant instant) => instant.InZone(zone).LocalDateTime;

    public OffsetDateTime WithOffset(Instant instant) => instant.InZone(zone).ToOffsetDateTime();

    /// <summary>The instant for a wall time: the earlier of two, and just after the gap for a skipped one.</summary>
    public Instant InstantOf(LocalDateTime local) =>
        local.InZone(zone, Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter)).ToInstant();

    public Instant SlotStart(LocalDate date, int slot) => StartOf(date) + SlotLength * slot;

    /// <summary>
    /// Slots of the day that begin at this wall time: usually one, none in a skipped hour, two in a repeated one (earlier pass first).
    /// </summary>
    public IReadOnlyList<int> SlotsAt(LocalDate date, LocalTime time)
    {
        var start = StartOf(date);
        var mapping = zone.MapLocal(date + time);

        return mapping.Count switch
        {
            0 => [],
            1 => [SlotBetween(start, mapping.Single().ToInstant())],
            _ => [SlotBetween(start, mapping.First().ToInstant()), SlotBetween(start, mapping.Last().ToInstant())],
        };
    }

    /// <summary>Monday 00:00 to Monday 00:00 of the week that contains the date: 168 hours, 167 or 169 if the clocks change.</summary>
    public Interval WeekOf(LocalDate date)
    {
        var monday = date.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
        return new(StartOf(monday), StartOf(monday.PlusDays(7)));
    }

    private static int SlotBetween(Instant start, Instant instant) => (int)((instant - start) / SlotLength);
}
