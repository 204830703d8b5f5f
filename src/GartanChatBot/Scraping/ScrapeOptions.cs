using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GartanChatBot.Rota;

namespace GartanChatBot.Scraping;

/// <summary>How fresh the rota is kept.</summary>
internal sealed class ScrapeOptions
{
    public RefreshOptions Refresh { get; init; } = new();

    /// <summary>
    /// A random share of this is waited once after the start and shifts every reading alike, so that many bots do not ask at the same
    /// second.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00"), Description("a time span up to a minute, such as 00:00:40")]
    public TimeSpan Jitter { get; init; } = TimeSpan.FromSeconds(40);
}
