using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace GartanChatBot.Alerts;

/// <summary>When the bot speaks first.</summary>
internal sealed class AlertOptions
{
    /// <summary>How far ahead a shortage may start and still be told; farther ones come nearer by themselves.</summary>
    [Range(typeof(TimeSpan), "00:15:00", "14.00:00:00"), Description("a time span from 15 minutes to 14 days, such as 1.00:00:00")]
    public TimeSpan LookAhead { get; init; } = TimeSpan.FromHours(24);
}
