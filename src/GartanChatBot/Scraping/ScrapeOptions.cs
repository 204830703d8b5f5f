using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GartanChatBot.Availability;

namespace GartanChatBot.Scraping;

/// <summary>How fresh the rota is kept.</summary>
internal sealed class ScrapeOptions
{
    public RefreshOptions Refresh { get; init; } = new();

    /// <summary>A random share of this is waited before each pass, so that bots of many stations do not knock together.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00"), Description("a time span up to a minute, such as 00:00:40")]
    public TimeSpan Jitter { get; init; } = TimeSpan.FromSeconds(40);
}
