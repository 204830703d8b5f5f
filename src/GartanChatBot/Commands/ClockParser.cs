using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>A time of day as people type it: <c>16:00</c>, <c>16.00</c>, <c>1600</c>, <c>7am</c>, <c>7:30pm</c>, <c>18</c>.</summary>
internal static partial class ClockParser
{
    public static LocalTime? Read(string word)
    {
        var match = Clock().Match(word);
        if (!match.Success)
            return null;

        var hour = Number(match.Groups["hour"]);
        var minute = match.Groups["minute"].Success ? Number(match.Groups["minute"]) : 0;

        if (match.Groups["half"].Success)
        {
            if (hour is < 1 or > 12)
                return null;

            hour = (hour % 12) + (match.Groups["half"].Value == "pm" ? 12 : 0);
        }

        // 24:00 is how a day ends on a rota; as a time of day it is midnight, and a span that ends there ends the next day.
        return (hour, minute) switch
        {
            (24, 0) => LocalTime.Midnight,
            ( > 23, _) or (_, > 59) => null,
            _ => new LocalTime(hour, minute),
        };
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?:(?<hour>[0-9]{1,2})(?:[:.](?<minute>[0-9][0-9]))?|(?<hour>[0-9][0-9])(?<minute>[0-9][0-9]))(?:h|hrs|hours|(?<half>am|pm))?$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Clock();
}
