using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>
/// Refresh interval for each day's page, and so the expected age of its reading. Past days are read twice after they end, then never.
/// </summary>
internal sealed class RefreshOptions
{
    private const string Words = "a time span from one minute to two days, such as 00:05";

    private static readonly LocalTime NightStarts = new(23, 0);

    public static LocalTime NightEnds { get; } = new(6, 0);

    [Range(typeof(TimeSpan), "00:01:00", "2.00:00:00"), Description(Words)]
    public TimeSpan Today { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Today's page between 23:00 and 06:00.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "2.00:00:00"), Description(Words)]
    public TimeSpan TodayAtNight { get; init; } = TimeSpan.FromMinutes(15);

    [Range(typeof(TimeSpan), "00:01:00", "2.00:00:00"), Description(Words)]
    public TimeSpan Tomorrow { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Days 2 to 7.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "2.00:00:00"), Description(Words)]
    public TimeSpan Week { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Day 8 and later.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "2.00:00:00"), Description(Words)]
    public TimeSpan Later { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Time after a reading of the day until the next one is due.</summary>
    public Duration IntervalFor(LocalDate day, StationClock clock, Instant at)
    {
        var local = clock.LocalOf(at);
        return IntervalFor(day, local.Date, local.TimeOfDay);
    }

    public Duration IntervalFor(LocalDate day, LocalDate today, LocalTime time) =>
        Duration.FromTimeSpan(
            Period.DaysBetween(today, day) switch
            {
                <= 0 => time >= NightStarts || time < NightEnds ? TodayAtNight : Today,
                1 => Tomorrow,
                <= 7 => Week,
                _ => Later,
            });
}
