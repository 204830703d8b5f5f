using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GartanChatBot.Alerts.State;

namespace GartanChatBot.Alerts;

/// <summary>Settings for alerts; each chat may override them.</summary>
internal sealed class AlertOptions
{
    /// <summary>How far ahead a shortage may start to be announced; later ones are announced when they come within it.</summary>
    [Range(typeof(TimeSpan), "00:15:00", "14.00:00:00"), Description("a time span from 15 minutes to 14 days, such as 1.00:00:00")]
    public TimeSpan LookAhead { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Hours in which alerts are silent, in the station's time; empty for none.</summary>
    [QuietHoursText, Description("two times such as 22:00-07:00, or empty for none")]
    public string QuietHours { get; init; } = "22:00-07:00";

    /// <summary>Time after a start without new alerts, because a restart is not news.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00"), Description("a time span up to an hour, such as 00:02:00")]
    public TimeSpan StartUpGrace { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Readings that must show a shortage, or its end, before it is announced.</summary>
    [Range(1, 5)]
    public int Confirmations { get; init; } = 2;

    /// <summary>A shortage that starts within this time needs one reading only.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "06:00:00"), Description("a time span up to six hours, such as 00:30:00")]
    public TimeSpan NearConfirmation { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Interval of reminders while a pump is off the run and no one has acknowledged the alert.</summary>
    [Range(typeof(TimeSpan), "00:30:00", "1.00:00:00"), Description("a time span from half an hour to a day, such as 04:00:00")]
    public TimeSpan RemindEvery { get; init; } = TimeSpan.FromHours(4);

    [Range(0, 10)]
    public int MostReminders { get; init; } = 3;

    /// <summary>Time without a good reading after which the chats are notified that Gartan can't be read.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "01:00:00"), Description("a time span from ten minutes to an hour, such as 00:30:00")]
    public TimeSpan LostAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Time of the digests, in the station's time.</summary>
    [ClockText, Description("a time such as 08:00")]
    public string DigestAt { get; init; } = "08:00";
}
