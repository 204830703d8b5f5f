using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GartanChatBot.Alerts.State;

namespace GartanChatBot.Alerts;

/// <summary>When the bot speaks first; each chat may say otherwise for itself.</summary>
internal sealed class AlertOptions
{
    /// <summary>How far ahead a shortage may start and still be told; farther ones come nearer by themselves.</summary>
    [Range(typeof(TimeSpan), "00:15:00", "14.00:00:00"), Description("a time span from 15 minutes to 14 days, such as 1.00:00:00")]
    public TimeSpan LookAhead { get; init; } = TimeSpan.FromHours(24);

    /// <summary>When nothing makes a sound, in the station's time; empty: never.</summary>
    [QuietHoursText, Description("two times such as 22:00-07:00, or empty for none")]
    public string QuietHours { get; init; } = "22:00-07:00";

    /// <summary>After a start, before anything new is told: a restart is no news.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00"), Description("a time span up to an hour, such as 00:02:00")]
    public TimeSpan StartUpGrace { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Readings that have to show a shortage, or its end, before it is told.</summary>
    [Range(1, 5)]
    public int Confirmations { get; init; } = 2;

    /// <summary>A shortage that begins so soon needs one reading only.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "06:00:00"), Description("a time span up to six hours, such as 00:30:00")]
    public TimeSpan NearConfirmation { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How often a chat is reminded while a pump is off and nobody has seen it.</summary>
    [Range(typeof(TimeSpan), "00:30:00", "1.00:00:00"), Description("a time span from half an hour to a day, such as 04:00:00")]
    public TimeSpan RemindEvery { get; init; } = TimeSpan.FromHours(4);

    [Range(0, 10)]
    public int MostReminders { get; init; } = 3;

    /// <summary>Without a good reading for so long, the chats are told that nobody knows.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "01:00:00"), Description("a time span from ten minutes to an hour, such as 00:30:00")]
    public TimeSpan LostAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>When digests come, in the station's time.</summary>
    [ClockText, Description("a time such as 08:00")]
    public string DigestAt { get; init; } = "08:00";
}
