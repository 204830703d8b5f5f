using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace GartanChatBot.Tuning;

/// <summary>How far the bot may adjust itself. What it decides is said in <c>/status</c> and <c>/performance</c>.</summary>
internal sealed class TuningOptions
{
    /// <summary>False: spacing and refresh intervals are those of the configuration, always.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// Requests are never further apart than this, however slowly Gartan answers; <c>Gartan:MinimumSpacing</c> is the other end.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00"), Description("a time span from a second to a minute, such as 00:00:30")]
    public TimeSpan SlowestSpacing { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>No day is read more often than this, however often it changes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "06:00:00"), Description("a time span from a minute to six hours, such as 00:02")]
    public TimeSpan QuickestRefresh { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// A later day that has not changed for three days may wait so many times its <c>Scraping:Refresh</c>. Today and tomorrow never do.
    /// </summary>
    [Range(1.0, 2.0), Description("a number from 1 to 2")]
    public double QuietStretch { get; init; } = 1.5;

    /// <summary>Days are read more often only while the requests of a day are on course for at most this many a station.</summary>
    [Range(100, 5000)]
    public int RequestsADay { get; init; } = 570;
}
