using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace GartanChatBot.Scraping;

/// <summary>How fresh the rota is kept.</summary>
internal sealed class ScrapeOptions
{
    public RefreshOptions Refresh { get; init; } = new();

    /// <summary>A random share of this is waited before each pass, so that bots of many stations do not knock together.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00"), Description("a time span up to a minute, such as 00:00:40")]
    public TimeSpan Jitter { get; init; } = TimeSpan.FromSeconds(40);
}

/// <summary>How often each day's page is read. Past days are read twice after they end, then never.</summary>
internal sealed class RefreshOptions
{
    private const string Words = "a time span from one minute to two days, such as 00:05";

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
}
