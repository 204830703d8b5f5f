using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Gartan.Pages;

/// <summary>Maps the grid's wall times to quarter-hours of the day: none in a skipped hour, two in a repeated one.</summary>
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
                // Without a clock change, wall time is elapsed time.
                firstPass[quarter] = SlotSet.Empty.With(quarter);
                continue;
            }

            var slots = clock.SlotsAt(date, LocalTime.FromMinutesSinceMidnight(quarter * StationClock.SlotMinutes));
            firstPass[quarter] = slots.Count > 0 ? SlotSet.Empty.With(slots[0]) : SlotSet.Empty;
            secondPass[quarter] = slots.Count > 1 ? SlotSet.Empty.With(slots[1]) : SlotSet.Empty;
        }
    }

    public int SlotCount { get; }

    /// <summary>All quarter-hours of the day.</summary>
    public SlotSet All => SlotSet.First(SlotCount);

    /// <summary>Quarter-hours between two wall times, with both passes of a repeated hour.</summary>
    public SlotSet Between(int fromMinute, int toMinute) => First(fromMinute, toMinute) | Second(fromMinute, toMinute);

    /// <summary>Like <see cref="Between"/>, with only the first pass of a repeated hour.</summary>
    public SlotSet First(int fromMinute, int toMinute) => Union(firstPass, fromMinute, toMinute);

    /// <summary>The second pass of a repeated hour; empty at any other time.</summary>
    public SlotSet Second(int fromMinute, int toMinute) => Union(secondPass, fromMinute, toMinute);

    private static SlotSet Union(SlotSet[] pass, int fromMinute, int toMinute)
    {
        var union = SlotSet.Empty;
        for (var quarter = fromMinute / StationClock.SlotMinutes; quarter < toMinute / StationClock.SlotMinutes; quarter++)
            union |= pass[quarter];

        return union;
    }
}
