using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GartanChatBot.Rota;

namespace GartanChatBot.Scraping;

/// <summary>Settings of the scrape schedule.</summary>
internal sealed class ScrapeOptions
{
    public RefreshOptions Refresh { get; init; } = new();

    /// <summary>
    /// Upper limit of a random delay, applied once after the start and shifting every reading, so that many bots don't send requests at the
    /// same second.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00"), Description("a time span up to a minute, such as 00:00:40")]
    public TimeSpan Jitter { get; init; } = TimeSpan.FromSeconds(40);
}
