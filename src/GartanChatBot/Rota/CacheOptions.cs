using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace GartanChatBot.Rota;

/// <summary>Settings of the timeline cache, from which questions are answered.</summary>
internal sealed class CacheOptions
{
    /// <summary>Maximum time that a timeline is used before it is rebuilt, even without changes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00"), Description("a time span from a second to a day, such as 00:05:00")]
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromMinutes(5);

    [Range(3, 1_000_000), Description("a whole number from 3 to 1000000")]
    public int MaxEntries { get; init; } = 10_000;
}
