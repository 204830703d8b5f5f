using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace GartanChatBot.Tuning;

/// <summary>Limits of automatic tuning. Its decisions are shown in <c>/status</c> and <c>/performance</c>.</summary>
internal sealed class TuningOptions
{
    /// <summary>False to always use the configured spacing and refresh intervals.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Upper limit of the request spacing, however slow Gartan is; <c>Gartan:MinimumSpacing</c> is the lower limit.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00"), Description("a time span from a second to a minute, such as 00:00:30")]
    public TimeSpan SlowestSpacing { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Lower limit of the refresh interval, however often a day changes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "06:00:00"), Description("a time span from a minute to six hours, such as 00:02")]
    public TimeSpan QuickestRefresh { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Factor on <c>Scraping:Refresh</c> for a later day unchanged for three days. Never applied to today and tomorrow.</summary>
    [Range(1.0, 2.0), Description("a number from 1 to 2")]
    public double QuietStretch { get; init; } = 1.5;

    /// <summary>Requests per day and station up to which days may be read more often than configured.</summary>
    [Range(100, 5000)]
    public int RequestsADay { get; init; } = 570;
}
