using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>
/// Parses a duration: <c>4h</c>, <c>1h30</c>, <c>90 min</c>, <c>half an hour</c>, <c>an hour and a half</c>, <c>2 days and 3 hours</c>. A
/// day is 24 hours.
/// </summary>
internal static partial class TimeLength
{
    /// <summary>Limit, longer than any known rota.</summary>
    private static readonly Duration Longest = Duration.FromDays(1000);

    public static Duration? Read(TimeWords words)
    {
        var begin = words.Position;
        var length = ReadPart(words);
        while (length is not null)
        {
            var next = words.Position;
            _ = words.TryTake("and");
            if (ReadPart(words) is not { } more)
            {
                words.Position = next;
                break;
            }

            length += more;
        }

        if (length is { } whole && whole >= Duration.Zero && whole <= Longest)
            return whole;

        words.Position = begin;
        return null;
    }

    private static Duration? ReadPart(TimeWords words)
    {
        if (words.TryTake("half", "an", "hour") || words.TryTake("half", "hour"))
            return Duration.FromMinutes(30);

        if (words.TryTake("quarter", "of", "an", "hour") || words.TryTake("a", "quarter", "of", "an", "hour"))
            return Duration.FromMinutes(15);

        if (words.TryTake("three", "quarters", "of", "an", "hour"))
            return Duration.FromMinutes(45);

        if (Joined().Match(words.Ahead()) is { Success: true } joined)
        {
            words.Position++;
            var minutes = joined.Groups["minutes"] is { Success: true, Value: var digits } ? Number(digits) : 0;
            return UnitOf(joined.Groups["unit"].Value) is { } said
                ? (Number(joined.Groups["count"].Value) * said) + Duration.FromMinutes(minutes)
                : null;
        }

        var begin = words.Position;
        if (ReadCount(words) is not { } count || UnitOf(words.Ahead()) is not { } unit)
        {
            words.Position = begin;
            return null;
        }

        words.Position++;
        return (count * unit) + (words.TryTake("and", "a", "half") ? unit / 2 : Duration.Zero);
    }

    private static double? ReadCount(TimeWords words)
    {
        if (words.TryTake("a", "couple", "of") || words.TryTake("couple", "of"))
            return 2;

        var count = words.Ahead() is "a" or "an" ? 1
            : NumberWords.ReadTwo(words) is { } two ? two
            : NumberWords.Read(words.Ahead()) is { } whole ? whole
            : Fraction().IsMatch(words.Ahead()) ? Number(words.Ahead())
            : (double?)null;

        // "Hour" alone means one hour: "the next hour".
        words.Position += count is null ? 0 : 1;
        return count is not null && words.TryTake("and", "a", "half") ? count + 0.5
            : count ?? (words.Ahead() is "hour" ? 1 : null);
    }

    private static Duration? UnitOf(string word) => word switch
    {
        "m" or "min" or "minute" or "minutes" => Duration.FromMinutes(1),
        "h" or "hr" or "hrs" or "hour" or "hours" => Duration.FromHours(1),
        "d" or "day" or "days" => Duration.FromDays(1),
        "week" or "weeks" => Duration.FromDays(7),
        _ => null,
    };

    private static double Number(string digits) => double.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^(?<count>[0-9]{1,4}(?:[.][0-9])?)(?:(?<unit>h)(?<minutes>[0-5]?[0-9])m?|(?<unit>min|minutes?|m|hrs?|hours?|h|days?|d|weeks?))$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Joined();

    [GeneratedRegex("^[0-9]{1,3}[.][0-9]$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fraction();
}
