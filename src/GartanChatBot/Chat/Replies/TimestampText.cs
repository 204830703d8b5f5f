using System.Globalization;
using NodaTime.Text;

namespace GartanChatBot.Chat.Replies;

/// <summary>Formats a moment in station time, 24-hour clock.</summary>
internal static class TimestampText
{
    private static readonly LocalDateTimePattern Clock = Pattern("HH':'mm");
    private static readonly LocalDateTimePattern Weekday = Pattern("ddd HH':'mm");
    private static readonly LocalDateTimePattern Date = Pattern("ddd d MMM HH':'mm");
    private static readonly LocalDateTimePattern DateWithYear = Pattern("ddd d MMM uuuu HH':'mm");
    private static readonly LocalDateTimePattern ShortDay = Pattern("d MMM");
    private static readonly LocalDateTimePattern ShortDayWithYear = Pattern("d MMM uuuu");
    private static readonly LocalDateTimePattern Day = Pattern("ddd d MMMM");
    private static readonly LocalDateTimePattern DayWithYear = Pattern("ddd d MMMM uuuu");
    private static readonly LocalDateTimePattern DayAndClock = Pattern("ddd d MMMM HH':'mm");
    private static readonly LocalDateTimePattern DayAndClockWithYear = Pattern("ddd d MMMM uuuu HH':'mm");

    public static string Of(TextRun.TimestampRun timestampRun)
    {
        var local = timestampRun.Instant.InZone(timestampRun.Zone).LocalDateTime;

        return timestampRun.Form switch
        {
            TimestampStyle.Clock => Clock.Format(local),
            TimestampStyle.EndOfDay => "24:00",
            TimestampStyle.Weekday => Weekday.Format(local),
            TimestampStyle.Date => Date.Format(local),
            TimestampStyle.DateWithYear => DateWithYear.Format(local),
            TimestampStyle.ShortDay => ShortDay.Format(local),
            TimestampStyle.ShortDayWithYear => ShortDayWithYear.Format(local),
            TimestampStyle.Day => Day.Format(local),
            TimestampStyle.DayWithYear => DayWithYear.Format(local),
            TimestampStyle.DayAndClock => DayAndClock.Format(local),
            TimestampStyle.DayAndClockWithYear => DayAndClockWithYear.Format(local),
            TimestampStyle.Ticking => "",
            _ => throw new InvalidOperationException($"No words for {timestampRun.Form}."),
        };
    }

    private static LocalDateTimePattern Pattern(string pattern) => LocalDateTimePattern.Create(pattern, CultureInfo.InvariantCulture);
}
