using System.Globalization;
using NodaTime.Text;

namespace GartanChatBot.Chat.Replies;

/// <summary>A moment as station time, 24-hour clock.</summary>
internal static class MomentWords
{
    private static readonly LocalDateTimePattern Clock = Pattern("HH':'mm");
    private static readonly LocalDateTimePattern Weekday = Pattern("ddd HH':'mm");
    private static readonly LocalDateTimePattern Date = Pattern("ddd d MMM HH':'mm");
    private static readonly LocalDateTimePattern DateWithYear = Pattern("ddd d MMM uuuu HH':'mm");
    private static readonly LocalDateTimePattern ShortDay = Pattern("d MMM");
    private static readonly LocalDateTimePattern Day = Pattern("ddd d MMMM");
    private static readonly LocalDateTimePattern DayAndClock = Pattern("ddd d MMMM HH':'mm");

    public static string Of(Span.Moment moment)
    {
        var local = moment.Instant.InZone(moment.Zone).LocalDateTime;

        return moment.Form switch
        {
            MomentForm.Clock => Clock.Format(local),
            MomentForm.EndOfDay => "24:00",
            MomentForm.Weekday => Weekday.Format(local),
            MomentForm.Date => Date.Format(local),
            MomentForm.DateWithYear => DateWithYear.Format(local),
            MomentForm.ShortDay => ShortDay.Format(local),
            MomentForm.Day => Day.Format(local),
            MomentForm.DayAndClock => DayAndClock.Format(local),
            MomentForm.Ticking => "",
            _ => throw new InvalidOperationException($"No words for {moment.Form}."),
        };
    }

    private static LocalDateTimePattern Pattern(string pattern) => LocalDateTimePattern.Create(pattern, CultureInfo.InvariantCulture);
}
