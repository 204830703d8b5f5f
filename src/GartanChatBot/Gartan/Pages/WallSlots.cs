using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Gartan.Pages;

/// <summary>Which quarter-hours of the day the grid's wall times mean: none in a skipped hour, two in a repeated one.</summary>
internal sealed class WallSlots
{
    private const int QuartersInDay = WallTime.MinutesInDay / StationClock.SlotMinutes;

    private readonly SlotSet[] firstPass = new SlotSet[QuartersInDay];
    private readonly SlotSet[] secondPass = new SlotSet[QuartersInDay];

    public WallSlots(StationClock clock, LocalDate date)
    {
        SlotCount = clock.SlotCount(date);

        for (var quarter = 0; quarter < QuartersInDay; quarter++)
        {
            if (SlotCount == QuartersInDay)
            {
                // No clock change today: wall time is elapsed time.
                firstPass[quarter] = SlotSet.Empty.With(quarter);
                continue;
            }

            var slots = clock.SlotsAt(date, LocalTime.FromMinutesSinceMidnight(quarter * StationClock.SlotMinutes));
            firstPass[quarter] = slots.Count > 0 ? SlotSet.Empty.With(slots[0]) : SlotSet.Empty;
            secondPass[quarter] = slots.Count > 1 ? SlotSet.Empty.With(slots[1]) : SlotSet.Empty;
        }
    }

    public int SlotCount { get; }

    /// <summary>Every quarter-hour of the day.</summary>
    public SlotSet All => SlotSet.First(SlotCount);

    /// <summary>The quarter-hours from one wall time until another, both passes of a repeated hour.</summary>
    public SlotSet Between(int fromMinute, int toMinute) => First(fromMinute, toMinute) | Second(fromMinute, toMinute);

    /// <summary>The same, a repeated hour's first pass only.</summary>
    public SlotSet First(int fromMinute, int toMinute) => Union(firstPass, fromMinute, toMinute);

    /// <summary>A repeated hour's second pass; nothing at any other time.</summary>
    public SlotSet Second(int fromMinute, int toMinute) => Union(secondPass, fromMinute, toMinute);

    private static SlotSet Union(SlotSet[] pass, int fromMinute, int toMinute)
    {
        var union = SlotSet.Empty;
        for (var quarter = fromMinute / StationClock.SlotMinutes; quarter < toMinute / StationClock.SlotMinutes; quarter++)
            union |= pass[quarter];

        return union;
    }
}
